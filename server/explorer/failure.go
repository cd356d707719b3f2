package explorer

import (
	"errors"
	"fmt"
	"net/http"
	"strings"

	"accordgraph/internal/web"
)

// A failure is a page that says why there is no other page.
type failure struct {
	status int
	key    string // of the words for it
	detail string // words of the API that say what to change
	after  string // seconds after which to try again, or ""
}

// Error implements error.
func (f *failure) Error() string {
	return strings.TrimSpace(fmt.Sprint(f.status, " ", f.key, " ", f.detail))
}

// failures maps the codes of the API to the pages that say so.
var failures = map[string]failure{
	"UPSTREAM_UNAVAILABLE": {status: http.StatusServiceUnavailable, key: "down", after: "5"},
	"TIMEOUT":              {status: http.StatusServiceUnavailable, key: "slow", after: "5"},
	"RATE_LIMITED":         {status: http.StatusTooManyRequests, key: "tooMany", after: "10"},
	"BAD_USER_INPUT":       {status: http.StatusBadRequest, key: "badQuestion"},
}

// failureOf returns the page for an error.
func failureOf(err error) *failure {
	var f *failure
	if errors.As(err, &f) {
		return f
	}
	var r *refusal
	if !errors.As(err, &r) {
		return &failure{status: http.StatusInternalServerError, key: "broken"}
	}
	found, ok := failures[r.code]
	switch {
	case !ok:
		return &failure{status: http.StatusInternalServerError, key: "broken"}
	case r.retryAfter != "":
		found.after = r.retryAfter
	case found.status == http.StatusBadRequest:
		found.detail = r.message
	}
	return &found
}

// failureBody is the body of a page that says why there is no other page.
type failureBody struct {
	Key, Detail string
	Status      int
	Nearest     []reference // what has a name like the address
}

// failed returns the page for an error. The log gets errors that are no fault of the reader.
func (e *explorer) failed(p *page, err error) web.Reply {
	var moved *redirect
	if errors.As(err, &moved) {
		return web.Reply{Status: moved.status, Header: http.Header{"Location": {moved.to}}}
	}
	f := failureOf(err)
	if f.status >= http.StatusInternalServerError {
		e.log.Error("a page failed", "address", p.request.URL.Path, "err", err)
	}
	body := failureBody{Key: f.key, Detail: f.detail, Status: f.status}
	if f.status == http.StatusNotFound {
		body.Nearest = p.nearest()
	}
	p.Template, p.Status, p.Body = "failure", f.status, body
	p.Title, _ = p.W(f.key)
	p.header = http.Header{"Cache-Control": {"no-store"}}
	if f.after != "" {
		p.header.Set("Retry-After", f.after)
	}
	reply, err := e.render(p)
	if err != nil {
		e.log.Error("the page for a failure failed", "address", p.request.URL.Path, "err", err)
		return web.Reply{Status: http.StatusInternalServerError, Body: []byte("500 internal server error\n")}
	}
	return reply
}

// nearest returns the things whose names are nearest to the last part of the address. If the API does not answer, there
// are none.
func (p *page) nearest() (found []reference) {
	path := strings.Trim(p.request.URL.Path, "/")
	words := strings.Join(strings.FieldsFunc(path[strings.LastIndex(path, "/")+1:], notInWords), " ")
	if words == "" {
		return nil
	}
	var answer struct {
		Dataset edition
		Search  struct{ Nodes []reference }
	}
	if err := p.ask("Nearest", map[string]any{"words": words}, &answer); err != nil {
		return nil
	}
	p.Edition = answer.Dataset
	for _, node := range answer.Search.Nodes {
		if node.Name != "" {
			found = append(found, node)
		}
	}
	return found
}

// notInWords reports whether a letter of an address separates words.
func notInWords(r rune) bool { return strings.ContainsRune("-_.@:+ ", r) }

// notThere is the view of every address that has no page.
func notThere(*page) error { return missing }

// missing is the failure of an address that nothing has.
var missing = &failure{status: http.StatusNotFound, key: "missing"}

// unknownThen is the failure of a page as of a day: nothing about the thing was published by that day, or
// no thing has the address.
var unknownThen = &failure{status: http.StatusNotFound, key: "unknownThen"}

// A redirect is another address of a page.
type redirect struct {
	status int
	to     string
}

// Error implements error.
func (r *redirect) Error() string { return fmt.Sprint(r.status, " ", r.to) }
