package main

import (
	"fmt"
	"strings"
	"testing"

	"accordgraph/server/browsertest"
)

// TestPrintInChromium prints pages. On paper every line has a number, every number of a source has the source with its
// address spelled, and there are the address of the page and the revision of the data.
func TestPrintInChromium(t *testing.T) {
	t.Parallel()
	url := sqliteServer(t)
	p := browsertest.Open(t, url+"/")
	for _, address := range []string{
		"/e/actor/russia", "/e/territory/crimea?lang=uk", "/e/proposal/us-28", "/conflicts/proposal/us-28",
		"/link/claims/actor/russia/territory/crimea", "/path?from=actor/donald-trump&to=agreement/budapest-memorandum",
		"/compare/proposal/us-28/proposal/e3-28", "/e/actor/russia?type=CLAIMS&direction=OUT&lang=uk",
	} {
		p.Go(url + address)
		want := wantPrinted(p)
		paper := p.Printed()
		for _, words := range append(want, url+address) {
			if !strings.Contains(paper, browsertest.Unspaced(words)) {
				t.Errorf("%s: the paper lacks %q", address, words)
			}
		}
		if len(want) < 4 {
			t.Errorf("%s has only %q to print", address, want)
		}
	}
	for _, problem := range p.Problems() {
		t.Error(problem)
	}
}

// wantPrinted returns what must be on the paper of the open page: the beginning of each line after its number, the addresses
// of all sources, and the revision.
func wantPrinted(p *browsertest.Page) (want []string) {
	for i, words := range browsertest.Evaluate[[]string](p, `[...document.querySelectorAll('.s,.leg')].map(e => e.querySelector('p').innerText.slice(0, 20))`) {
		want = append(want, fmt.Sprintf("%d.%s", i+1, words))
	}
	for i, address := range browsertest.Evaluate[[]string](p, `[...document.querySelectorAll('.notes li')].map(e => e.querySelector('a.src')?.getAttribute('href') ?? '')`) {
		want = append(want, fmt.Sprintf("%d.", i+1), address)
	}
	want = append(want, browsertest.Evaluate[[]string](p, `[...document.querySelectorAll('a.src')].map(e => '<' + e.getAttribute('href') + '>')`)...)
	return append(want, browsertest.Evaluate[string](p, `document.querySelector('.foot').textContent.match(/(Revision|Редакція) [0-9a-f]{8}/)[0]`))
}
