package follow

import (
	"bufio"
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"accordgraph/graph"
	"accordgraph/internal/query"
	"accordgraph/internal/web"
)

// An event is an event of a stream, as a browser reads it.
type event struct{ ID, Name, Data string }

// A listener reads the events of a stream.
type listener struct {
	t     *testing.T
	w     *http.Response
	lines *bufio.Scanner
	retry []string
}

// listen opens a stream of a server. It ends with the test, or when close is called.
func listen(t *testing.T, server *httptest.Server, address string, headers ...string) (l *listener, stop func()) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	t.Cleanup(cancel)
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, server.URL+address, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w, err := server.Client().Do(r)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { w.Body.Close() })
	lines := bufio.NewScanner(w.Body)
	lines.Buffer(nil, 1<<20)
	return &listener{t: t, w: w, lines: lines}, cancel
}

// next returns the next event, or false at the end of the stream.
func (l *listener) next() (e event, ok bool) {
	for l.lines.Scan() {
		name, value, _ := strings.Cut(l.lines.Text(), ": ")
		switch name {
		case "id":
			e.ID = value
		case "event":
			e.Name = value
		case "data":
			e.Data = value
		case "retry":
			l.retry = append(l.retry, value)
		case "":
			if e.Data != "" {
				return e, true
			}
		}
	}
	return e, false
}

// ids returns the ids of the next n events. Each is the number in its data.
func (l *listener) ids(n int) (all []string) {
	l.t.Helper()
	for range n {
		e, ok := l.next()
		var entry struct{ Number json.Number }
		if err := json.Unmarshal([]byte(e.Data), &entry); !ok || err != nil || entry.Number.String() != e.ID {
			l.t.Fatalf("event %+v: %v, the stream ended: %v", e, err, !ok)
		}
		all = append(all, e.ID)
	}
	return all
}

// TestStream reads a stream from several places, and hears of a load.
func TestStream(t *testing.T) {
	store := twice(t)
	server := httptest.NewServer(over(store, Options{}))
	t.Cleanup(server.Close)
	for _, c := range []struct {
		address string
		headers []string
		want    []string
	}{
		{"/changes.sse?after=0", nil, []string{"1", "2", "3", "4"}},
		{"/changes", []string{"Accept", "text/event-stream", "Last-Event-ID", "2"}, []string{"3", "4"}},
		{"/changes.sse?after=0", []string{"Last-Event-ID", "3"}, []string{"4"}},
		{"/changes.sse?after=0&of=provision/plan/2", nil, []string{"3"}},
		{"/changes.sse?after=0&of=proposal/plan&lang=uk", nil, []string{"2", "3"}},
		{"/changes.sse?after=999", nil, []string{"1", "2", "3", "4"}}, // the store was filled anew
	} {
		l, stop := listen(t, server, c.address, c.headers...)
		if got := l.ids(len(c.want)); !slices.Equal(got, c.want) {
			t.Errorf("%s %v: %v, want %v", c.address, c.headers, got, c.want)
		}
		if l.w.Header.Get("Content-Type") != "text/event-stream; charset=utf-8" || !slices.Equal(l.retry, []string{"3000"}) {
			t.Errorf("%s: %v, retry %v", c.address, l.w.Header, l.retry)
		}
		stop()
	}
	l, _ := listen(t, server, "/changes.sse?after=3")
	if got := l.ids(1); got[0] != "4" {
		t.Errorf("%v", got)
	}
	fill(t, store, "2025-12-03", world("The army goes.", true))
	if got := l.ids(2); !slices.Equal(got, []string{"5", "6"}) {
		t.Errorf("after a load: %v", got)
	}
}

// TestStreamRefused asks for streams that there are not.
func TestStreamRefused(t *testing.T) {
	h := over(twice(t), Options{})
	for parameters, want := range map[string]string{
		"?after=x": "after", "?lang=fr": "lang", "?before=x": "before", "?of=actor/ada@valid:x": "of has",
		"?of=" + strings.Repeat("a/b&of=c/", 11) + "d" + manyIDs(): "of are",
	} {
		w := get(t, h, "/changes.sse"+parameters)
		isRefused := w.Code == http.StatusBadRequest || w.Code == http.StatusUnprocessableEntity
		if !isRefused || !strings.Contains(w.Body.String(), want) || w.Header().Get("Content-Type") != "text/plain; charset=utf-8" {
			t.Errorf("%s: %d %s, want %s", parameters, w.Code, w.Body, want)
		}
	}
	if w := get(t, h, "/changes.sse", "Last-Event-ID", "soon"); w.Code != http.StatusBadRequest {
		t.Errorf("Last-Event-ID soon: %d %s", w.Code, w.Body)
	}
}

// manyIDs returns parameters with 30 ids.
func manyIDs() string {
	var all strings.Builder
	for i := range 30 {
		all.WriteString("&of=a/" + strings.Repeat("b", i+1))
	}
	return all.String()
}

// TestStop ends the streams when the server stops: each client hears when to come back, and new ones too.
func TestStop(t *testing.T) {
	streams := web.NewStreams()
	api := graph.NewHandler(query.New(twice(t)), graph.Options{Streams: streams})
	server := httptest.NewServer(Around(http.NotFoundHandler(), api, Options{}))
	t.Cleanup(server.Close) // it waits for all answers
	early, _ := listen(t, server, "/changes.sse?after=0")
	early.ids(4)
	streams.Stop()
	late, _ := listen(t, server, "/changes.sse")
	for _, l := range []*listener{early, late} {
		if e, ok := l.next(); ok {
			t.Errorf("there is %+v", e)
		}
		if len(l.retry) != 2 || len(l.retry[1]) != 4 || l.retry[1] < "2000" || l.retry[1] > "6000" {
			t.Errorf("retry %v, want 3000 and then 2000 to 6000", l.retry)
		}
	}
}

// TestTrusted serves the feeds and the stream of a server that answers only trusted documents.
func TestTrusted(t *testing.T) {
	api := graph.NewHandler(query.New(twice(t)), graph.Options{TrustedDocuments: Documents()})
	server := httptest.NewServer(Around(http.NotFoundHandler(), api, Options{Trusted: true}))
	t.Cleanup(server.Close)
	l, stop := listen(t, server, "/changes.sse?after=2")
	if got := l.ids(2); !slices.Equal(got, []string{"3", "4"}) {
		t.Errorf("%v", got)
	}
	stop()
	if got := numbers(t, get(t, server.Config.Handler, "/changes.jsonl?after=2")); !slices.Equal(got, []int{3, 4}) {
		t.Errorf("%v", got)
	}
}
