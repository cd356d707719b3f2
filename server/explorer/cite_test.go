package explorer

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"accordgraph/server/cite"
)

// TestCite asks for citations of things, relationships, pages and answers.
func TestCite(t *testing.T) {
	h := Handler(small(t), Options{PublicURL: "https://example.org"})
	for of, want := range map[string]struct{ title, at string }{
		"actor/russia": {"“Russia”", "https://example.org/e/actor/russia?pin="},
		"relationship/claims/actor/russia/territory/crimea": {"Crimea", "https://example.org/link/claims/actor/russia/territory/crimea?pin="},
		"/e/actor/russia?lang=uk":                           {"«Росія»", "https://example.org/e/actor/russia?lang=uk&pin="},
		"/e/actor/russia?pin=0123456789ab-0123456789abcdef": {"“Russia”", "https://example.org/e/actor/russia?pin="},
		"/compare/proposal/plan/agreement/memorandum":       {"The plan", "https://example.org/compare/proposal/plan/agreement/memorandum?pin="},
		"/e/actor/russia?known=2025-11-21":                  {"“Russia”", "https://example.org/e/actor/russia?known=2025-11-21&pin="},
		"actor/hostile":                                     {`<b>A & B</b> "quoted" 🕊 bidi Ґрунт`, "https://example.org/e/actor/hostile?pin="},
	} {
		text := get(t, h, "/cite.txt?"+url.Values{"of": {of}}.Encode()).Body.String()
		for _, words := range []string{"accordgraph. ", want.title, want.at, "CC BY 4.0", "A small data set"} {
			if !strings.Contains(text, words) {
				t.Errorf("%s is cited without %q: %s", of, words, text)
			}
		}
	}
	if got := get(t, h, "/cite.txt?of=actor/russia&lang=uk").Body.String(); !strings.Contains(got, "«Росія»") {
		t.Errorf("in Ukrainian Russia is cited as %s", got)
	}
	for _, f := range cite.Formats() {
		w := get(t, h, "/cite"+f.Ending+"?of=actor/hostile")
		if w.Code != http.StatusOK || w.Header().Get("Content-Type") != f.ContentType || w.Header().Get("ETag") == "" {
			t.Errorf("%s is answered by %d %v", f.Ending, w.Code, w.Header())
		}
	}
	for address, want := range map[string]int{
		"/cite.txt": 400, "/cite.pdf?of=actor/russia": 404, "/cite.txt?of=actor/nobody": 404, "/cite.txt?of=/static/x.css": 404,
		"/cite.txt?of=/cite.txt": 404, "/cite.txt?of=/e/actor/russia.svg": 404, "/cite.txt?of=//example.com/e/actor/russia": 404,
		"/cite.txt?of=/e/actor/rf": 301, "/cite.txt?of=/sitemap.xml": 404, "/cite.txt?of=%00": 404, "/cite.txt?query={": 400, "/cite.txt?of=/pin?query={": 400,
	} {
		if w := get(t, h, address); w.Code != want {
			t.Errorf("%s is %d, want %d", address, w.Code, want)
		}
	}
}

// TestEveryPageCanBeCited checks that each golden page with data offers a permalink and every format, in its language.
func TestEveryPageCanBeCited(t *testing.T) {
	h := Handler(small(t), Options{})
	for name, address := range goldens {
		w := get(t, h, address)
		body := w.Body.String()
		if w.Code != 200 || strings.HasPrefix(address, embedPath) || !strings.Contains(body, "application/ld+json") {
			continue
		}
		for _, f := range cite.Formats() {
			if !strings.Contains(body, `href="/cite`+f.Ending+`?`) {
				t.Errorf("%s, %s, has no citation as %s", name, address, f.Name)
			}
		}
		if strings.Count(body, `class="printed`) != 1 || !strings.Contains(body, "pin=") {
			t.Errorf("%s, %s, has no citation for paper", name, address)
		}
	}
}
