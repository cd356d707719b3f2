package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"accordgraph/graph"
	"accordgraph/internal/query"
	"accordgraph/internal/web"
)

// stream is a subscription that hears of nothing.
const stream = `{"query": "subscription { changes { number } }"}`

// subscribe opens a stream as a client. It ends when the caller calls end.
func subscribe(t *testing.T, url, client string) (w *http.Response, end func()) {
	t.Helper()
	ctx, end := context.WithCancel(t.Context())
	t.Cleanup(end)
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, url+"/graphql", strings.NewReader(stream))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Accept", "text/event-stream")
	r.Header.Set("X-Test-Client", client)
	if w, err = http.DefaultTransport.RoundTrip(r); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { w.Body.Close() })
	return w, end
}

// TestStreamsOfAClient opens streams as two clients of a server with a rate limit. Each client may have four. A stream
// costs 1 when it begins.
func TestStreamsOfAClient(t *testing.T) {
	store, _, err := config{store: "sqlite::memory:"}.openFilled(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close(context.Background()) })
	limiter := web.NewRateLimiter(100, graph.MaxCost, nil, (&clock{time.Unix(1_000_000, 0)}).now)
	api := limiter.Around(graph.NewHandler(query.New(store), graph.Options{Limiter: limiter}))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		r.RemoteAddr = r.Header.Get("X-Test-Client") + ":1000"
		api.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	var ends []func()
	for i := range web.MaxStreams {
		w, end := subscribe(t, server.URL, "192.0.2.1")
		left := fmt.Sprintf(`"cost";r=%d;`, graph.MaxCost-1-i)
		if w.StatusCode != http.StatusOK || !strings.Contains(w.Header.Get("RateLimit"), left) {
			t.Errorf("stream %d: %d, RateLimit %s, want %s", i, w.StatusCode, w.Header.Get("RateLimit"), left)
		}
		ends = append(ends, end)
	}
	w, _ := subscribe(t, server.URL, "192.0.2.1")
	body, _ := io.ReadAll(w.Body)
	if w.StatusCode != http.StatusTooManyRequests || w.Header.Get("Retry-After") == "" ||
		!strings.Contains(string(body), "you have 4 streams, which is the limit") {
		t.Errorf("the fifth stream: %d, Retry-After %q, %s", w.StatusCode, w.Header.Get("Retry-After"), body)
	}
	if w, _ := subscribe(t, server.URL, "192.0.2.2"); w.StatusCode != http.StatusOK {
		t.Errorf("another client: %d", w.StatusCode)
	}
	ends[0]()
	for start := time.Now(); ; { // the server hears of the end a moment later
		w, end := subscribe(t, server.URL, "192.0.2.1")
		if w.StatusCode == http.StatusOK {
			break
		}
		if end(); time.Since(start) > time.Minute {
			t.Fatal("a stream has ended, and the client may not open another one")
		}
	}
}

// TestStreamsEndWithTheServer stops a server to which clients listen. Each stream ends with the time to come back, and
// the server does not wait until the time for answers is over.
func TestStreamsEndWithTheServer(t *testing.T) {
	c := config{store: "sqlite::memory:"}
	store, _, err := c.openFilled(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close(context.Background())
	streams := web.NewStreams()
	s := &service{store: store, streams: streams, api: graph.NewHandler(query.New(store), graph.Options{Streams: streams})}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	opened, ended := make(chan error, 1), make(chan error, 1)
	opened <- nil
	go func() { ended <- s.listenUntil(ctx, l, opened, slog.New(slog.DiscardHandler)) }()
	w, _ := subscribe(t, "http://"+l.Addr().String(), "")
	lines := bufio.NewScanner(w.Body)
	lines.Scan() // the stream has begun
	stop()
	var rest strings.Builder
	for lines.Scan() {
		rest.WriteString(lines.Text() + "\n")
	}
	if !strings.Contains(rest.String(), "retry: ") || strings.Contains(rest.String(), "event: ") {
		t.Errorf("the stream ends with %q, want the time to come back and no event", &rest)
	}
	if err := <-ended; err != nil { // Shutdown cut an answer
		t.Error(err)
	}
}

// TestSubscriptionsAreStreams asks for a subscription as JSON. The answer says what to ask for.
func TestSubscriptionsAreStreams(t *testing.T) {
	store, _, err := config{store: "sqlite::memory:"}.openFilled(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close(context.Background()) })
	r := httptest.NewRequest(http.MethodPost, "/graphql", strings.NewReader(stream)).WithContext(t.Context())
	r.Header.Set("Content-Type", "application/json")
	w := httptest.NewRecorder()
	graph.NewHandler(query.New(store), graph.Options{}).ServeHTTP(w, r)
	if w.Code != http.StatusNotAcceptable || !strings.Contains(w.Body.String(), "text/event-stream: name it in Accept") {
		t.Errorf("%d %s", w.Code, w.Body)
	}
}
