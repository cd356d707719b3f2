package handoff

import (
	"flag"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"accordgraph/graph"
	"accordgraph/internal/kg"
	"accordgraph/internal/load"
	"accordgraph/internal/query"
	"accordgraph/internal/sqlitestore"
	"accordgraph/internal/web"
	"accordgraph/seed"
)

var update = flag.Bool("update", false, "write the goldens anew")

// small returns the handler over the data set of testdata/small.txtar.
func small(t testing.TB) http.Handler {
	t.Helper()
	return over(graph.NewHandler(query.New(smallStore(t)), graph.Options{CacheBytes: 1 << 20}))
}

// smallStore returns a store with the data set of testdata/small.txtar.
func smallStore(t testing.TB) kg.Store {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/small.txtar")
	if err != nil {
		t.Fatal(err)
	}
	files, err := txtar.FS(archive)
	if err != nil {
		t.Fatal(err)
	}
	batch, err := seed.Read(files)
	if err != nil {
		t.Fatal(err)
	}
	store, err := sqlitestore.Open(t.Context(), ":memory:")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close(t.Context()) })
	if _, err := load.Load(t.Context(), store, batch); err != nil {
		t.Fatal(err)
	}
	return store
}

// over returns the handler over an API, which reads requests as the server does.
func over(api http.Handler) http.Handler {
	budget := web.Budget{Answer: time.Minute, MaxBody: graph.MaxBody}
	return Around(budget.Around(api), Options{Schema: graph.Schema()})
}

// get asks an operation in a format by GET. More parameters of the address are names and values in turn.
func get(t testing.TB, h http.Handler, format, document string, more ...string) *httptest.ResponseRecorder {
	t.Helper()
	values := url.Values{"query": {document}}
	for i := 0; i+1 < len(more); i += 2 {
		values.Set(more[i], more[i+1])
	}
	return send(h, httptest.NewRequest(http.MethodGet, "/graphql."+format+"?"+values.Encode(), nil))
}

// send sends a request.
func send(h http.Handler, r *http.Request) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// operations are the operations of the goldens, in files of testdata.
var operations = map[string]string{
	"actors": `query Actors { actors { totalCount nodes { plainId name aliases country summary } } }`,
	"chain":  `query Chain { documents { nodes { name date provisions { nodes { wording topics } } } } }`,
	"claims": `query Claims { relationships(types: [CLAIMS, CONFLICTS_WITH]) { nodes { type } } }`,
	"places": `query Places { territories { edges { node { name latitude longitude } } } }`,
	"single": `{ dataset { title } node(id: "actor/namibia") { id ... on Actor { country category } } }`,
}

// TestGoldens compares the files with the ones in testdata/golden.
func TestGoldens(t *testing.T) {
	h := small(t)
	for _, ending := range goldenFormats {
		for name, document := range operations {
			if ending != "csv" && ending != "jsonl" && name != "claims" && name != "chain" {
				continue
			}
			w := get(t, h, ending, document)
			if w.Code != http.StatusOK {
				t.Errorf("%s.%s: %d %s", name, ending, w.Code, w.Body)
				continue
			}
			compare(t, filepath.Join("testdata/golden", name+"."+ending), w.Body.String())
		}
	}
}

// goldenFormats are the formats that people can read.
var goldenFormats = []string{"csv", "jsonl", "graphml", "gexf", "cyjs", "dot", "mmd", "cypher", "nq", "jsonld", "ftm"}

// compare compares a text with a golden.
func compare(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", path, diff)
	}
}

// TestRewriteIsValid checks that a rewritten operation has no errors.
func TestRewriteIsValid(t *testing.T) {
	h := small(t)
	for name, document := range operations {
		if w := get(t, h, "csv", document); strings.Contains(w.Body.String(), `"errors"`) {
			t.Errorf("%s: %s", name, w.Body)
		}
	}
}
