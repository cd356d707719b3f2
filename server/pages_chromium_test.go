package main

import (
	"testing"

	"accordgraph/server/browsertest"
)

// TestPagesInChromium opens a page of each sort in a real browser, in a wide and in a narrow window. No page scrolls
// sideways, sends a request to another host, or has an error in its console.
func TestPagesInChromium(t *testing.T) {
	url := sqliteServer(t)
	p := browsertest.Open(t, url+"/")
	for _, width := range []int64{1200, 360} {
		p.Size(width, 740)
		for _, address := range []string{
			"/", "/e/actor/russia", "/e/proposal/us-28?lang=uk", "/e/provision/us-28/21a", "/e/territory/crimea", "/e/source/p6",
			"/link/claims/actor/russia/territory/crimea", "/search?q=crimea", "/compare",
			"/compare/proposal/us-28/proposal/e3-28", "/path?from=proposal/us-28&to=agreement/budapest-memorandum",
			"/timeline?about=proposal/us-28", "/obligations/proposal/us-28", "/votes/agreement/unga-es-11-3", "/sources/source/c1",
			"/fulfilment/agreement/minsk-2?lang=uk", "/about?lang=uk", "/changes",
			"/e/actor/russia?type=PARTY_TO&direction=OUT", "/e/actor/russia?view=web", "/e/proposal/us-28?view=fan",
		} {
			p.Go(url + address)
			p.CheckWidth()
		}
	}
	for _, problem := range p.Problems() {
		t.Error(problem)
	}
}
