package explorer

import (
	"net/http/httptest"
	"testing"

	"accordgraph/server/browsertest"
	"accordgraph/server/explorer/explorertest"
)

// TestTakeAlongByKeys opens "Take along" with keys alone, and goes to a file, in both languages. axe-core and the
// validator find nothing wrong with the open page.
func TestTakeAlongByKeys(t *testing.T) {
	if testing.Short() {
		t.Skip("a browser takes seconds")
	}
	h := withFiles(t)
	server := httptest.NewServer(h)
	defer server.Close()
	axe := explorertest.Axe(t)
	pages := map[string][]byte{}
	for _, address := range []string{"/e/actor/russia", "/conflicts/proposal/plan?lang=uk", "/?lang=uk"} {
		pages[address] = get(t, h, address).Body.Bytes()
		p := browsertest.Open(t, server.URL+address)
		p.TabTo("document.activeElement.matches('.files summary')")
		p.Press("\r")
		p.WaitFor("open files", "document.querySelector('.files').open")
		p.TabTo("document.activeElement.matches('.files a[href*=\".csv\"][download]')")
		for _, problem := range explorertest.AxeProblems(t, p, axe) {
			t.Errorf("%s: %s", address, problem)
		}
		p.Size(360, 740)
		if !p.Fits() {
			t.Errorf("%s does not fit a phone", address)
		}
		for _, problem := range p.Problems() {
			t.Error(problem)
		}
	}
	explorertest.Validate(t, pages)
}
