package explorer

import (
	"fmt"
	"hash/fnv"
	"net/http/httptest"
	"os"
	"path"
	"strings"
	"testing"

	"accordgraph/graph"
	"accordgraph/internal/draw"
	"accordgraph/internal/kg"
	"accordgraph/internal/load"
	"accordgraph/internal/query"
	"accordgraph/internal/sqlitestore"
	"accordgraph/seed"
	"accordgraph/seed/seedtest"
)

// TestPicturesOfAllData draws every thing of the bundled data (a tenth without KG_TEST_LONG), with up to 20
// relationships of each type: wide and narrow, in both languages. No two labels overlap, and none is outside of its
// picture.
func TestPicturesOfAllData(t *testing.T) {
	e, batch := bundled(t)
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

// bundled returns the pages of the bundled data, and the data.
func bundled(t testing.TB) (*explorer, kg.Batch) {
	t.Helper()
	batch, err := seed.Read(seed.Bundled())
	if err != nil {
		t.Fatal(err)
	}
	e, err := newExplorer(graph.NewHandler(query.New(seedtest.Open(t)), graph.Options{}), Options{})
	if err != nil {
		t.Fatal(err)
	}
	return e, batch
}

// pageOf returns a page without a body.
func pageOf(t testing.TB, e *explorer, address string) *page {
	t.Helper()
	p, err := e.newPage(httptest.NewRequest("GET", address, nil))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// checkLayout checks the labels of a picture.
func checkLayout(t *testing.T, name string, layout func() (draw.Picture, error)) draw.Picture {
	t.Helper()
	picture, err := layout()
	if err != nil {
		t.Fatal(err)
	}
	checkLabels(t, name, picture)
	return picture
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
	p := pageOf(t, e, "/e/"+id+"?lang="+lang)
	var answer struct {
		Dataset edition
		Node    *thing
	}
	if err := p.ask("Entity", map[string]any{"id": id, "each": 20, "others": false}, &answer); err != nil {
		t.Fatal(err)
	}
	answer.Node.complete()
	for _, width := range []float64{0, narrowWidth} {
		name := fmt.Sprint(id, " ", lang, " ", width)
		picture := checkLayout(t, name, func() (draw.Picture, error) { return p.fan(answer.Node, width) })
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
		"/e/source/p9.svg": 404, "/e/actor/rf.svg": 301, "/e/actor/compiler.svg": 404,
		"/e/actor/russia.png": 200, "/e/actor/russia.png?width=360&lang=uk": 200, "/e/actor/rf.png?lang=uk&width=360": 301,
		"/e/actor/compiler.png": 404, "/path.svg?from=actor/russia&to=agreement/memorandum": 200,
		"/path.png?from=actor/russia&to=agreement/memorandum&width=360": 200, "/path.svg": 404, "/about.svg": 404, "/search.png?q=plan": 404,
	} {
		w := get(t, h, address)
		if w.Code != want {
			t.Errorf("%s is %d, want %d", address, w.Code, want)
		}
		u := httptest.NewRequest("GET", address, nil).URL
		if to := w.Header().Get("Location"); want == 301 && to != strings.Replace(address, "/rf.", "/russia.", 1) {
			t.Errorf("%s leads to %q", address, to)
		}
		media := map[string]string{".svg": "image/svg+xml", ".png": "image/png"}[path.Ext(u.Path)]
		if want == 200 && w.Header().Get("Content-Type") != media {
			t.Errorf("%s is a %s", address, w.Header().Get("Content-Type"))
		}
		if want == 200 {
			again := get(t, h, address, "If-None-Match", w.Header().Get("ETag"))
			if again.Code != 304 {
				t.Errorf("%s is sent again to a browser that has it: %d", address, again.Code)
			}
		}
	}
}
