package main

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"accordgraph/graph"
	"accordgraph/internal/kg"
	"accordgraph/internal/query"
	"accordgraph/internal/web"
	"accordgraph/server/browsertest"
	"accordgraph/server/dataset"
	"accordgraph/server/handoff"
)

// filesOf returns the files of the data set that an API answers from. Who asks waits until they are made, however long that
// takes.
func filesOf(t *testing.T, api http.Handler, trusted bool) http.Handler {
	t.Helper()
	schema := graph.Schema()
	budgeted := web.Budget{Answer: time.Minute, MaxBody: graph.MaxBody}.Around(api)
	files := dataset.New(dataset.Options{
		Schema: schema, API: api, Formats: handoff.Around(budgeted, handoff.Options{Schema: schema}),
		Trusted: trusted, Folder: t.TempDir(), MaxBytes: 256 << 20,
	})
	t.Cleanup(func() {
		if err := files.Close(); err != nil {
			t.Error(err)
		}
	})
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		files.ServeHTTP(w, r.WithContext(context.WithoutCancel(r.Context())))
	})
}

// served returns a whole server over a store, with a place for files.
func served(store kg.Store, limiter web.Limiter, folder string) *service {
	g := query.New(store)
	return &service{
		store: store, budget: time.Minute, api: graph.NewHandler(g, graph.Options{Limiter: limiter}),
		free:  graph.NewHandler(g, graph.Options{}),
		files: dataset.Options{Folder: folder, MaxBytes: 256 << 20},
	}
}

// answered returns the answer of a handler to a GET.
func answered(h http.Handler, address string) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, address, nil))
	return w
}

// TestDataSet serves the files of one store with three settings.
func TestDataSet(t *testing.T) {
	t.Parallel()
	store, _, err := config{store: "sqlite::memory:"}.openFilled(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close(t.Context()) })
	t.Run("files", func(t *testing.T) { allFiles(t, store) })
	t.Run("read-only disk", func(t *testing.T) { readOnlyDisk(t, store) })
	t.Run("no files", func(t *testing.T) { noFiles(t, store) })
}

// allFiles checks that the page in both languages has a row with words for each file of the list, and that each file is
// there. Making all files costs the client no more than its own requests.
func allFiles(t *testing.T, store kg.Store) {
	taken := &spent{left: 3000}
	s := served(store, taken, t.TempDir())
	h := s.handler()
	defer s.dataset.Close()
	list := answered(h, "/data/index.json").Body.String()
	for _, address := range []string{"/data/", "/data/?lang=uk"} {
		w := answered(h, address)
		if w.Code != http.StatusOK {
			t.Fatalf("%s is %d %s", address, w.Code, w.Body)
		}
		if n := strings.Count(w.Body.String(), `<a href="/data/`) - strings.Count(list, `"url"`); n < 1 || n > 4 {
			t.Errorf("%s leads %d times more to /data/ than the list has files", address, n)
		}
	}
	for _, name := range []string{"accordgraph.jsonl", "accordgraph.sqlite", "README.md"} {
		if w := answered(h, "/data/"+name); w.Code != http.StatusOK || w.Body.Len() == 0 {
			t.Errorf("%s is %d with %d bytes", name, w.Code, w.Body.Len())
		}
	}
	if w := answered(h, "/data/nothing.csv"); w.Code != http.StatusNotFound {
		t.Errorf("a file that is not there is %d", w.Code)
	}
}

// readOnlyDisk runs a server that has no place for files: /data/ says so in words, on its page, too, and all else answers.
func readOnlyDisk(t *testing.T, store kg.Store) {
	s := served(store, nil, filepath.Join(t.TempDir(), "not-there"))
	h := s.handler()
	defer s.dataset.Close()
	for address, want := range map[string]int{
		"/data/": 503, "/data/?lang=uk": 503, "/data/index.json": 503, "/data/accordgraph.zip": 503,
		"/": 200, "/about": 200, "/readyz": 200, "/graphql?query={dataset{title}}": 200,
		"/graphql.csv?query={dataset{title}}": 200,
	} {
		w := answered(h, address)
		if w.Code != want {
			t.Errorf("%s is %d, want %d: %s", address, w.Code, want, w.Body)
		}
		if want == 503 && !strings.Contains(w.Body.String(), "no place for the files") {
			t.Errorf("%s does not say why: %s", address, w.Body)
		}
	}
}

// noFiles checks that a server whose settings allow no files has no page for them.
func noFiles(t *testing.T, store kg.Store) {
	s := served(store, nil, "")
	s.files.MaxBytes = 0
	h := s.handler()
	for _, address := range []string{"/data/", "/data/index.json", "/data/accordgraph.zip"} {
		if w := answered(h, address); w.Code != http.StatusNotFound {
			t.Errorf("%s is %d", address, w.Code)
		}
	}
	if text := answered(h, "/about").Body.String(); strings.Contains(text, "/data/") {
		t.Error("the page on the data set leads to files")
	}
}

// waitForFiles waits until a server has made its files, at most five minutes. The server begins when somebody first asks
// for them, and says 503 if that takes more than some seconds.
func waitForFiles(t *testing.T, url string) {
	t.Helper()
	for end := time.Now().Add(5 * time.Minute); ; {
		answer, err := http.Get(url + "/data/index.json")
		if err != nil {
			t.Fatal(err)
		}
		answer.Body.Close()
		switch {
		case answer.StatusCode == http.StatusOK:
			return
		case answer.StatusCode != http.StatusServiceUnavailable || time.Now().After(end):
			t.Fatalf("the list of files is %s", answer.Status)
		}
	}
}

// TestDataPageInChromium reads the page of the files on paper and by keys: the paper has the name and the SHA-256 of each
// file, and each file is a stop of the Tab key.
func TestDataPageInChromium(t *testing.T) {
	t.Parallel()
	url := sqliteServer(t)
	waitForFiles(t, url)
	p := browsertest.Open(t, url+"/data/")
	names := browsertest.Evaluate[[]string](p, `[...document.querySelectorAll('.files tbody a')].map(e => e.textContent)`)
	hashes := browsertest.Evaluate[[]string](p, `[...document.querySelectorAll('.files tbody code')].map(e => e.textContent)`)
	if len(names) < 11 || len(hashes) != len(names) {
		t.Fatalf("the page has the files %v with the hashes %v", names, hashes)
	}
	paper := p.Printed()
	for _, words := range append(append(names, hashes...), url+"/data/") {
		if !strings.Contains(paper, browsertest.Unspaced(words)) {
			t.Errorf("the paper lacks %q", words)
		}
	}
	for _, name := range names {
		p.TabTo(fmt.Sprintf("e.textContent === %q", name))
	}
}
