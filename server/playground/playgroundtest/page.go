package playgroundtest

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// stepTimeout is the time for one step of the browser. It is long, because a busy machine
// may start a browser slowly. A step ends as soon as it can.
const stepTimeout = 60 * time.Second

// Page is a playground page open in a browser of its own. A step that fails
// ends the test. The browser is closed when the test ends.
type Page struct {
	t       *testing.T
	ctx     context.Context
	watcher *watcher
}

// Open starts a browser and opens url in it.
func Open(t *testing.T, url string) *Page {
	t.Helper()
	w := newWatcher(t, url)
	p := &Page{t: t, ctx: startBrowser(t, w), watcher: w}
	run(p, "open the page", chromedp.Navigate(url))
	return p
}

// Size gives the window a size, as a phone or a tablet has it.
func (p *Page) Size(width, height int64) {
	p.t.Helper()
	run(p, "size the window", chromedp.EmulateViewport(width, height))
}

// Go opens another address.
func (p *Page) Go(url string) {
	p.t.Helper()
	run(p, "open "+url, chromedp.Navigate(url))
}

// WaitForQuery waits until the editor shows a query, in view.
func (p *Page) WaitForQuery(text string) {
	p.t.Helper()
	p.waitFor("the query "+text, fmt.Sprintf("%s === %s[0] && %s", query, quoted([]string{text}), inView(".graphiql-query-editor")))
}

// WaitForLink waits until the address of the page has the parameters.
func (p *Page) WaitForLink(parameters string) {
	p.t.Helper()
	p.waitFor("the link "+parameters, fmt.Sprintf("location.search === %s[0]", quoted([]string{"?" + parameters})))
}

// ShowPane shows the question or the answer. Only a narrow window has a button for that.
func (p *Page) ShowPane(n int) {
	p.t.Helper()
	p.click(fmt.Sprintf(".panes button:nth-child(%d)", n+1))
}

// CheckFit fails the test unless the page has no scroll bar of its own, and the elements lie
// within the window.
func (p *Page) CheckFit(elements ...string) {
	p.t.Helper()
	if !evaluate[bool](p, `(() => { const page = document.scrollingElement;
		scrollTo(1e6, 1e6);
		return scrollX === 0 && scrollY === 0 && page.scrollHeight <= innerHeight && page.scrollWidth <= innerWidth })()`) {
		p.t.Error("the page is larger than its window")
	}
	for _, selector := range elements {
		if !evaluate[bool](p, "Boolean("+inView(selector)+")") {
			p.t.Errorf("%s is not within the window", selector)
		}
	}
}

// CheckWidth fails the test unless the page is no wider than its window.
func (p *Page) CheckWidth() {
	p.t.Helper()
	if !evaluate[bool](p, "document.scrollingElement.scrollWidth <= innerWidth") {
		p.t.Error("the page is wider than its window")
	}
}

// inView returns an expression that says whether an element lies within the window, and is
// large enough to be used.
func inView(selector string) string {
	return fmt.Sprintf(`(() => { const box = document.querySelector('%s')?.getBoundingClientRect();
		return box && box.width > 20 && box.height > 20 && box.left >= 0 && box.top >= 0 &&
			box.right <= innerWidth && box.bottom <= innerHeight })()`, selector)
}

// WaitForTabs waits until the page shows n tabs and a query in the editor.
func (p *Page) WaitForTabs(n int) {
	p.t.Helper()
	p.waitFor(
		fmt.Sprintf("%d tabs and a query", n),
		fmt.Sprintf("document.querySelectorAll('.graphiql-tab').length === %d && %s !== ''", n, query),
	)
}

// TabTitles returns the titles of the tabs, from left to right.
func (p *Page) TabTitles() []string {
	p.t.Helper()
	return evaluate[[]string](p,
		"[...document.querySelectorAll('.graphiql-tab-button')].map((b) => b.textContent)")
}

