package follow

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"

	"accordgraph/graph"
	"accordgraph/internal/web"
)

// An api asks the GraphQL handler of the same server, in process.
type api struct {
	handler http.Handler
	trusted bool // the handler answers only documents by their ids
}

// newAPI returns an api that asks h.
func newAPI(h http.Handler, trusted bool) api { return api{h, trusted} }

// An answer is the answer to the operation Follow.
type answer struct {
	Dataset struct{ Title, Licence string }
	Changes struct {
		PageInfo struct {
			HasNextPage, HasPreviousPage bool
			StartCursor                  string
		}
		Nodes []json.RawMessage
	}
	entries []entry // in the order of the feed
}

// An entry is an entry of the log.
type entry struct {
	Number        int
	Key           string
	What          string
	Subject       string
	Text          string
	Day           string
	RevisionAfter string
	Fields        []struct {
		Field         string
		Before, After []string
	}
	Why []struct{ Summary, Reason string }
	raw json.RawMessage // the entry as the API gave it
}

// A refusal is why there is no answer.
type refusal struct {
	status     int
	message    string
	retryAfter string // seconds, or ""
}

// ask asks for the entries of a request. The latest come first if the request has no number.
func (a api) ask(r *http.Request, q *request) (*answer, *refusal) {
	inner, err := a.request(r, feedDocument, q.variables())
	if err != nil {
		return nil, &refusal{status: http.StatusInternalServerError, message: "the operation could not be written"}
	}
	w := web.Ask(a.handler, inner)
	var reply struct {
		Data   *answer
		Errors []struct {
			Message    string
			Extensions struct{ Code string }
		}
	}
	if err := json.Unmarshal(w.Body.Bytes(), &reply); err != nil {
		return nil, &refusal{status: http.StatusInternalServerError, message: "the answer of the API could not be read"}
	}
	if len(reply.Errors) > 0 {
		first := reply.Errors[0]
		return nil, &refusal{graph.StatusOf(first.Extensions.Code), first.Message, w.Header().Get("Retry-After")}
	}
	if err := reply.Data.read(); err != nil {
		return nil, &refusal{status: http.StatusInternalServerError, message: "the answer of the API could not be read"}
	}
	if q.after == nil {
		slices.Reverse(reply.Data.entries)
	}
	return reply.Data, nil
}

// read reads the entries of a.
func (a *answer) read() error {
	for _, raw := range a.Changes.Nodes {
		e := entry{raw: raw}
		if err := json.Unmarshal(raw, &e); err != nil {
			return fmt.Errorf("reading an entry: %w", err)
		}
		a.entries = append(a.entries, e)
	}
	return nil
}

// request returns the request for an operation. It comes from the same client as r, and ends with r.
func (a api) request(r *http.Request, document string, variables map[string]any) (*http.Request, error) {
	params := map[string]any{"query": document, "variables": variables}
	if a.trusted {
		params = map[string]any{"documentId": "sha256:" + idOf(document), "variables": variables}
	}
	body, err := json.Marshal(params)
	if err != nil {
		return nil, err
	}
	return web.Question(r, bytes.NewReader(body))
}
