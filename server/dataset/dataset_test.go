package dataset

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
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
	"accordgraph/server/handoff"
)

// storeWith returns a store with a data set.
func storeWith(t testing.TB, batch kg.Batch) kg.Store {
	t.Helper()
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

// bundled returns the bundled data set.
func bundled(t testing.TB) kg.Batch {
	t.Helper()
	batch, err := seed.Read(seed.Bundled())
	if err != nil {
		t.Fatal(err)
	}
	return batch
}

// small returns the data set of the tests of package handoff, which has parallel claims, and names that receiving programs
// take for something else.
func small(t testing.TB) kg.Batch {
	t.Helper()
	archive, err := txtar.ParseFile("../handoff/testdata/small.txtar")
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
	return batch
}

// over returns the files of a store, and the handler of its formats. The options are changed before.
func over(t testing.TB, store kg.Store, change func(*Options)) (*Set, http.Handler) {
	t.Helper()
	budget := web.Budget{Answer: time.Minute, MaxBody: graph.MaxBody}
	api := budget.Around(graph.NewHandler(query.New(store), graph.Options{CacheBytes: 48 << 20}))
	formats := handoff.Around(api, handoff.Options{Schema: graph.Schema()})
	o := Options{Schema: graph.Schema(), API: api, Formats: formats, Folder: t.TempDir(), MaxBytes: 256 << 20}
	if change != nil {
		change(&o)
	}
	s := New(o)
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s, formats
}

// get asks for a file. More headers are names and values in turn.
func get(h http.Handler, address string, header ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodGet, address, nil)
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// TestBundledData compares the files of the bundled data set with the data set, and with the formats.
func TestBundledData(t *testing.T) {
	batch := bundled(t)
	s, formats := over(t, storeWith(t, batch), nil)
	t.Run("everything is there", func(t *testing.T) { everythingIsThere(t, s, batch) })
	t.Run("equals the formats", func(t *testing.T) { equalsTheFormats(t, s, formats) })
	t.Run("tables have all rows", func(t *testing.T) { tablesHaveAllRows(t, s, batch) })
}

// everythingIsThere compares the JSON file with the data set: each entity, source, piece of evidence and relationship is
// there once.
func everythingIsThere(t *testing.T, s *Set, batch kg.Batch) {
	seen := map[string]int{}
	for line := range strings.Lines(get(s, "/data/accordgraph.jsonl").Body.String()) {
		r, err := readRecord([]byte(line))
		if err != nil {
			t.Fatal(err)
		}
		seen[r["id"].(string)]++
	}
	want := map[string]int{}
	for _, e := range batch.Entities {
		if e.Kind != kg.Merged {
			want[string(e.ID)] = 1
		}
	}
	for _, r := range batch.Relationships {
		want[string(r.ID)] = 1
	}
	if diff := cmp.Diff(want, seen); diff != "" {
		t.Errorf("the ids differ (-want +got):\n%s", diff)
	}
}

// equalsTheFormats compares the records with the ones that a client gets from /graphql.jsonl with all=1 and the same
// operations. There a reference is an object, and each relationship comes with a summary of its own, the key link.
func equalsTheFormats(t *testing.T, s *Set, formats http.Handler) {
	var want strings.Builder
	for _, l := range s.lists {
		address := "/graphql.jsonl?all=1&query=" + url.QueryEscape(l.operation.Text)
		for line := range strings.Lines(get(formats, address).Body.String()) {
			r, err := readRecord([]byte(line))
			if err != nil {
				t.Fatal(err)
			}
			delete(r, "link")
			want.WriteString(canonical(t, plain(r)))
		}
	}
	var got strings.Builder
	for line := range strings.Lines(get(s, "/data/accordgraph.jsonl").Body.String()) {
		r, err := readRecord([]byte(line))
		if err != nil {
			t.Fatal(err)
		}
		got.WriteString(canonical(t, r))
	}
	if want.String() != got.String() {
		t.Errorf("%d bytes of records differ from %d bytes of answers", got.Len(), want.Len())
	}
}

// plain returns a value with the id in place of each object that has one, but for the outermost.
func plain(value any) any {
	inner := func(v any) any {
		if o, is := v.(map[string]any); is && o["id"] != nil {
			return o["id"]
		}
		return plain(v)
	}
	switch value := value.(type) {
	case record:
		return plain(map[string]any(value))
	case map[string]any:
		for key, v := range value {
			value[key] = inner(v)
		}
	case []any:
		for i, v := range value {
			value[i] = inner(v)
		}
	}
	return value
}

// canonical returns a value as JSON with its keys in order.
func canonical(t *testing.T, value any) string {
	t.Helper()
	b, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	return string(b) + "\n"
}
