package main

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"accordgraph/internal/load"
	"accordgraph/server/browsertest"
	"accordgraph/server/explorer/explorertest"
)

// TestPermalinksInChromium makes permalinks by keys alone, loads other data, and opens the permalinks in a real
// browser: nothing keeps people with disabilities from reading what changed, in either language, and it is on the
// paper.
func TestPermalinksInChromium(t *testing.T) {
	t.Parallel()
	store, err := config{store: "sqlite::memory:"}.open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close(context.Background()) })
	all := editions(t)
	if _, err := load.Load(t.Context(), store, all[0]); err != nil {
		t.Fatal(err)
	}
	h := permalinked(t, store)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { h.ServeHTTP(w, r) }))
	defer server.Close()
	p := browsertest.Open(t, server.URL+"/")
	links := map[string]string{}
	for address, words := range map[string][2]string{
		"/e/objection/cap":         {"Cite this page", "Permalink"},
		"/e/objection/cap?lang=uk": {"Цитувати цю сторінку", "Постійне посилання"},
	} {
		p.Go(server.URL + address)
		p.TabTo(`e.textContent === "` + words[0] + `"`)
		p.Press(browsertest.Enter)
		if got := browsertest.Evaluate[string](p, `document.querySelector("pre.local").textContent`); !strings.Contains(got, " "+server.URL+"/e/objection/cap?") {
			t.Errorf("%s: the citation does not name the host: %s", address, got)
		}
		p.TabTo(`e.textContent === "` + words[1] + `"`)
		p.Press(browsertest.Enter)
		p.WaitFor("the permalink", `location.search.includes("pin=") && document.querySelector("#pinned")`)
		links[address] = p.Address()
		if paper := p.Printed(); !strings.Contains(paper, browsertest.Unspaced("accordgraph.")) || !strings.Contains(paper, "pin=") {
			t.Errorf("%s: the paper has no citation: %s", address, paper)
		}
	}
	if _, err := load.Load(t.Context(), store, all[len(all)-1]); err != nil {
		t.Fatal(err)
	}
	h = permalinked(t, store) // a server looks up the revision at most once a second
	axe := explorertest.Axe(t)
	for _, link := range links {
		link = link[strings.Index(link, "/e/"):]
		p.Go(server.URL + link)
		if text := p.Text(); !strings.Contains(text, "It could not defend itself then.") || !strings.Contains(text, "It speaks of then.") {
			t.Errorf("%s does not say what changed: %s", link, text)
		}
		if paper := p.Printed(); !strings.Contains(paper, browsertest.Unspaced("It speaks of then.")) {
			t.Errorf("%s: the paper does not say what changed", link)
		}
		checkPage(t, p, axe, server.URL, link, browsertest.Light, browsertest.Dark, browsertest.Forced)
	}
	for _, problem := range p.Problems() {
		t.Error(problem)
	}
}
