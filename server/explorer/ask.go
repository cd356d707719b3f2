package explorer

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"

	"accordgraph/internal/web"
)

// api asks the GraphQL handler of the same server, in process.
type api struct {
	handler http.Handler
	trusted bool // the handler answers only documents by their ids
	stored  map[string]Operation
}

// newAPI returns an api that asks h.
func newAPI(h http.Handler, trusted bool) api {
	a := api{h, trusted, map[string]Operation{}}
	for _, o := range Operations() {
		a.stored[o.Name] = o
	}
	return a
}

// asked is an operation that a page asked, with its variables.
type asked struct {
	Operation
	Variables string
	data      []byte // JSON
}

// Playground returns the address that opens the operation in the playground.
func (a asked) Playground() string {
	return "/playground?" + url.Values{"query": {a.Text}, "variables": {a.Variables}}.Encode()
}

// ask sends a stored operation and reads the data of its answer into out. The error is a *refusal if the answer has
// errors. Then out has the data that the answer has besides.
func (a api) ask(r *http.Request, name string, variables map[string]any, out any) (asked, error) {
	vars, err := json.Marshal(variables)
	if err != nil {
		return asked{}, fmt.Errorf("writing the variables of %s: %w", name, err)
	}
	q := asked{Operation: a.stored[name], Variables: string(vars)}
	request, err := a.request(r, q)
	if err != nil {
		return q, fmt.Errorf("asking %s: %w", name, err)
	}
	q.data, err = read(web.Ask(a.handler, request), name, out)
	return q, err
}

// request returns the request for an operation.
func (a api) request(r *http.Request, q asked) (*http.Request, error) {
	body, err := a.body(q)
	if err != nil {
		return nil, err
	}
	return web.Question(r, bytes.NewReader(body))
}

// body returns the body of the request for an operation.
func (a api) body(q asked) ([]byte, error) {
	params := map[string]any{"operationName": q.Name, "variables": json.RawMessage(q.Variables), "query": q.Text}
	if a.trusted {
		delete(params, "query")
		params["documentId"] = "sha256:" + q.ID
	}
	return json.Marshal(params)
}

// read reads the answer to an operation into out, and returns its data.
func read(w *web.Recorder, name string, out any) (json.RawMessage, error) {
	var answer struct {
		Data   json.RawMessage
		Errors []struct {
			Message    string
			Extensions struct{ Code string }
		}
	}
	if err := json.Unmarshal(w.Body.Bytes(), &answer); err != nil {
		return nil, fmt.Errorf("reading the answer to %s, which has status %d: %w", name, w.Status, err)
	}
	if len(answer.Data) > 0 {
		if err := json.Unmarshal(answer.Data, out); err != nil {
			return nil, fmt.Errorf("reading the data of %s: %w", name, err)
		}
	}
	if len(answer.Errors) > 0 {
		first := answer.Errors[0]
		return answer.Data, &refusal{name, first.Extensions.Code, first.Message, w.Header().Get("Retry-After")}
	}
	return answer.Data, nil
}

// A refusal is an error in an answer of the API.
type refusal struct {
	operation, code, message string
	retryAfter               string // seconds, or ""
}

// Error implements error.
func (r *refusal) Error() string { return fmt.Sprintf("%s: %s: %s", r.operation, r.code, r.message) }
