package main

import (
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"

	"accordgraph/graph"
	"accordgraph/server/explorer/explorertest"
)

// TestPagesOfAllDataAreValid checks the HTML of pages with the Nu Html Checker, in both languages: a page of each kind, or
// all pages if the environment variable KG_TEST_LONG is set.
func TestPagesOfAllDataAreValid(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("starts a validator")
	}
	h, batch := explored(t, graph.Options{})
	all := eachKind(batch)
	if os.Getenv("KG_TEST_LONG") != "" {
		all = append(all, addresses(batch)...)
	}
	pages := map[string][]byte{}
	for _, address := range all {
		for _, lang := range []string{"en", "uk"} {
			w := httptest.NewRecorder()
			h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, inLanguage(address, lang), nil))
			pages[inLanguage(address, lang)] = w.Body.Bytes()
		}
	}
	explorertest.Validate(t, pages)
}

// inLanguage returns the address of a page in a language.
func inLanguage(address, lang string) string {
	switch {
	case lang == "en":
		return address
	case strings.Contains(address, "?"):
		return address + "&lang=" + lang
	}
	return address + "?lang=" + lang
}
