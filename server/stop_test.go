package main

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"accordgraph/graph"
	"accordgraph/internal/query"
)

// TestStopCutsNothing stops a server while clients send requests without a pause. Each client
// has its own connection. The server must answer every request that it has begun. After it has
// stopped, it must refuse connections.
func TestStopCutsNothing(t *testing.T) {
	c := config{store: "sqlite::memory:"}
	store, _, err := c.openFilled(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close(context.Background())
	api := graph.NewHandler(query.New(store), graph.Options{})
	var begun, answered, notReady atomic.Int64
	s := &service{store: store, api: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		begun.Add(1)
		api.ServeHTTP(w, r)
	})}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	url := "http://" + l.Addr().String()
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	opened, ended := make(chan error, 1), make(chan error, 1)
	opened <- nil
	go func() { ended <- s.listenUntil(ctx, l, opened, slog.New(slog.DiscardHandler)) }()

	want, err := whole(http.DefaultClient, url)
	if err != nil {
		t.Fatal(err)
	}
	answered.Add(1)
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			client := &http.Client{Transport: &http.Transport{}, Timeout: time.Minute}
			for {
				if response, err := client.Get(url + "/readyz"); err == nil {
					if response.Body.Close(); response.StatusCode == http.StatusServiceUnavailable {
						notReady.Add(1)
					}
				}
				got, err := whole(client, url)
				if errors.Is(err, syscall.ECONNREFUSED) || errors.Is(err, syscall.ECONNRESET) {
					return // the kernel resets connections that the stopped server did not accept
				}
				if err != nil { // such as EOF on an accepted connection
					t.Error(err)
					return
				}
				if got != want {
					t.Errorf("an answer is %s", got)
				}
				if answered.Add(1) == 100 {
					stop()
				}
			}
		})
	}
	all.Wait()
	if err := <-ended; err != nil {
		t.Error(err)
	}
	if begun.Load() != answered.Load() {
		t.Errorf("%d requests were begun, %d answered", begun.Load(), answered.Load())
	}
	if notReady.Load() == 0 {
		t.Error("/readyz was never 503 while requests were taken")
	}
	if _, err := whole(&http.Client{Transport: &http.Transport{}}, url); !errors.Is(err, syscall.ECONNREFUSED) {
		t.Errorf("after the stop: %v, want that the connection is refused", err)
	}
}

// whole sends a query with a long answer. It returns the whole answer, or an error if a part is
// missing.
func whole(client *http.Client, url string) (string, error) {
	body := strings.NewReader(`{"query": "{ objections(first: 100) { nodes { name } } }"}`)
	response, err := client.Post(url+"/graphql", "application/json", body)
	if err != nil {
		return "", err
	}
	defer response.Body.Close()
	answer, err := io.ReadAll(response.Body)
	return string(answer), err
}
