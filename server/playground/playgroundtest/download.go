package playgroundtest

import (
	"fmt"
	"net/url"
	"strings"
	"testing"

	"accordgraph/server/browsertest"
)

// Download chooses a format, presses the button, and returns what the page says then.
func (p *Page) Download(format string) string {
	p.t.Helper()
	choose := `(() => { const s = document.querySelector('#download-format'); const had = [...s.options].some((o) => o.value === %[1]s[0]);
		s.value = %[1]s[0]; s.dispatchEvent(new Event('change', {bubbles: true})); return had })()`
	if !browsertest.Evaluate[bool](p.Page, fmt.Sprintf(choose, browsertest.Quoted([]string{format}))) {
		p.t.Fatalf("the page has no format %s", format)
	}
	browsertest.Evaluate[bool](p.Page, `(() => { document.querySelector('.download output').textContent = ''; return true })()`)
	p.Click(".download button")
	const said = "document.querySelector('.download output').textContent"
	p.WaitFor("a word about the file", said+".length > 1")
	return browsertest.Evaluate[string](p.Page, said)
}

// keepFiles makes the page keep what it saves, for savedText.
const keepFiles = `(() => { globalThis.saved = []; const make = URL.createObjectURL;
	URL.createObjectURL = (blob) => { saved.push(blob); return make.call(URL, blob) }; return true })()`

// Formats returns the formats that the page offers.
func (p *Page) Formats() []string {
	p.t.Helper()
	return browsertest.Evaluate[[]string](p.Page, "[...document.querySelector('#download-format').options].map((o) => o.value)")
}

// RunDownload opens the page of the server at address, and saves the answer to a question as files: a list to its end,
// and a question that has no graph, of which the page says so.
func RunDownload(t *testing.T, address string, formats []string) {
	t.Helper()
	p := Open(t, address+"/playground?query="+url.QueryEscape(`query Names { actors(first: 3) { nodes { name } } }`))
	p.WaitForQuery("query Names { actors(first: 3) { nodes { name } } }")
	browsertest.Evaluate[bool](p.Page, keepFiles)
	offered := map[string]bool{}
	for _, format := range p.Formats() {
		offered[format] = true
	}
	for _, format := range formats {
		if !offered[format] {
			t.Errorf("the page does not offer .%s", format)
		}
	}
	if said := p.Download("csv"); !strings.HasPrefix(said, "Saved Names-") || !strings.HasSuffix(said, ".csv") {
		t.Errorf("the page says %s", said)
	}
	text := browsertest.Await[string](p.Page, "saved[0].text()")
	if lines := strings.Split(strings.TrimSpace(text), "\n"); lines[0] != "name" || len(lines) < 10 {
		t.Errorf("the file is\n%s", text)
	}
	p.Go(address + "/playground?query=" + url.QueryEscape(`{ dataset { title } }`))
	p.WaitForQuery("{ dataset { title } }")
	for _, problem := range p.Problems() {
		t.Error(problem)
	}
	if said := p.Download("graphml"); !strings.Contains(said, "there is no graph") {
		t.Errorf("the page says %s", said)
	}
}
