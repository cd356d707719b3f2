package web

import (
	"bytes"
	"context"
	"io"
	"net/http"
)

// forwarded are the headers that a question has from the request that it is asked for: they are for the limit of each
// client, and for traces.
var forwarded = []string{"X-Forwarded-For", "X-Request-Id", "Traceparent", "Tracestate"}

// Question returns a request to the API of the same process, with a body of JSON. It comes from the same client as r, and
// ends with r.
func Question(r *http.Request, body io.Reader) (*http.Request, error) {
	question, err := OnBehalf(r.Context(), r, http.MethodPost, "/graphql", body)
	if err != nil {
		return nil, err
	}
	question.Header.Set("Content-Type", "application/json")
	question.Header.Set("Accept", "application/json")
	return question, nil
}

// OnBehalf returns a request to a handler of the same process. It comes from the same client as r, and ends with ctx.
func OnBehalf(ctx context.Context, r *http.Request, method, address string, body io.Reader) (*http.Request, error) {
	inner, err := http.NewRequestWithContext(ctx, method, address, body)
	if err != nil {
		return nil, err
	}
	inner.RemoteAddr = r.RemoteAddr
	for _, name := range forwarded {
		inner.Header[name] = r.Header[name]
	}
	return inner, nil
}

// A Recorder is an http.ResponseWriter that holds the answer of a handler of the same process.
type Recorder struct {
	Status int
	Body   bytes.Buffer
	header http.Header
}

// Ask returns the answer of h to r.
func Ask(h http.Handler, r *http.Request) *Recorder {
	w := &Recorder{Status: http.StatusOK, header: http.Header{}}
	h.ServeHTTP(w, r)
	return w
}

// Header implements http.ResponseWriter.
func (w *Recorder) Header() http.Header { return w.header }

// WriteHeader implements http.ResponseWriter.
func (w *Recorder) WriteHeader(status int) { w.Status = status }

// Write implements http.ResponseWriter.
func (w *Recorder) Write(b []byte) (int, error) { return w.Body.Write(b) }

// Reply returns the answer for another client.
func (w *Recorder) Reply() Reply {
	return Reply{Status: w.Status, Header: w.header, Body: w.Body.Bytes()}
}
