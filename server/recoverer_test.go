package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"accordgraph/graph"
	"accordgraph/internal/kg"
	"accordgraph/internal/query"
)

// A shaky store panics in Count.
type shaky struct{ kg.Store }

// Count implements kg.Store.
func (shaky) Count(context.Context, []kg.ID, kg.Via) (map[kg.ID]int, error) { panic("cannot count") }

// TestPanicCostsOneRequest sends requests whose resolvers panic. The panics are in items of a list,
// and gqlgen resolves each item in its own goroutine. Other requests at the same time must get
// their answers.
func TestPanicCostsOneRequest(t *testing.T) {
	c := config{store: "sqlite::memory:"}
	store, _, err := c.openFilled(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close(context.Background())
	log := newLines()
	options := graph.Options{Log: slog.New(slog.NewJSONHandler(log, nil))}
	s := &service{store: store, api: graph.NewHandler(query.New(shaky{store}), options)}
	server := httptest.NewServer(s.handler())
	defer server.Close()
	const (
		bad  = `{ objections(first: 20) { nodes { name raisedBy { totalCount } } } }`
		good = `{ objections(first: 20) { nodes { name } } }`
	)
	want := replied(t, server.URL, good)
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			if got := replied(t, server.URL, good); got != want {
				t.Errorf("beside panics the answer is %s", got)
			}
		})
		all.Go(func() {
			var got struct {
				Errors []struct {
					Extensions struct{ Code, RequestID string }
				}
			}
			if err := json.Unmarshal([]byte(replied(t, server.URL, bad)), &got); err != nil || len(got.Errors) == 0 {
				t.Errorf("a panic is answered by %v, %v", got, err)
				return
			}
			if e := got.Errors[0].Extensions; e.Code != "INTERNAL" || !strings.Contains(log.text(), e.RequestID) {
				t.Errorf("a panic is answered by %+v, and the log is %s", e, log.tail())
			}
		})
	}
	all.Wait()
	for _, part := range []string{"cannot count", "recoverer_test.go"} {
		if !strings.Contains(log.text(), part) {
			t.Errorf("the log has no %q: %s", part, log.tail())
		}
	}
}

// TestPanicAround calls a handler that panics before its answer, and one that panics in the middle of
// its answer.
func TestPanicAround(t *testing.T) {
	var log bytes.Buffer
	server := httptest.NewServer(recoverer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("X-Request-Id", "abc")
		if r.URL.Path == "/middle" {
			fmt.Fprint(w, "half of an ans")
			http.NewResponseController(w).Flush()
		}
		panic("out of luck")
	}), slog.New(slog.NewTextHandler(&log, nil))))
	defer server.Close()
	answer, err := http.Get(server.URL)
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(answer.Body)
	if err != nil || answer.StatusCode != 500 || !json.Valid(body) ||
		!strings.Contains(string(body), `"requestId":"abc"`) {
		t.Errorf("a panic is answered by %d %s, %v", answer.StatusCode, body, err)
	}
	if answer, err = http.Get(server.URL + "/middle"); err != nil {
		t.Fatal(err)
	}
	if body, err = io.ReadAll(answer.Body); err == nil {
		t.Errorf("half an answer was taken for whole: %s", body)
	}
	server.Close()
	if text := log.String(); strings.Count(text, "out of luck") != 2 || !strings.Contains(text, "recoverer_test.go") {
		t.Errorf("the log is %s", text)
	}
}
