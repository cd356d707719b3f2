package playgroundtest

import (
	"fmt"
	"testing"

	"accordgraph/server/browsertest"
)

// Page is a playground page open in a browser of its own. A step that fails ends the test.
type Page struct {
	*browsertest.Page
	t *testing.T
}

// Open starts a browser and opens url in it.
func Open(t *testing.T, url string) *Page {
	t.Helper()
	return &Page{browsertest.Open(t, url), t}
}

// WaitForQuery waits until the editor shows a query, in view.
func (p *Page) WaitForQuery(text string) {
	p.t.Helper()
	p.WaitFor("the query "+text, fmt.Sprintf("%s === %s[0] && %s", query, browsertest.Quoted([]string{text}), browsertest.InView(".graphiql-query-editor")))
}

// WaitForLink waits until the address of the page has the parameters.
func (p *Page) WaitForLink(parameters string) {
	p.t.Helper()
	p.WaitFor("the link "+parameters, fmt.Sprintf("location.search === %s[0]", browsertest.Quoted([]string{"?" + parameters})))
}

// ShowPane shows the question or the answer. Only a narrow window has a button for that.
func (p *Page) ShowPane(n int) {
	p.t.Helper()
	p.Click(fmt.Sprintf(".panes button:nth-child(%d)", n+1))
}

// WaitForTabs waits until the page shows n tabs and a query in the editor.
func (p *Page) WaitForTabs(n int) {
	p.t.Helper()
	p.WaitFor(
		fmt.Sprintf("%d tabs and a query", n),
		fmt.Sprintf("document.querySelectorAll('.graphiql-tab').length === %d && %s !== ''", n, query),
	)
}

// TabTitles returns the titles of the tabs, from left to right.
func (p *Page) TabTitles() []string {
	p.t.Helper()
	return browsertest.Evaluate[[]string](p.Page,
		"[...document.querySelectorAll('.graphiql-tab-button')].map((b) => b.textContent)")
}

// OpenTab opens tab n, counted from 0.
func (p *Page) OpenTab(n int) {
	p.t.Helper()
	p.Click(fmt.Sprintf("#graphiql-session-tab-%d", n))
}

// Query returns the whole text of the query editor.
func (p *Page) Query() string {
	p.t.Helper()
	return browsertest.Evaluate[string](p.Page, query)
}

// PressRun waits for the run button and presses it.
func (p *Page) PressRun() {
	p.t.Helper()
	p.Click("button.graphiql-execute-button")
}

// PressRunOf presses the run button, and chooses the operation from its menu.
func (p *Page) PressRunOf(operation string) {
	p.t.Helper()
	p.PressRun()
	p.WaitFor("the menu of operations", "document.querySelectorAll('[role=menuitem]').length > 0")
	browsertest.Evaluate[bool](p.Page, fmt.Sprintf(
		"(() => { const item = [...document.querySelectorAll('[role=menuitem]')].find((one) => one.textContent === %s[0]); item.click(); return true })()",
		browsertest.Quoted([]string{operation})))
}

// WaitForNoAnswer waits until the response pane is empty.
func (p *Page) WaitForNoAnswer() {
	p.t.Helper()
	p.WaitFor("an empty response pane", answer+" === ''")
}

// WaitForAnswer waits until the response pane shows an answer with all of the
// texts. The first text must be visible without scrolling.
func (p *Page) WaitForAnswer(texts ...string) {
	p.t.Helper()
	p.WaitFor(
		fmt.Sprintf("an answer with %q in the response pane", texts),
		fmt.Sprintf("%s.includes(%s[0]) && %[2]s.every((text) => %s.includes(text))",
			visibleAnswer, browsertest.Quoted(texts), answer),
	)
}

// Answer returns the whole text of the response pane, including the lines that are out of view.
func (p *Page) Answer() string {
	p.t.Helper()
	return browsertest.Evaluate[string](p.Page, answer)
}

// These are JavaScript expressions for the texts on the page. The page holds only the visible
// lines, and has no-break spaces instead of spaces. So a whole text comes from the editor's model.
var (
	query         = modelText("operation.graphql")
	answer        = modelText("response.json")
	visibleAnswer = `(document.querySelector('.result-window .view-lines')?.textContent ?? '').replaceAll('\u00a0', ' ')`
)

// modelText returns an expression for the text of the model whose file name ends with name.
// Its value is "" while there is no such model.
func modelText(name string) string {
	return fmt.Sprintf(
		"(globalThis.__MONACO?.editor.getModels().find((m) => m.uri.path.endsWith('%s'))?.getValue() ?? '')", name)
}
