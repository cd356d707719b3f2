package browsertest

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
)

// A check that sees no request would always pass. So this page sends requests of all kinds,
// and the check must see them.
func TestSeesRequestsToOtherHosts(t *testing.T) {
	other := httptest.NewServer(http.NotFoundHandler())
	defer other.Close()
	page := httptest.NewServer(restless(other.URL))
	defer page.Close()

	p := Open(t, page.URL)
	p.WaitFor("all requests", "document.title === 'done'")
	found := p.Problems()
	for _, want := range []string{
		"GET http://image.invalid/",
		"GET https://fonts.googleapis.com/",
		"POST http://beacon.invalid/",
		"GET " + other.URL + "/fetch",
		"GET " + other.URL + "/worker",
		"CONNECT socket.invalid:80",
	} {
		if !slices.Contains(found, "request to another host: "+want) {
			t.Errorf("missed %s", want)
		}
	}
	for _, problem := range found {
		if strings.Contains(problem, page.URL+"/own") {
			t.Error(problem)
		}
	}
	if t.Failed() {
		t.Logf("saw\n%s", strings.Join(found, "\n"))
	}
}

// restless serves a page that sends requests to its own host, to another host, and to hosts
// that do not exist. The title of the page becomes "done" when all have ended.
func restless(other string) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("/{$}", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprintf(w, restlessPage, other)
	})
	mux.HandleFunc("/worker.js", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/javascript")
		fmt.Fprintf(w, "fetch('%s/worker', {mode: 'no-cors'}).finally(() => postMessage(0))", other)
	})
	mux.HandleFunc("/own", func(http.ResponseWriter, *http.Request) {})
	return mux
}

const restlessPage = `<!doctype html>
<title>busy</title>
<link rel="icon" href="data:,">
<script>
const ends = (thing, ...events) =>
  new Promise((done) => events.forEach((name) => thing.addEventListener(name, done)));
const image = new Image();
image.src = 'http://image.invalid/';
navigator.sendBeacon('http://beacon.invalid/', '');
Promise.allSettled([
  fetch('/own'),
  fetch('%s/fetch', {mode: 'no-cors'}),
  fetch('https://fonts.googleapis.com/', {mode: 'no-cors'}),
  ends(image, 'load', 'error'),
  ends(new WebSocket('ws://socket.invalid/'), 'open', 'error'),
  ends(new Worker('/worker.js'), 'message', 'error'),
]).then(() => { document.title = 'done'; });
</script>
`

func TestSeesErrorsOfThePage(t *testing.T) {
	page := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		w.Header().Set("Content-Security-Policy", "img-src data:")
		fmt.Fprint(w, `<!doctype html><link rel="icon" href="data:,"><script>
			console.log('harmless');
			console.warn('a warning');
			console.error('an error');
			document.write('<img src="http://image.invalid/">');
			setTimeout(() => { document.title = 'done'; throw new Error('an exception'); });
		</script>`)
	}))
	defer page.Close()

	p := Open(t, page.URL)
	p.WaitFor("the exception", "document.title === 'done'")
	found := strings.Join(p.Problems(), "\n")
	for _, want := range []string{"a warning", "an error", "Content Security Policy", "an exception"} {
		if !strings.Contains(found, want) {
			t.Errorf("missed %q in\n%s", want, found)
		}
	}
	if strings.Contains(found, "harmless") {
		t.Errorf("objects to a plain message:\n%s", found)
	}
}
