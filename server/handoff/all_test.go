package handoff

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"accordgraph/graph"
	"accordgraph/internal/query"
)

// TestAll checks that all=1 follows the outermost list to its end: the file is the same as one page with everything.
func TestAll(t *testing.T) {
	h := small(t)
	const whole = `{ relationships(first: 100) { nodes { id } } }`
	want := get(t, h, "csv", whole).Body.String()
	if strings.Count(want, "\n") < 10 {
		t.Fatalf("the data set has too few relationships:\n%s", want)
	}
	for _, document := range []string{
		`{ relationships(first: 3) { nodes { id } } }`,
		`query A($first: Int = 4, $after: String) { relationships(first: $first, after: $after) { nodes { id } } }`,
		`query B { ...F } fragment F on Query { relationships(first: 5) { nodes { id } } }`,
		`{ relationships(types: null, first: 2) { nodes { id } } ...F } fragment F on Query { relationships(types: null, first: 2) { nodes { id } } }`,
	} {
		w := get(t, h, "csv", document, "all", "1")
		if w.Code != http.StatusOK || w.Body.String() != want || w.Header().Get(Incomplete) != "" {
			t.Errorf("%s: %d %v\n%s", document, w.Code, w.Header(), w.Body)
		}
	}
	for _, document := range []string{
		`{ alias # ) :
			: actors { edges { node { name } } } }`,
		`{ node(id: "proposal/plan") { ... on Proposal { provisions(first: 1) { nodes { name } } } } }`,
	} {
		if w := get(t, h, "jsonl", document, "all", "1"); w.Code != http.StatusOK || strings.Contains(w.Body.String(), "errors") {
			t.Errorf("%s: %d %s", document, w.Code, w.Body)
		}
	}
	below := get(t, h, "csv", `{ node(id: "proposal/plan") { ... on Proposal { provisions(first: 1) { nodes { name } } } } }`, "all", "1")
	if rows := records(t, below.Body.String()); len(rows) != 3 || rows[2][1] == rows[1][1] {
		t.Errorf("the plan has two clauses, the file has\n%s", below.Body)
	}
}

// TestAllByPost checks that all=1 sends the body of a POST with each page.
func TestAllByPost(t *testing.T) {
	h := small(t)
	body, err := json.Marshal(map[string]string{"query": `{ actors(first: 1) { nodes { plainId } } }`})
	if err != nil {
		t.Fatal(err)
	}
	r := httptest.NewRequest(http.MethodPost, "/graphql.csv?all=1", strings.NewReader(string(body)))
	r.Header.Set("Content-Type", "application/json")
	if w := send(h, r); strings.Count(w.Body.String(), "\n") != 5 {
		t.Errorf("%d\n%s", w.Code, w.Body)
	}
}

// TestAllRefuses checks that all=1 says which operations it cannot follow.
func TestAllRefuses(t *testing.T) {
	h := small(t)
	for document, want := range map[string]string{
		`{ actors { nodes { name } } documents { nodes { name } } }`:                   "for no other beside it",
		`{ actors(last: 2) { nodes { name } } }`:                                       "leave out last",
		`{ actors(after: "x") { nodes { name } } }`:                                    "leave out after",
		`{ nodes(ids: ["actor/namibia"]) { id } actors { nodes { name } } }`:           "for no other beside it",
		`query A($a: String = "x") { actors(first: 1, after: $a) { nodes { name } } }`: "cursor",
	} {
		w := get(t, h, "zip", document, "all", "1")
		if w.Code < 400 || !strings.Contains(w.Body.String(), want) {
			t.Errorf("%s: %d %s, want %q", document, w.Code, w.Body, want)
		}
	}
}

// TestAllWithoutPages checks that all=1 changes nothing where there are no pages.
func TestAllWithoutPages(t *testing.T) {
	h := small(t)
	for _, document := range []string{`{ dataset { title } }`, `{ nodes(ids: ["actor/namibia"]) { id } }`} {
		w := get(t, h, "csv", document, "all", "1")
		if w.Code != http.StatusOK || w.Body.String() != get(t, h, "csv", document).Body.String() {
			t.Errorf("%s: %d %s", document, w.Code, w.Body)
		}
	}
}

// TestAllHasOneRevision checks that no file has items of two revisions.
func TestAllHasOneRevision(t *testing.T) {
	api := graph.NewHandler(query.New(smallStore(t)), graph.Options{})
	asked := 0
	h := over(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		inner := httptest.NewRecorder()
		api.ServeHTTP(inner, r)
		asked++
		text := inner.Body.String()
		if asked == 3 {
			text = strings.Replace(text, `"revision":"`, `"revision":"other`, 1)
		}
		w.WriteHeader(inner.Code)
		w.Write([]byte(text))
	}))
	w := get(t, h, "csv", `{ actors(first: 1) { nodes { name } } }`, "all", "1")
	if w.Code != http.StatusServiceUnavailable || asked != 3 || w.Header().Get("Retry-After") == "" {
		t.Errorf("after %d pages: %d %s", asked, w.Code, w.Body)
	}
}
