package playgroundtest

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
)

// watcher keeps what went wrong in a browser tab.
type watcher struct {
	host string // the one host that requests may go to

	mu    sync.Mutex
	found []string
}

// newWatcher makes a watcher for a page at an address.
func newWatcher(t *testing.T, address string) *watcher {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		t.Fatalf("the page's address: %v", err)
	}
	return &watcher{host: u.Host}
}

// see looks at one event of the tab. It is called on the browser's goroutine.
func (w *watcher) see(event any) {
	if problem := w.problem(event); problem != "" {
		w.add(problem)
	}
}

// add keeps a problem that is not known yet.
func (w *watcher) add(problem string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if !slices.Contains(w.found, problem) {
		w.found = append(w.found, problem)
	}
}

// problem tells what is wrong with an event, or "".
func (w *watcher) problem(event any) string {
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		return w.requestProblem(e.Request)
	case *runtime.EventExceptionThrown:
		return "uncaught exception: " + exceptionText(e.ExceptionDetails)
	case *runtime.EventConsoleAPICalled:
		return consoleProblem(e)
	case *log.EventEntryAdded:
		return entryProblem(e.Entry)
	}
	return ""
}

// requestProblem objects to a request that leaves the page's own host. An
// address that holds its own content leaves nothing.
func (w *watcher) requestProblem(r *network.Request) string {
	u, err := url.Parse(r.URL)
	switch {
	case err != nil:
		return fmt.Sprintf("request to an address that cannot be read: %v", err)
	case u.Scheme == "data" || u.Scheme == "blob" || u.Host == w.host:
		return ""
	}
	return foreign(r.Method, r.URL)
}

func foreign(method, address string) string {
	return "request to another host: " + method + " " + address
}

func exceptionText(d *runtime.ExceptionDetails) string {
	if d.Exception == nil {
		return d.Text
	}
	return d.Text + " " + d.Exception.Description
}

func consoleProblem(e *runtime.EventConsoleAPICalled) string {
	kind := string(e.Type)
	if kind != "error" && kind != "warning" && kind != "assert" {
		return ""
	}
	var words []string
	for _, arg := range e.Args {
		words = append(words, string(arg.Value)+arg.Description)
	}
	return "console " + kind + ": " + strings.Join(words, " ")
}

func entryProblem(e *log.Entry) string {
	level := string(e.Level)
	if level != "error" && level != "warning" {
		return ""
	}
	return fmt.Sprintf("browser %s: %s %s", level, e.Text, e.URL)
}

func (w *watcher) problems() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return slices.Clone(w.found)
}

// summary gives the problems as lines to end a failure message with.
func (w *watcher) summary() string {
	var lines strings.Builder
	for _, problem := range w.problems() {
		lines.WriteString("\n\t" + problem)
	}
	return lines.String()
}
