package graph_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"accordgraph/graph"
	"accordgraph/internal/web"
)

// A request that is sent again in the same bytes has the same answer as before, in each media type, until the data change.
func TestSameBytes(t *testing.T) {
	inner, store, seen := cached(t, 1<<20)
	h := web.Budget{Answer: time.Hour, MaxBody: graph.MaxBody}.Around(inner)
	body, get := requestBody(t, named), address("query", named)
	for _, accept := range []string{plainJSON, responseJSON} {
		for _, result := range []string{"MISS", "HIT", "HIT"} {
			w := send(t, h, "POST", "/graphql", body, "Accept", accept)
			if !strings.Contains(w.Body.String(), "Ada") || !strings.HasPrefix(w.Header().Get("Content-Type"), accept) {
				t.Errorf("%s: %s %s", result, w.Header(), w.Body)
			}
			seen.since(t, `["Names","OK","`+result+`",`+map[string]string{"MISS": "1", "HIT": "0"}[result]+`]`)
		}
	}
	etag := send(t, h, "GET", get, "").Header().Get("ETag")
	for range 2 {
		if w := send(t, h, "GET", get, ""); w.Header().Get("ETag") != etag || w.Code != http.StatusOK {
			t.Errorf("the ETag is %s, want %s", w.Header().Get("ETag"), etag)
		}
		if w := unlessMatching(t, h, etag); w.Code != http.StatusNotModified {
			t.Errorf("what the client has is answered by %d", w.Code)
		}
	}
	load(t, store, "b", "Bob")
	waitFor(t, func() bool { return strings.Contains(send(t, h, "POST", "/graphql", body).Body.String(), "Bob") })
	if w := send(t, h, "GET", get, ""); !strings.Contains(w.Body.String(), "Bob") || w.Header().Get("ETag") == etag {
		t.Errorf("the answer is the one of before: %s", w.Body)
	}
}

// What is not in the bytes of a request counts too: the page that sent it, and whether its document is rewritten.
func TestSameBytesOfOthers(t *testing.T) {
	inner, _, _ := cached(t, 1<<20)
	h := web.Budget{Answer: time.Hour, MaxBody: graph.MaxBody}.Around(inner)
	get, body := address("query", named), requestBody(t, named)
	for range 2 {
		send(t, h, "GET", get, "")
		send(t, h, "POST", "/graphql", body)
	}
	if w := send(t, h, "GET", get, "", "Sec-Fetch-Site", "cross-site"); w.Code != http.StatusForbidden {
		t.Errorf("a page of another site has the cached answer: %d", w.Code)
	}
	rewriting := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		other := func(_, _ string, variables map[string]any) (string, map[string]any, error) {
			return `{ dataset { title } }`, variables, nil
		}
		h.ServeHTTP(w, r.WithContext(graph.WithRewrite(r.Context(), other, func([]byte) int { return 0 })))
	})
	if w := send(t, rewriting, "POST", "/graphql", body); !strings.Contains(w.Body.String(), `"title"`) {
		t.Errorf("a rewritten document has the answer of another: %s", w.Body)
	}
	for range 2 { // an answer with a report is another each time
		w := send(t, h, "POST", "/graphql", `{"query": "{ dataset { title } }", "extensions": {"cost": true}}`)
		if !strings.Contains(w.Body.String(), `"requested"`) {
			t.Errorf("no report: %s", w.Body)
		}
	}
}
