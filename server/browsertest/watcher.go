package browsertest

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

// watcher collects the problems in a browser tab.
type watcher struct {
	hosts []string // the hosts that requests may go to

	mu    sync.Mutex
	found []string
}

// newWatcher returns a watcher for pages at addresses of these sites.
func newWatcher(t *testing.T, sites ...string) *watcher {
	t.Helper()
	w := &watcher{}
	for _, site := range sites {
		u, err := url.Parse(site)
		if err != nil {
			t.Fatalf("the page's address: %v", err)
		}
		w.hosts = append(w.hosts, u.Host)
	}
	return w
}

// see checks one event of the tab. chromedp calls it on the browser's goroutine.
func (w *watcher) see(event any) {
	if problem := w.problem(event); problem != "" {
		w.add(problem)
	}
}

// add adds a problem that is not in the list yet.
func (w *watcher) add(problem string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if !slices.Contains(w.found, problem) {
		w.found = append(w.found, problem)
	}
}

// problem describes the problem that an event shows, or returns "".
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

// requestProblem describes a request to another host than the page's, or returns "". An
// address that contains its own content (data:, blob:) goes to no host.
func (w *watcher) requestProblem(r *network.Request) string {
	u, err := url.Parse(r.URL)
	switch {
	case err != nil:
		return fmt.Sprintf("request to an address that cannot be read: %v", err)
	case u.Scheme == "data" || u.Scheme == "blob" || slices.Contains(w.hosts, u.Host):
		return ""
	}
	return foreign(r.Method, r.URL)
}

// foreign describes a request to another host.
func foreign(method, address string) string {
	return "request to another host: " + method + " " + address
}

// exceptionText returns the message of an exception.
func exceptionText(d *runtime.ExceptionDetails) string {
	if d.Exception == nil {
		return d.Text
	}
	return d.Text + " " + d.Exception.Description
}

// consoleProblem describes an error or a warning that the page wrote to the console.
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

// entryProblem describes an error or a warning that the browser wrote to its log.
func entryProblem(e *log.Entry) string {
	level := string(e.Level)
	if level != "error" && level != "warning" {
		return ""
	}
	return fmt.Sprintf("browser %s: %s %s", level, e.Text, e.URL)
}

// problems returns the problems so far.
func (w *watcher) problems() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return slices.Clone(w.found)
}

// summary returns the problems as lines for the end of a failure message.
func (w *watcher) summary() string {
	var lines strings.Builder
	for _, problem := range w.problems() {
		lines.WriteString("\n\t" + problem)
	}
	return lines.String()
}
