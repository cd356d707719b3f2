package explorer

import (
	"html"
	"net/url"
	"strings"
	"testing"
)

// TestReport reads the address of the form for reports as the form would, on a thing with a hostile name, a relationship
// and a page in Ukrainian.
func TestReport(t *testing.T) {
	const form = "https://example.org/new?labels=facts&title={title}&body={body}"
	h := Handler(small(t), Options{ReportURL: form, PublicURL: "https://read.example"})
	for address, want := range map[string][]string{
		"/e/actor/hostile": {
			"Id: actor/hostile\nPage: https://read.example/e/actor/hostile\nRevision: ",
			"\n\nWhat is wrong? Which page shows it, in which words?\n",
		},
		"/link/claims/actor/russia/territory/crimea": {"Id: relationship/claims/actor/russia/territory/crimea\n"},
		"/e/actor/russia?lang=uk&known=2025-11-21": {
			"Ідентифікатор: actor/russia\n", "Сторінка: https://read.example/e/actor/russia?known=2025-11-21&lang=uk\n",
		},
		"/stances": {"Page: https://read.example/stances\n"},
	} {
		page := get(t, h, address).Body.String()
		title, _, _ := strings.Cut(after(page, "<title>"), " · accordgraph</title>")
		href, _, _ := strings.Cut(after(page, `<p class="under"><a href="https://example.org`), `"`)
		u, err := url.Parse(html.UnescapeString("https://example.org" + href))
		if err != nil {
			t.Fatalf("%s: %v", address, err)
		}
		if got := u.Query().Get("title"); got != html.UnescapeString(title) {
			t.Errorf("%s: the title of the report is %q, want %q", address, got, html.UnescapeString(title))
		}
		for _, words := range want {
			if body := u.Query().Get("body"); !strings.Contains(body, words) {
				t.Errorf("%s: the report says %q, want %q in it", address, body, words)
			}
		}
	}
}

// TestReportWithoutForm checks that a page without a form says how to write, and in which words.
func TestReportWithoutForm(t *testing.T) {
	page := get(t, Handler(small(t), Options{}), "/e/actor/russia").Body.String()
	for _, want := range []string{"Something wrong?", "Write to whoever runs this site.", "Id: actor/russia\n", "Revision: "} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
}

// after returns what follows a mark in a text.
func after(text, mark string) string {
	_, rest, _ := strings.Cut(text, mark)
	return rest
}
