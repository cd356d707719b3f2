// Package browsertest opens pages in a real Chromium, for tests. The environment variable CHROMIUM names the browser; the
// default is chromium on PATH. Without a browser it skips the test, or fails it if CI is set.
package browsertest

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// stepTimeout is the time for one step of the browser. It is long, because a busy machine
// may start a browser slowly. A step ends as soon as it can.
const stepTimeout = 60 * time.Second

// pollInterval is the time between two looks at a condition.
const pollInterval = 20 * time.Millisecond

// Page is a page open in a browser of its own. A step that fails
// ends the test. The browser is closed when the test ends.
type Page struct {
	t       testing.TB
	ctx     context.Context
	watcher *watcher
}

// Open starts a browser and opens url in it. The page may send requests to the host of url, and to the hosts of other sites
// that are named.
func Open(t testing.TB, url string, others ...string) *Page {
	t.Helper()
	w := newWatcher(t, append(others, url)...)
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

// CheckFit fails the test unless the page has no scroll bar of its own, and the elements lie
// within the window.
func (p *Page) CheckFit(elements ...string) {
	p.t.Helper()
	if !Evaluate[bool](p, `(() => { const page = document.scrollingElement;
		scrollTo(1e6, 1e6);
		return scrollX === 0 && scrollY === 0 && page.scrollHeight <= innerHeight && page.scrollWidth <= innerWidth })()`) {
		p.t.Error("the page is larger than its window")
	}
	for _, selector := range elements {
		if !Evaluate[bool](p, "Boolean("+InView(selector)+")") {
			p.t.Errorf("%s is not within the window", selector)
		}
	}
}

// Fits reports whether the page is no wider than its window.
func (p *Page) Fits() bool {
	p.t.Helper()
	return Evaluate[bool](p, "document.scrollingElement.scrollWidth <= innerWidth")
}

// Problems returns the problems in the browser so far: console errors and
// warnings, uncaught exceptions, and requests to another host than the page's.
func (p *Page) Problems() []string {
	return p.watcher.problems()
}

// Click waits for an element and clicks it.
func (p *Page) Click(selector string) {
	p.t.Helper()
	run(p, "click "+selector, chromedp.Click(chromedp.CSS(selector), chromedp.NodeVisible))
}

// WaitFor waits until a JavaScript condition holds, or ends the test. If the page is replaced while it waits, it waits
// on the new page. It asks from outside the page: without scripts a page has no timers. A condition that throws does
// not hold yet, as a page that is being replaced may have no body.
func (p *Page) WaitFor(what, condition string) {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, stepTimeout)
	defer cancel()
	again := time.NewTicker(pollInterval)
	defer again.Stop()
	for {
		holds, err := chromedp.Run(ctx, chromedp.Evaluate[bool]("Boolean("+condition+")"))
		if holds {
			return
		}
		select {
		case <-again.C:
		case <-ctx.Done():
			p.t.Fatalf("wait for %s: %v%s", what, cmp.Or(err, ctx.Err()), p.watcher.summary())
		}
	}
}

// Evaluate returns the value of a JavaScript expression, or ends the test.
func Evaluate[T any](p *Page, expression string) T {
	p.t.Helper()
	return run(p, "evaluate "+expression, chromedp.Evaluate[T](expression))
}

// Await returns the value of a JavaScript expression that is a promise, or ends the test.
func Await[T any](p *Page, expression string) T {
	p.t.Helper()
	return run(p, "wait for a promise", chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
}

// InView returns an expression that says whether an element lies within the window, and is
// large enough to be used.
func InView(selector string) string {
	return fmt.Sprintf(`(() => { const box = document.querySelector('%s')?.getBoundingClientRect();
		return box && box.width > 20 && box.height > 20 && box.left >= 0 && box.top >= 0 &&
			box.right <= innerWidth && box.bottom <= innerHeight })()`, selector)
}

// Quoted returns texts as a JavaScript array.
func Quoted(texts []string) string {
	array, err := json.Marshal(texts)
	if err != nil {
		panic(err) // strings always marshal
	}
	return string(array)
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
