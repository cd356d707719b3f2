package graph_test

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"accordgraph/graph"
	"accordgraph/internal/kg"
	"accordgraph/internal/kg/kgtest"
	"accordgraph/internal/neo4jstore"
	"accordgraph/internal/neo4jstore/neo4jtest"
	"accordgraph/internal/query"
	"accordgraph/internal/sqlitestore"
)

var update = flag.Bool("update", false, "rewrite the files in testdata")

// stores lists the stores for the tests of answers. All stores must give the same answers.
var stores = []struct {
	name string
	open func(*testing.T) kg.Store
}{
	{"sqlite", openSQLite},
	{"sparing", func(t *testing.T) kg.Store { return kgtest.Sparing(openSQLite(t)) }},
	{"neo4j", openNeo4j},
}

func openSQLite(t *testing.T) kg.Store {
	t.Helper()
	s, err := sqlitestore.Open(t.Context(), ":memory:")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close(context.Background()) })
	return s
}

func openNeo4j(t *testing.T) kg.Store {
	t.Helper()
	server := neo4jtest.Empty(t)
	s, err := neo4jstore.Open(t.Context(), neo4jstore.Config{
		URI: server.URI, User: server.User, Password: server.Password, Database: "neo4j",
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close(context.Background()) })
	return s
}

func put(t *testing.T, s kg.Store, b kg.Batch) {
	t.Helper()
	if err := s.Put(t.Context(), b); err != nil {
		t.Fatal(err)
	}
}

// TestGoldens sends each testdata/query/*.txtar through the whole handler. A file has several steps. A step has a
// query, perhaps variables, the reply, and the round trips to the store, each with its number of items. The reply is
// the same for all stores.
func TestGoldens(t *testing.T) {
	files, err := filepath.Glob("testdata/query/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	for _, s := range stores {
		t.Run(s.name, func(t *testing.T) {
			store := s.open(t)
			put(t, store, fixture())
			h := graph.NewHandler(query.New(store).WithPathTime(time.Minute), graph.Options{})
			for _, file := range files {
				t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
					golden(t, h, file, *update && s.name == "sqlite")
				})
			}
		})
	}
}

// tooSlow matches a request that took too long, as on a busy machine.
var tooSlow = regexp.MustCompile(`"code": ?"(UPSTREAM_UNAVAILABLE|TIMEOUT)"`)

func golden(t *testing.T, h http.Handler, file string, update bool) {
	want, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	got := &txtar.Archive{Comment: want.Comment}
	var variables json.RawMessage
	for _, f := range want.Files {
		switch f.Name {
		case "variables":
			variables = f.Data
			got.Files = append(got.Files, f)
		case "query":
			reply, trips := ask(t, h, string(f.Data), variables)
			// A busy database may still plan the search.
			for start := time.Now(); tooSlow.Match(reply) && time.Since(start) < time.Minute; {
				reply, trips = ask(t, h, string(f.Data), variables)
			}
			got.Files = append(got.Files, f,
				txtar.File{Name: "want", Data: reply}, txtar.File{Name: "trips", Data: listing(trips)})
			variables = nil
		}
	}
	text := txtar.Format(got)
	if update {
		if err := os.WriteFile(file, text, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(string(txtar.Format(want)), string(text)); diff != "" {
		t.Errorf("want -, got +; if you meant it, run go test ./graph -run TestGoldens -update:\n%s", diff)
	}
}

// listing returns the round trips in the form of a golden: first their number, then one round trip on each line.
func listing(trips []string) []byte {
	return []byte(fmt.Sprintln(len(trips)) + strings.Join(append(trips, ""), "\n"))
}

// ask posts a query and returns the reply, indented, and its round trips.
func ask(t *testing.T, h http.Handler, operation string, variables json.RawMessage) ([]byte, []string) {
	t.Helper()
	body, err := json.Marshal(map[string]any{"query": operation, "variables": variables})
	if err != nil {
		t.Fatal(err)
	}
	var trips query.Trips
	r := httptest.NewRequest("POST", "/graphql", bytes.NewReader(body)).WithContext(query.WithTrips(t.Context(), &trips))
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("X-Request-Id", "golden")
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	var reply struct {
		Errors []json.RawMessage `json:"errors,omitempty"`
		Data   json.RawMessage   `json:"data"`
	}
	if err := json.Unmarshal(w.Body.Bytes(), &reply); err != nil {
		t.Fatalf("%v: %s", err, w.Body)
	}
	slices.SortFunc(reply.Errors, func(a, b json.RawMessage) int { // the errors of sibling fields come in any order
		_, path, _ := bytes.Cut(a, []byte(`"path"`))
		_, other, _ := bytes.Cut(b, []byte(`"path"`))
		return bytes.Compare(path, other)
	})
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	if err := e.Encode(reply); err != nil {
		t.Fatal(err)
	}
	return out.Bytes(), trips.List()
}
