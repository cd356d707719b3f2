// Package playgroundtest tries the playground page in a real Chromium.
package playgroundtest

import (
	"slices"
	"testing"

	"accordgraph/server/playground"
)

// Run opens the page at url in a fresh headless Chromium and fails the test
// unless a reader who comes for the first time is well served:
//
//   - the tabs are those of playground.Tabs, and the first is in the editor;
//   - pressing the run button brings an answer that has "data", has no
//     "errors", and holds each of the wanted texts, or "budapest-memorandum" if
//     none is given;
//   - every other tab, opened and run, has an answer with "data" and without
//     "errors" as well;
//   - the console has no error or warning, and no exception goes uncaught;
//   - every request goes to the host of url.
//
// The URL must be that of a server with playground.Handler at / and the real
// API at /graphql. Without a Chromium the test is skipped, but fails where the
// environment sets CI. CHROMIUM names the browser to use; else it is the
// chromium on PATH.
func Run(t *testing.T, url string, want ...string) {
	t.Helper()
	if len(want) == 0 {
		want = []string{"budapest-memorandum"}
	}
	p := Open(t, url)
	checkTabs(t, p)
	runTab(t, p, want...)
	for n := 1; n < len(playground.Tabs()); n++ {
		p.OpenTab(n)
		runTab(t, p)
	}
	for _, problem := range p.Problems() {
		t.Error(problem)
	}
}

// checkTabs fails the test unless the page shows the tabs of the package, with
// the first one open.
func checkTabs(t *testing.T, p *Page) {
	t.Helper()
	tabs := playground.Tabs()
	p.WaitForTabs(len(tabs))
	var want []string
	for _, tab := range tabs {
		want = append(want, operationName(tab.Query))
	}
	if got := p.TabTitles(); !slices.Equal(got, want) {
		t.Errorf("tab titles are %q, want %q", got, want)
	}
	if got := p.Query(); got != tabs[0].Query {
		t.Errorf("the editor shows\n%s\nwant the first tab\n%s", got, tabs[0].Query)
	}
}

// runTab runs the open tab and fails the test if its answer has errors, or ends
// it if no answer with "data" and the wanted texts comes.
func runTab(t *testing.T, p *Page, want ...string) {
	t.Helper()
	p.WaitForNoAnswer() // or that of another tab could pass for this one's
	p.PressRun()
	p.WaitForAnswer(append([]string{`"data"`}, want...)...)
	if answer := p.Answer(); hasErrors(answer) {
		t.Errorf("the answer has errors:\n%s", answer)
	}
}
