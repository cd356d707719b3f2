package dataset

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"regexp"
)

// about is what the API says of the data set.
type about struct {
	Title, Description, Revision, Licence, LicenceURL string
	CompiledOn, CoversUntil                           string // partial dates, or ""
}

// forwarded are the headers of a request that its question has, too: for the limit of each client, and for traces.
var forwarded = []string{"X-Forwarded-For", "X-Request-Id", "Traceparent", "Tracestate"}

// refusal is an answer of the API that has errors.
type refusal struct {
	status        int
	message, code string
	retryAfter    string // seconds, or ""
}

// Error implements error.
func (r *refusal) Error() string { return fmt.Sprintf("%d %s: %s", r.status, r.code, r.message) }

// errChanged means that the data changed while files were made.
var errChanged = errors.New("the data changed while the files were made")

// askAbout asks for the data set on behalf of the client that sent r.
func (s *Set) askAbout(r *http.Request) (about, error) {
	inner, err := s.request(r.Context(), "/graphql", editionOperation)
	if err != nil {
		return about{}, err
	}
	inner.RemoteAddr = r.RemoteAddr
	for _, name := range forwarded {
		inner.Header[name] = r.Header[name]
	}
	return aboutFrom(s.API, inner)
}

// aboutNow asks for the data set on behalf of nobody.
func (s *Set) aboutNow(ctx context.Context) (about, error) {
	r, err := s.request(ctx, "/graphql", editionOperation)
	if err != nil {
		return about{}, err
	}
	return aboutFrom(s.Formats, r)
}

// aboutFrom reads what a handler says of the data set.
func aboutFrom(h http.Handler, r *http.Request) (about, error) {
	var body bytes.Buffer
	w := &answer{header: http.Header{}, to: &body}
	if err := w.from(h, r); err != nil {
		return about{}, err
	}
	var found struct {
		Data   struct{ Dataset about }
		Errors []struct {
			Message    string
			Extensions struct{ Code string }
		}
	}
	if err := json.Unmarshal(body.Bytes(), &found); err != nil {
		return about{}, fmt.Errorf("reading what the API says of the data set: %w", err)
	}
	if len(found.Errors) > 0 {
		e := found.Errors[0]
		return about{}, &refusal{http.StatusServiceUnavailable, e.Message, e.Extensions.Code, w.header.Get("Retry-After")}
	}
	if found.Data.Dataset.Revision == "" {
		return about{}, &refusal{http.StatusServiceUnavailable, "the data is being loaded", "UPSTREAM_UNAVAILABLE", "5"}
	}
	return found.Data.Dataset, nil
}

// file writes the whole list as a file of a format. The error is errChanged if the data has another revision than the
// one that the files are made of.
func (s *Set) file(ctx context.Context, l list, ending, revision string, to io.Writer) error {
	r, err := s.request(ctx, "/graphql."+ending+"?all=1", l.operation)
	if err != nil {
		return err
	}
	w := &answer{header: http.Header{}, to: to, check: func(h http.Header) error { return isWhole(h, revision) }}
	err = w.from(s.Formats, r)
	var refused *refusal
	if errors.As(err, &refused) && refused.status == http.StatusServiceUnavailable && !fromStore[refused.code] {
		return errChanged // the formats say so, too, if it happens within a list
	}
	if err != nil {
		return fmt.Errorf("asking for %s as %s: %w", l.name, ending, err)
	}
	return nil
}

// fromStore are the codes of the API for a store that does not answer in time.
var fromStore = map[string]bool{"UPSTREAM_UNAVAILABLE": true, "TIMEOUT": true}

// revisionInName matches the name of a file of the formats, which ends with the beginning of the revision.
var revisionInName = regexp.MustCompile(`-([0-9a-f]+)\.[a-z]+"$`)

// isWhole returns an error if a file is of another revision, or has not all of its list.
func isWhole(h http.Header, revision string) error {
	if missing := h.Get("Accordgraph-Incomplete"); missing != "" {
		return errors.New(missing)
	}
	found := revisionInName.FindStringSubmatch(h.Get("Content-Disposition"))
	if found == nil || len(revision) < len(found[1]) || revision[:len(found[1])] != found[1] {
		return errChanged
	}
	return nil
}

// request returns the request for an operation.
func (s *Set) request(ctx context.Context, address string, o Operation) (*http.Request, error) {
	params := map[string]any{"operationName": o.Name, "query": o.Text}
	if s.Trusted {
		delete(params, "query")
		params["documentId"] = "sha256:" + o.ID
	}
	body, err := json.Marshal(params)
	if err != nil {
		return nil, err
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, address, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	r.RequestURI = (&url.URL{Path: r.URL.Path, RawQuery: r.URL.RawQuery}).String()
	r.Header.Set("Content-Type", "application/json")
	return r, nil
}

// An answer is an http.ResponseWriter that writes the body of a good answer on, and reads the errors of another one.
type answer struct {
	header http.Header
	status int
	to     io.Writer
	check  func(http.Header) error // of a good answer, before its body
	err    error                   // why the body is not written on
	wrong  bytes.Buffer
}

func (w *answer) Header() http.Header { return w.header }

// WriteHeader checks a good answer.
func (w *answer) WriteHeader(status int) {
	if w.status != 0 {
		return
	}
	if w.status = status; status == http.StatusOK && w.check != nil {
		w.err = w.check(w.header)
	}
}

// Write writes a part of the body on.
func (w *answer) Write(b []byte) (int, error) {
	w.WriteHeader(http.StatusOK)
	if w.status != http.StatusOK {
		return w.wrong.Write(b)
	}
	if w.err != nil {
		return 0, w.err
	}
	n, err := w.to.Write(b)
	w.err = err
	return n, err
}

// from asks a handler. The error is a *refusal if the answer has a status of an error. A handler that stops in the
// middle of an answer is an error, too.
func (w *answer) from(h http.Handler, r *http.Request) (err error) {
	defer func() {
		switch stopped := recover(); {
		case stopped == http.ErrAbortHandler: //nolint:errorlint // net/http compares it so, too
			err = errors.Join(errors.New("the answer was cut"), w.err)
		case stopped != nil:
			panic(stopped)
		}
	}()
	h.ServeHTTP(w, r)
	w.WriteHeader(http.StatusOK)
	if w.err != nil || w.status == http.StatusOK {
		return w.err
	}
	return w.refusal()
}

// refusal returns the error in an answer.
func (w *answer) refusal() *refusal {
	refused := &refusal{w.status, http.StatusText(w.status), "", w.header.Get("Retry-After")}
	var body struct {
		Errors []struct {
			Message    string
			Extensions struct{ Code string }
		}
	}
	if json.Unmarshal(w.wrong.Bytes(), &body) == nil && len(body.Errors) > 0 {
		refused.message, refused.code = body.Errors[0].Message, body.Errors[0].Extensions.Code
	}
	return refused
}
