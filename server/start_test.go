package main

import (
	"context"
	"net/http"
	"strings"
	"testing"
	"time"
)

// TestStopWhileWaiting names a database that does not exist. The server says so to clients
// and in /readyz, and stops at once when it is told to.
func TestStopWhileWaiting(t *testing.T) {
	log, ended := newLines(), make(chan int, 1)
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	args := []string{"-addr", "localhost:0", "-log", "json", "-store", "bolt://127.0.0.1:1"}
	go func() { ended <- run(ctx, args, func(string) string { return "" }, log, log) }()
	url := <-log.listening
	for path, want := range map[string]int{"/livez": 200, "/readyz": 503, "/playground": 200} {
		response, err := http.Get(url + path)
		if err != nil {
			t.Fatal(err)
		}
		if response.Body.Close(); response.StatusCode != want {
			t.Errorf("%s is %d, want %d", path, response.StatusCode, want)
		}
	}
	if got := replied(t, url, `{ dataset { title } }`); !strings.Contains(got, `"UPSTREAM_UNAVAILABLE"`) {
		t.Errorf("a query is answered by %s", got)
	}
	if got := replied(t, url, `{ __type(name: "Query") { name } }`); strings.Contains(got, "errors") {
		t.Errorf("what needs no store is answered by %s", got)
	}
	stop()
	select {
	case code := <-ended:
		if code != 0 {
			t.Errorf("the server ended with %d:\n%s", code, log.tail())
		}
	case <-time.After(time.Minute):
		t.Fatal("the server does not stop")
	}
	if !strings.Contains(log.tail(), `"drainMs":0`) { // no load balancer knows the server yet
		t.Errorf("the server waits before it stops:\n%s", log.tail())
	}
}
