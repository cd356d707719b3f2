package explorer

import (
	"fmt"
	"hash/fnv"
	"net/http/httptest"
	"os"
	"testing"

	"accordgraph/graph"
	"accordgraph/internal/draw"
	"accordgraph/internal/kg"
	"accordgraph/internal/load"
	"accordgraph/internal/query"
	"accordgraph/internal/sqlitestore"
	"accordgraph/seed"
)

// TestPicturesOfAllData draws every thing of the bundled data (a tenth without KG_TEST_LONG), with up to 20 relationships of each
// type: wide and narrow, in both languages. No two labels overlap, and none is outside of its picture.
func TestPicturesOfAllData(t *testing.T) {
	batch, err := seed.Read(seed.Bundled())
	if err != nil {
		t.Fatal(err)
	}
	e, err := newExplorer(graph.NewHandler(query.New(filled(t, batch)), graph.Options{}), Options{})
	if err != nil {
		t.Fatal(err)
	}
	full := 0
	for _, entity := range batch.Entities {
		hash := fnv.New32a()
		fmt.Fprint(hash, entity.ID, batch.Meta.Revision)
		if os.Getenv("KG_TEST_LONG") == "" && hash.Sum32()%10 > 0 {
			continue
		}
		for _, lang := range []string{"en", "uk"} {
			full = max(full, checkDrawn(t, e, string(entity.ID), lang))
		}
	}
	if full < 40 {
		t.Errorf("the fullest picture has %d labels, want one of 40 things", full)
	}
}

// filled returns a store with a data set.
func filled(t testing.TB, batch kg.Batch) kg.Store {
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

// checkDrawn checks the pictures of a thing, and returns how many labels the wide one has.
func checkDrawn(t *testing.T, e *explorer, id, lang string) (labels int) {
	t.Helper()
	p, err := e.newPage(httptest.NewRequest("GET", "/e/"+id+"?lang="+lang, nil))
	if err != nil {
		t.Fatal(err)
	}
	var answer struct {
		Dataset edition
		Node    *thing
	}
	if err := p.ask("Entity", map[string]any{"id": id, "each": 20, "others": false}, &answer); err != nil {
		t.Fatal(err)
	}
	answer.Node.complete()
	for _, width := range []float64{0, narrowWidth} {
		picture, err := p.fan(answer.Node, width)
		if err != nil {
			t.Fatal(err)
		}
		checkLabels(t, fmt.Sprint(id, " ", lang, " ", width), picture)
		labels = max(labels, len(picture.Labels))
	}
	return labels
}

// checkLabels checks that no two labels of a picture overlap, and that none is outside of it.
func checkLabels(t *testing.T, name string, p draw.Picture) {
	t.Helper()
	for i, a := range p.Labels {
		if a.X-a.W/2 < -1 || a.X+a.W/2 > p.Width+1 || a.Y > p.Height {
			t.Errorf("%s: %q is outside of the picture", name, a.Text)
		}
		for _, b := range p.Labels[:i] {
			if a.Touches(b) {
				t.Errorf("%s: %q overlaps %q", name, a.Text, b.Text)
			}
		}
	}
}

// TestPictureFile checks the picture at the address of its page with .svg.
func TestPictureFile(t *testing.T) {
	h := Handler(small(t), Options{})
	for address, want := range map[string]int{
		"/e/actor/russia.svg": 200, "/e/actor/russia.svg?width=360&lang=uk": 200, "/e/actor/russia.svg?width=9": 404,
		"/e/source/p9.svg": 404, "/e/actor/rf.svg": 301, "/e/actor/hostile.svg": 404,
	} {
		w := get(t, h, address)
		if w.Code != want {
			t.Errorf("%s is %d, want %d", address, w.Code, want)
		}
		if to := w.Header().Get("Location"); (to == "/e/actor/russia.svg") != (want == 301) {
			t.Errorf("%s leads to %q", address, to)
		}
		if want == 200 && w.Header().Get("Content-Type") != "image/svg+xml" {
			t.Errorf("%s is a %s", address, w.Header().Get("Content-Type"))
		}
	}
}
