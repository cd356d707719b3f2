package main

import (
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"runtime"
	"slices"
	"strings"
	"testing"

	"accordgraph/internal/kg"
	"accordgraph/seed"
	"accordgraph/server/browsertest"
	"accordgraph/server/explorer/explorertest"
)

// TestPagesOfAllDataInChromium opens a page of each sort in a real browser, in both languages. Nothing keeps people with
// disabilities from using it in light, dark or forced colours; no labels of a picture overlap; no page scrolls sideways on
// a phone, sends a request to another host, or has an error in its console. Ukrainian pages are opened in light alone. If
// the environment variable KG_TEST_LONG is set, they are opened in all colours, and so are the pages of the 100
// best-connected things, in light and dark.
func TestPagesOfAllDataInChromium(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("opens some sixty pages in a browser")
	}
	url := sqliteServer(t)
	batch, err := seed.Read(seed.Bundled())
	if err != nil {
		t.Fatal(err)
	}
	axe := explorertest.Axe(t)
	waitForFiles(t, url)
	looks := []browsertest.Look{browsertest.Light, browsertest.Dark, browsertest.Forced}
	ukrainian := looks
	if os.Getenv("KG_TEST_LONG") == "" {
		ukrainian = looks[:1] // colors do not depend on the language
	}
	type view struct {
		address string
		looks   []browsertest.Look
	}
	views := make(chan view, 1000)
	for _, address := range eachKind(batch) {
		views <- view{inLanguage(address, "en"), looks}
		views <- view{inLanguage(address, "uk"), ukrainian}
	}
	if os.Getenv("KG_TEST_LONG") != "" {
		for _, e := range slices.DeleteFunc(bestConnected(batch), func(e kg.Entity) bool { return e.Kind == kg.Merged })[:100] {
			views <- view{"/e/" + string(e.ID), looks[:2]}
		}
	}
	close(views)
	for range runtime.NumCPU() {
		t.Run("browser", func(t *testing.T) {
			t.Parallel()
			p := browsertest.Open(t, url+"/")
			for v := range views {
				checkPage(t, p, axe, url, v.address, v.looks...)
			}
			for _, problem := range p.Problems() {
				if !strings.Contains(problem, "404 (Not Found) "+url+"/e/actor/nobody") {
					t.Error(problem)
				}
			}
		})
	}
}

// TestProblemsOfPagesAreSeen opens a page on which everything is wrong: checks that see nothing would always pass.
func TestProblemsOfPagesAreSeen(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		io.WriteString(w, `<!doctype html><html lang="en"><title>Wrong</title><main><h1 style="color:#ccc">Pale</h1><img src="data:,">
			<div class="pic"><svg width="200" height="40"><text x="0" y="20">One label</text><text x="20" y="22">Two labels</text>
			<text x="190" y="39">Outside</text></svg></div></main>`)
	}))
	defer server.Close()
	p := browsertest.Open(t, server.URL)
	found := strings.Join(append(explorertest.AxeProblems(t, p, explorertest.Axe(t)), explorertest.PictureProblems(p)...), "\n")
	for _, want := range []string{"color-contrast", "image-alt", "One label × Two labels", "Outside is outside"} {
		if !strings.Contains(found, want) {
			t.Errorf("nothing says %s:\n%s", want, found)
		}
	}
}

// checkPage checks a page in a wide window, in some looks, and on a phone.
func checkPage(t *testing.T, p *browsertest.Page, axe, url, address string, looks ...browsertest.Look) {
	t.Helper()
	p.Size(1200, 740)
	p.Go(url + address)
	for _, look := range looks {
		p.Look(look)
		for _, problem := range explorertest.AxeProblems(t, p, axe) {
			t.Errorf("%s in %s: %s", address, look, problem)
		}
	}
	for _, problem := range explorertest.PictureProblems(p) {
		t.Errorf("%s: %s", address, problem)
	}
	p.Size(360, 740)
	if !p.Fits() {
		t.Errorf("%s scrolls sideways on a phone", address)
	}
	if narrow := browsertest.Evaluate[string](p, `document.querySelector('a.narrow')?.getAttribute('href') ?? ''`); narrow != "" {
		p.Go(url + narrow)
		for _, problem := range explorertest.PictureProblems(p) {
			t.Errorf("%s: %s", narrow, problem)
		}
	}
}
