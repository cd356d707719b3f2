package handoff

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"accordgraph/graph"
	"accordgraph/internal/query"
)

// costOf returns what the API says that a document costs.
func costOf(t *testing.T, api http.Handler, document string) int {
	t.Helper()
	address := "/graphql?" + url.Values{"query": {document}, "extensions": {`{"cost":true}`}}.Encode()
	var answer struct {
		Extensions struct{ Cost struct{ Requested int } }
	}
	w := send(api, httptest.NewRequest(http.MethodGet, address, nil))
	if err := json.Unmarshal(w.Body.Bytes(), &answer); err != nil || w.Code != http.StatusOK {
		t.Fatalf("%d %v %s", w.Code, err, w.Body)
	}
	return answer.Extensions.Cost.Requested
}

// TestStepPrice checks that a step of links has about the price that the API has for what is added to them.
func TestStepPrice(t *testing.T) {
	api := graph.NewHandler(query.New(smallStore(t)), graph.Options{})
	const document = `{ dataset { title } relationships(first: 100) { nodes { id } } }`
	text, err := rewrite(graph.Schema(), document, "", false)
	if err != nil {
		t.Fatal(err)
	}
	if got := costOf(t, api, text) - costOf(t, api, document); got > stepPrice*11/10 || got < stepPrice*9/10 {
		t.Errorf("what is added to %d links costs %d, and a step costs %d", stepLinks, got, stepPrice)
	}
}

// TestSteps counts by hand: what is added has a price for each step of 100 links that has begun.
func TestSteps(t *testing.T) {
	for links, want := range map[int]int{0: 0, 1: stepPrice, 100: stepPrice, 101: 2 * stepPrice} {
		data := `{"a":"handoff_type: \"handoff_type\":",` + strings.Repeat(`"handoff_type":"CLAIMS",`, links) + `"b":1}`
		if got := priceOf([]byte(data)); got != want {
			t.Errorf("%d links cost %d, want %d", links, got, want)
		}
	}
}

// An account is a limiter that counts.
type account struct{ left, taken, charged int }

// Take implements web.Limiter.
func (a *account) Take(_ context.Context, cost int) bool {
	if a.left < cost {
		return false
	}
	a.left, a.taken = a.left-cost, a.taken+cost
	return true
}

// Charge implements web.Limiter.
func (a *account) Charge(_ context.Context, cost int) {
	a.left, a.charged = a.left-cost, a.charged+cost
}

// TestPrice checks that a client pays for its own operation before, and for what was added by the links that were read:
// not by the links that could be there. A file that is cached costs nothing more.
func TestPrice(t *testing.T) {
	a := &account{left: 1e6}
	h := over(graph.NewHandler(query.New(smallStore(t)), graph.Options{Limiter: a, CacheBytes: 1 << 20}))
	api := graph.NewHandler(query.New(smallStore(t)), graph.Options{})
	for document, links := range map[string]int{
		`query A { actors { nodes { name } } }`:                             0,
		`query B { relationships(first: 100) { nodes { type } } }`:          1,
		`query C { documents { nodes { provisions { nodes { name } } } } }`: 1,
	} {
		own := costOf(t, api, document)
		for again, want := range []account{{0, own, links * stepPrice}, {0, 1, 0}} {
			*a = account{left: 1e6}
			w := get(t, h, "csv", document)
			if w.Code != http.StatusOK || a.taken != want.taken || a.charged != want.charged {
				t.Errorf("%s, time %d: %d, the client paid %d and %d, want %d and %d", document, again+1, w.Code, a.taken, a.charged, want.taken, want.charged)
			}
		}
	}
}

// TestAdditionsHaveNoLimit checks that a file has room for everything that its operation may ask of the API: the limit of
// one operation is for the operation of the client. The same operation by its own hand is refused.
func TestAdditionsHaveNoLimit(t *testing.T) {
	h := small(t)
	document := `{ documents(first: 100) { nodes { name provisions(first: 100) { nodes { name } } } } }`
	text, err := rewrite(graph.Schema(), document, "", false)
	if err != nil {
		t.Fatal(err)
	}
	w := get(t, h, "jsonl", document)
	if w.Code != http.StatusOK || w.Body.Len() == 0 {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	api := graph.NewHandler(query.New(smallStore(t)), graph.Options{})
	address := "/graphql?query=" + url.QueryEscape(text)
	if w := send(api, httptest.NewRequest(http.MethodGet, address, nil)); w.Code != http.StatusUnprocessableEntity && !strings.Contains(w.Body.String(), "QUERY_TOO_COSTLY") {
		t.Errorf("by hand: %d %.300s", w.Code, w.Body)
	}
	for _, far := range []string{strings.ReplaceAll(document, "provisions(first: 100) { nodes { name } }",
		"provisions(first: 100) { nodes { objections(first: 100) { nodes { name } } } }")} {
		if w := get(t, h, "jsonl", far); w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), "QUERY_TOO_COSTLY") {
			t.Errorf("an operation beyond the limit: %d %.300s", w.Code, w.Body)
		}
	}
}
