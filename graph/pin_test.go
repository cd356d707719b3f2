package graph_test

import (
	"context"
	"encoding/json"
	"net/http/httptest"
	"strings"
	"testing"

	"accordgraph/graph"
	"accordgraph/internal/kg"
	"accordgraph/internal/pin"
	"accordgraph/internal/query"
)

const (
	pinned = `{"pin":true}`
	answer = `{"actors":{"nodes":[{"name":"Ada"}]}}` // to the operation named
	// pinOfAnswer has the SHA-256 of answer, which is in the canonical form, as sha256sum prints it.
	pinOfAnswer = `{"revision":"a","program":"v9","hash":"576245d9403e6223fbfece291c455c60f42a25bba5cbb73d65768195edd37601"}`
)

// An answer says its pin in whatever way it was asked for, also when it comes from the cache.
func TestPin(t *testing.T) {
	store := openSQLite(t)
	load(t, store, "a", "Ada")
	h := graph.NewHandler(query.New(store), graph.Options{Program: "p", Version: "v9", CacheBytes: 1 << 20})
	want := `{"data":` + answer + `,"extensions":{"pin":` + pinOfAnswer + `}}`
	id := "sha256:" + sha(named)
	body := func(pairs ...any) string { return object(t, append(pairs, "extensions", json.RawMessage(pinned))...) }
	for _, test := range []struct{ name, method, target, body string }{
		{"a POST", "POST", "/graphql", body("query", named)},
		{"a POST again", "POST", "/graphql", body("query", named)},
		{"a GET", "GET", address("query", named, "extensions", pinned), ""},
		{"a GET again", "GET", address("query", named, "extensions", pinned), ""},
		{"a POST with the id too", "POST", "/graphql", body("query", named, "documentId", id)},
		{"a POST by id", "POST", "/graphql", body("documentId", id)},
		{"a GET by id", "GET", address("documentId", id, "extensions", pinned), ""},
	} {
		if got := send(t, h, test.method, test.target, test.body).Body.String(); got != want {
			t.Errorf("%s is answered by\n%s, want\n%s", test.name, got, want)
		}
	}
	for _, plain := range []string{`{"pin":false}`, `{"pin":1}`, `{}`} {
		got := send(t, h, "GET", address("query", named, "extensions", plain), "").Body.String()
		if got != `{"data":`+answer+`}` {
			t.Errorf("with %s the answer is %s", plain, got)
		}
	}
}

// Another revision with the same answer has another pin with the same hash.
func TestPinAfterLoads(t *testing.T) {
	store := openSQLite(t)
	h := graph.NewHandler(query.New(store), graph.Options{})
	pins := map[string]pin.Pin{}
	for _, test := range []struct{ revision, name string }{{"a", "Ada"}, {"b", "Bob"}, {"c", "Ada"}} {
		load(t, store, test.revision, test.name)
		pins[test.revision] = pinOf(t, send(t, h, "GET", address("query", named, "extensions", pinned), ""))
		if got := pins[test.revision].Revision; got != test.revision {
			t.Errorf("the revision is %q, want %q", got, test.revision)
		}
	}
	if pins["a"].Hash != pins["c"].Hash || pins["a"].Hash == pins["b"].Hash {
		t.Errorf("the hashes are %v: want those of a and c alike, and that of b another", pins)
	}
}

// Whatever would perhaps be another answer the next time has no pin, and is not cached.
func TestWhatHasNoPin(t *testing.T) {
	store := openSQLite(t)
	load(t, store, "a", "Ada")
	h := graph.NewHandler(query.New(store), graph.Options{Program: "p", CacheBytes: 1 << 20})
	for name, parameters := range map[string][]string{
		"an answer with an error": {"query", `{ actors(first: -1) { nodes { id } } dataset { title } }`, "extensions", pinned},
		"an invalid document":     {"query", `{ nonsense }`, "extensions", pinned},
		"a dry run":               {"query", named, "extensions", `{"pin":true,"dryRun":true}`},
	} {
		if got := send(t, h, "GET", address(parameters...), "").Body.String(); strings.Contains(got, `"pin"`) {
			t.Errorf("%s has a pin: %s", name, got)
		}
	}
	empty := graph.NewHandler(query.New(openSQLite(t)), graph.Options{})
	if got := send(t, empty, "GET", address("query", named, "extensions", pinned), "").Body.String(); strings.Contains(got, `"pin"`) {
		t.Errorf("an answer of an empty store has a pin: %s", got)
	}
	both := send(t, h, "GET", address("query", named, "extensions", `{"pin":true,"cost":true}`), "")
	if !strings.Contains(both.Body.String(), `"cost"`) || pinOf(t, both).Hash != sha(answer) {
		t.Errorf("an answer with pin and cost is %s", both.Body)
	}
}

// reloading is a store that is loaded anew while it is read for the first time.
type reloading struct {
	kg.Store
	reload func()
}

func (s *reloading) Expand(ctx context.Context, from []kg.ID, via kg.Via, w kg.Window) (map[kg.ID][]kg.Hop, error) {
	found, err := s.Store.Expand(ctx, from, via, w)
	if s.reload != nil {
		s.reload()
		s.reload = nil
	}
	return found, err
}

// An answer that was worked out during a load has no pin, because nobody knows of which revision it is. The next
// answer has one.
func TestNoPinDuringLoad(t *testing.T) {
	store := &reloading{Store: openSQLite(t)}
	load(t, store, "a", "Ada")
	store.reload = func() { load(t, store, "b", "Bob") }
	h := graph.NewHandler(query.New(store), graph.Options{Program: "p", CacheBytes: 1 << 20})
	target := address("query", named, "extensions", pinned)
	if got := send(t, h, "GET", target, "").Body.String(); got != `{"data":`+answer+`}` {
		t.Errorf("the answer is %s, want one without a pin", got)
	}
	if got := pinOf(t, send(t, h, "GET", target, "")); got.Revision != "b" {
		t.Errorf("the next pin is %+v, want one of revision b", got)
	}
}

// Equal data have equal hashes on all stores, also where the stores store in different ways: numbers, lists, absent values.
func TestPinOnAllStores(t *testing.T) {
	const everything = `{
		figures { nodes { id value unit payer { id } share evidence { id quote } } }
		territories { nodes { id latitude longitude relationshipCounts { type count } } }
		relationships(first: 100) { nodes { id type status validFrom disputes { id } evidence { id } } }
		actors { nodes { aliases externalIds { scheme value } country } }
	}`
	hashes := map[string]string{}
	for _, s := range stores {
		t.Run(s.name, func(t *testing.T) {
			store := s.open(t)
			put(t, store, fixture())
			h := graph.NewHandler(query.New(store), graph.Options{})
			hashes[s.name] = pinOf(t, send(t, h, "GET", address("query", everything, "extensions", pinned), "")).Hash
			if hashes[s.name] != hashes["sqlite"] {
				t.Errorf("the hash is %s, on SQLite %s", hashes[s.name], hashes["sqlite"])
			}
		})
	}
}

// pinOf returns the pin of an answer. Its absence is an error.
func pinOf(t *testing.T, w *httptest.ResponseRecorder) pin.Pin {
	t.Helper()
	var answer struct{ Extensions struct{ Pin *pin.Pin } }
	if err := json.Unmarshal(w.Body.Bytes(), &answer); err != nil || answer.Extensions.Pin == nil {
		t.Fatalf("the answer has no pin: %v, %s", err, w.Body)
	}
	return *answer.Extensions.Pin
}
