package handoff

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"accordgraph/graph"
	"accordgraph/internal/hostile"
)

// TestHostileRequests checks that a hostile request gets a file or an error below 500, in each sort of format: a
// rewriting must not do the work that the API refuses.
func TestHostileRequests(t *testing.T) {
	h := small(t)
	for _, r := range hostile.Requests(graph.Schema()) {
		for _, ending := range []string{"csv", "zip?all=1", "nq"} {
			request := httptest.NewRequest(http.MethodPost, "/graphql."+ending, strings.NewReader(r.Body))
			request.Header.Set("Content-Type", "application/json")
			w := send(h, request)
			refused := w.Code >= 400 && w.Code < 500 && json.Valid(w.Body.Bytes())
			if !refused && w.Code != http.StatusOK {
				t.Errorf("%s as %s: %d %.300s", r.Name, ending, w.Code, w.Body)
			}
		}
	}
}

// FuzzRewrite checks that no document makes a rewriting panic, and that a document that is rewritten can be planned.
func FuzzRewrite(f *testing.F) {
	for _, document := range operations {
		f.Add(document)
	}
	f.Add(`query A($a: ID!) { # {
		x: node(id: $a) { ... on Relationship { evidence { quote } } ...F } } fragment F on Node { __typename id }`)
	schema := graph.Schema()
	f.Fuzz(func(t *testing.T, document string) {
		text, err := rewrite(schema, document, "")
		if err != nil {
			return
		}
		if p, err := planOf(schema, text, ""); err == nil {
			_ = hasOneChain(p)
		}
	})
}