// OpenTab opens tab n, counted from 0.
func (p *Page) OpenTab(n int) {
	p.t.Helper()
	p.click(fmt.Sprintf("#graphiql-session-tab-%d", n))
}

// Query returns the whole text of the query editor.
func (p *Page) Query() string {
	p.t.Helper()
	return evaluate[string](p, query)
}

// PressRun waits for the run button and presses it.
func (p *Page) PressRun() {
	p.t.Helper()
	p.click("button.graphiql-execute-button")
}

// PressRunOf presses the run button, and chooses the operation from its menu.
func (p *Page) PressRunOf(operation string) {
	p.t.Helper()
	p.PressRun()
	p.waitFor("the menu of operations", "document.querySelectorAll('[role=menuitem]').length > 0")
	run(p, "choose "+operation, chromedp.Evaluate[bool](fmt.Sprintf(
		"(() => { const item = [...document.querySelectorAll('[role=menuitem]')].find((one) => one.textContent === %s[0]); item.click(); return true })()",
		quoted([]string{operation}))))
}

// WaitForNoAnswer waits until the response pane is empty.
func (p *Page) WaitForNoAnswer() {
	p.t.Helper()
	p.waitFor("an empty response pane", answer+" === ''")
}

// WaitForAnswer waits until the response pane shows an answer with all of the
// texts. The first text must be visible without scrolling.
func (p *Page) WaitForAnswer(texts ...string) {
	p.t.Helper()
	p.waitFor(
		fmt.Sprintf("an answer with %q in the response pane", texts),
		fmt.Sprintf("%s.includes(%s[0]) && %[2]s.every((text) => %s.includes(text))",
			visibleAnswer, quoted(texts), answer),
	)
}

// Answer returns the whole text of the response pane, including the lines that are out of view.
func (p *Page) Answer() string {
	p.t.Helper()
	return evaluate[string](p, answer)
}

// Problems returns the problems in the browser so far: console errors and
// warnings, uncaught exceptions, and requests to another host than the page's.
func (p *Page) Problems() []string {
	return p.watcher.problems()
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

// quoted returns texts as a JavaScript array.
func quoted(texts []string) string {
	array, err := json.Marshal(texts)
	if err != nil {
		panic(err) // strings always marshal
	}
	return string(array)
}

// click waits for an element and clicks it.
func (p *Page) click(selector string) {
	p.t.Helper()
	run(p, "click "+selector, chromedp.Click(chromedp.CSS(selector), chromedp.NodeVisible))
}

// waitFor waits until a JavaScript condition holds, or ends the test. If the page is replaced while it waits, it waits
// on the new page: Chromium then says that the context of the old one cannot be found.
func (p *Page) waitFor(what, condition string) {
	p.t.Helper()
	poll := chromedp.Poll[bool]("Boolean("+condition+")", chromedp.WithPollingTimeout(stepTimeout))
	ctx, cancel := context.WithTimeout(p.ctx, stepTimeout)
	defer cancel()
	for {
		_, err := chromedp.Run(ctx, poll)
		if err == nil {
			return
		}
		if ctx.Err() != nil || !strings.Contains(err.Error(), "Cannot find context") {
			p.t.Fatalf("wait for %s: %v%s", what, err, p.watcher.summary())
		}
	}
}

// evaluate returns the value of a JavaScript expression, or ends the test.
func evaluate[T any](p *Page, expression string) T {
	p.t.Helper()
	return run(p, "evaluate "+expression, chromedp.Evaluate[T](expression))
}

// run returns the result of one step of the browser. A step that fails or takes
// too long ends the test.
func run[T any](p *Page, what string, step chromedp.Action[T]) T {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, stepTimeout)
	defer cancel()
	result, err := chromedp.Run(ctx, step)
	if err != nil {
		p.t.Fatalf("%s: %v%s", what, err, p.watcher.summary())
	}
	return result
}
