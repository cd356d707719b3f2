package main

import (
	"fmt"
	"log/slog"
	"net/http"
	"runtime/debug"
)

// internalError is the format of the answer to a request whose handler panics. Its
// argument is the id of the request.
const internalError = `{"errors":[{"message":"something went wrong inside; it is in the log under the request id",` +
	`"extensions":{"code":"INTERNAL","requestId":"%s"}}]}`

// recoverer returns a handler that calls h. If h panics, the handler logs the panic and
// answers with status 500. If h has already sent a part of its answer, the handler closes
// the connection instead, so that no client takes that part for a whole answer. Package
// graph recovers its own panics, so recoverer is for the handlers around package graph.
func recoverer(h http.Handler, log *slog.Logger) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		sent := &startedWriter{ResponseWriter: w}
		defer func() {
			v := recover()
			if v == nil {
				return
			}
			if v == http.ErrAbortHandler {
				panic(v)
			}
			id := w.Header().Get("X-Request-Id")
			log.Error("panic", "err", v, "stack", string(debug.Stack()), "id", id)
			if sent.started {
				panic(http.ErrAbortHandler)
			}
			w.Header().Set("Content-Type", "application/json")
			w.WriteHeader(http.StatusInternalServerError)
			fmt.Fprintf(w, internalError, id)
		}()
		h.ServeHTTP(sent, r)
	})
}

// A startedWriter is an http.ResponseWriter that records whether a part of the answer was sent.
type startedWriter struct {
	http.ResponseWriter
	started bool
}

// WriteHeader implements http.ResponseWriter.
func (w *startedWriter) WriteHeader(status int) {
	w.started = true
	w.ResponseWriter.WriteHeader(status)
}

// Write implements http.ResponseWriter.
func (w *startedWriter) Write(p []byte) (int, error) {
	w.started = true
	return w.ResponseWriter.Write(p)
}

// Unwrap returns the wrapped writer, as http.ResponseController needs.
func (w *startedWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }
