// Package playgroundtest tries the playground page in a real Chromium.
package playgroundtest

import (
	"net/url"
	"slices"
	"testing"

	"accordgraph/server/playground"
)

// Run opens the page of the server at address in a new headless Chromium, as a reader does for the
// first time. It fails the test unless all of these hold:
//
//   - the tabs are those of playground.Tabs, and the first is in the editor;
//   - the run button shows an answer with "data", without "errors", and with each of the
//     wanted texts, or "budapest-memorandum" if none is given;
//   - every other tab, opened and run, shows an answer with "data" and without "errors";
//   - the console has no error or warning, and no exception is uncaught;
//   - every request goes to the host of address;
//   - the page fits windows that are 1200, 768 and 360 pixels wide, and runs a link's question there.
//
// The server at address must have playground.Handler at /playground and the real API at /graphql. The
// environment variable CHROMIUM names the browser; the default is chromium on PATH. Without
// a browser Run skips the test, or fails it if CI is set.
func Run(t *testing.T, address string, want ...string) {
	t.Helper()
	if len(want) == 0 {
		want = []string{"budapest-memorandum"}
	}
	p := Open(t, address+"/playground")
	checkTabs(t, p)
	runTab(t, p, want...)
	for n := 1; n < len(playground.Tabs()); n++ {
		p.OpenTab(n)
		runTab(t, p)
	}
	for _, width := range []int64{1200, 768, 360} {
		runLink(t, p, address, width)
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

// runTab runs the open tab. It fails the test if the answer has errors, and ends the test if
// no answer with "data" and the wanted texts appears.
func runTab(t *testing.T, p *Page, want ...string) {
	t.Helper()
	p.WaitForNoAnswer() // so that it does not take the answer of another tab
	p.PressRun()
	p.WaitForAnswer(append([]string{`"data"`}, want...)...)
	if answer := p.Answer(); hasErrors(answer) {
		t.Errorf("the answer has errors:\n%s", answer)
	}
}

// Two operations, of which the link names the second.
const (
	linked     = "query First { __typename }\n\nquery Second($yes: Boolean = false) {\n  kind: __typename @include(if: $yes)\n}"
	linkedWith = `{"yes": true}`
)

// runLink opens a link to a question in a window of that width, and runs the question.
func runLink(t *testing.T, p *Page, address string, width int64) {
	t.Helper()
	link := url.Values{"query": {linked}, "variables": {linkedWith}, "operationName": {"Second"}}
	p.Size(width, 740)
	p.Go(address + "/playground?" + link.Encode())
	p.WaitForQuery(linked)
	p.WaitForLink("query=" + url.QueryEscape(linked) + "&variables=" + url.QueryEscape(linkedWith) + "&operationName=Second")
	run := "button.graphiql-execute-button"
	p.CheckFit(run, ".graphiql-query-editor")
	p.PressRunOf("Second")
	p.WaitForAnswer(`"data"`)
	p.CheckFit(".graphiql-response")
	if width < 640 {
		p.ShowPane(0)
		p.WaitForQuery(linked)
	} else {
		p.CheckFit(run, ".graphiql-query-editor")
	}
}
