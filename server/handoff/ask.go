package handoff

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"

	"accordgraph/graph"
	"accordgraph/internal/web"
)

// The media types of the API.
const (
	plainJSON    = "application/json"
	responseJSON = "application/graphql-response+json"
)

// A question is an operation that is answered in a format. The API fills its plan when it has found the document.
type question struct {
	format    format
	name      string // of the format
	schema    *ast.Schema
	document  string // as it was sent
	variables map[string]any
	plan      *plan
	all       bool                 // the outermost list is followed to its end
	partial   bool                 // a file that is short is accepted
	followed  bool                 // the file has more than the first page
	total     bool                 // lists say how many items they have
	text      string               // the rewritten document, or "" before it is rewritten
	body      func() io.ReadCloser // of the request, for each page; nil if it is read only once
	after     string               // the cursor after which the outermost list goes on; "" for the first page
}

// rewrite is a graph.Rewrite. It plans the file, and refuses an operation that the format cannot have. It leaves a
// document that is wrong as it is, because the API says best what is wrong.
func (q *question) rewrite(document, operationName string, variables map[string]any) (string, map[string]any, error) {
	text, err := q.rewritten(document, operationName, variables)
	if errors.Is(err, errWrong) {
		return document, variables, nil
	}
	if err != nil || q.after == "" {
		return text, variables, err
	}
	return q.plan.next(text, operationName, variables, q.after)
}

// rewritten returns the rewritten document, and plans the file.
func (q *question) rewritten(document, operationName string, variables map[string]any) (string, error) {
	if q.text != "" {
		return q.text, nil
	}
	text, err := rewrite(q.schema, document, operationName, q.total)
	if err != nil {
		return "", err
	}
	p, err := planOf(q.schema, text, operationName)
	if err != nil {
		return "", err
	}
	q.document, q.variables, q.plan = document, variables, p
	if q.all {
		if err := p.canFollow(text, operationName); err != nil {
			return "", err
		}
	}
	if err := q.format.check(p); err != nil {
		return "", err
	}
	q.text = text
	return text, nil
}

// ask sends the operation of a request to the API. It asks whether the answer has changed since the client got its
// file.
func (h *Files) ask(r *http.Request, q *question) *web.Recorder {
	inner := r.Clone(graph.WithRewrite(r.Context(), q.rewrite, priceOf))
	if q.body != nil {
		inner.Body = q.body()
	}
	inner.URL.Path, inner.URL.RawPath = "/graphql", ""
	inner.Header.Set("Accept", responseJSON)
	inner.Header.Del("Accept-Encoding")
	tag := "." + q.name
	for _, option := range []string{"excel", "all", "partial"} {
		if r.URL.Query().Get(option) == "1" {
			tag += "." + option
		}
	}
	inner.Header["If-None-Match"] = answersOf(inner.Header.Values("If-None-Match"), tag)
	w := web.Ask(h.api, inner)
	if etag := w.Header().Get("ETag"); etag != "" {
		w.Header().Set("ETag", strings.TrimSuffix(etag, `"`)+tag+`"`)
	}
	for _, name := range []string{"Content-Length", "Vary", "X-Content-Type-Options"} { // Reply.Send sets them
		w.Header().Del(name)
	}
	return w
}

// answersOf returns the ETags of answers for the ETags of their files in a format. It leaves out other ETags, except
// "*".
func answersOf(held []string, tag string) (all []string) {
	for one := range strings.SplitSeq(strings.Join(held, ","), ",") {
		if etag, is := strings.CutSuffix(strings.TrimSpace(one), tag+`"`); is {
			all = append(all, etag+`"`)
		} else if etag == "*" {
			all = append(all, etag)
		}
	}
	return all
}

// dataOf returns the data of an answer. Numbers are as they were written. If the answer has errors, dataOf returns a
// reply with them and no data: half an answer is no file.
func dataOf(w *web.Recorder) (map[string]any, *web.Reply) {
	var answer struct {
		Data   map[string]any
		Errors json.RawMessage
	}
	decoder := json.NewDecoder(bytes.NewReader(w.Body.Bytes()))
	decoder.UseNumber()
	if err := decoder.Decode(&answer); err != nil {
		reply := refuse(http.StatusInternalServerError, fmt.Errorf("reading the answer of the API: %w", err))
		return nil, &reply
	}
	if len(answer.Errors) == 0 {
		return answer.Data, nil
	}
	var all []struct{ Extensions struct{ Code string } }
	status := http.StatusInternalServerError
	if json.Unmarshal(answer.Errors, &all) == nil && len(all) > 0 {
		status = graph.StatusOf(all[0].Extensions.Code)
	}
	reply := errorsReply(status, answer.Errors)
	return nil, &reply
}

// errorsReply returns errors as the API has them, with a status.
func errorsReply(status int, errors json.RawMessage) web.Reply {
	header := http.Header{"Content-Type": {responseJSON + "; charset=utf-8"}, "Cache-Control": {"no-store"}}
	return web.Reply{Status: status, Header: header, Body: fmt.Appendf(nil, `{"errors":%s}`, errors)}
}

// refuse returns an error as the API has it, with the code of the status.
func refuse(status int, err error) web.Reply {
	code := map[int]string{http.StatusBadRequest: "BAD_REQUEST"}[status]
	if code == "" {
		code = "INTERNAL"
	}
	text, wrong := json.Marshal([]any{map[string]any{"message": err.Error(), "extensions": map[string]any{"code": code}}})
	if wrong != nil { // cannot happen: a text is always JSON
		text = []byte("[]")
	}
	return errorsReply(status, text)
}
