package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
	"time"

	"accordgraph/graph"
	"accordgraph/internal/kg"
	"accordgraph/internal/neo4jstore/neo4jtest"
	"accordgraph/internal/query"
	"accordgraph/server/dataset"
	"accordgraph/server/handoff"
	"accordgraph/server/playground/playgroundtest"
)

// filled returns the store that c names, with the bundled data.
func filled(t *testing.T, c config) kg.Store {
	t.Helper()
	store, err := c.openUnpacked(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close(context.Background()) })
	if _, err := c.fill(t.Context(), store); err != nil {
		t.Fatal(err)
	}
	return store
}

// bundled serves the bundled data from the store that c names. It returns the URL of the
// server.
func bundled(t *testing.T, c config) string {
	t.Helper()
	store := filled(t, c)
	// The budget is long, because a Neo4j that has just started needs seconds to plan a statement.
	api := graph.NewHandler(query.New(store).WithPathTime(time.Minute), graph.Options{})
	s := &service{store: store, budget: time.Minute, api: api, free: api, files: dataset.Options{Folder: t.TempDir(), MaxBytes: 256 << 20}}
	server := httptest.NewServer(withTrips(s.handler()))
	t.Cleanup(func() {
		server.Close()
		if err := s.dataset.Close(); err != nil {
			t.Error(err)
		}
	})
	return server.URL
}

// withTrips returns a handler that calls h and adds a trailer to each answer. The trailer lists the
// round trips to the store.
func withTrips(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var trips query.Trips
		w.Header().Set("Trailer", "Trips")
		h.ServeHTTP(w, r.WithContext(query.WithTrips(r.Context(), &trips)))
		w.Header().Set("Trips", strings.Join(trips.List(), "; "))
	})
}

func sqliteServer(t *testing.T) string { return bundled(t, config{store: "sqlite::memory:"}) }

func neo4jServer(t *testing.T) string { return bundled(t, bundledNeo4j(t)) }

// bundledNeo4j returns the config of a Neo4j that is empty, or has the bundled data of an earlier test. Tests fill it
// and only read, so that the package loads the data and plans a statement once.
func bundledNeo4j(t *testing.T) config {
	s := neo4jtest.Reuse(t, "bundled")
	return config{store: s.URI, neo4jUser: s.User, neo4jPassword: s.Password}
}

// opened returns the store that c names, as it is. It is closed after the test.
func opened(t testing.TB, c config) kg.Store {
	t.Helper()
	store, err := c.open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close(context.Background()) })
	return store
}

// tooSlow matches a request that took too long, as on a busy machine.
var tooSlow = regexp.MustCompile(`"UPSTREAM_UNAVAILABLE"|"TIMEOUT"`)

// asked returns the unchanged answer to a query. It fails the test if the answer has errors.
func asked(t *testing.T, url, query string) string {
	t.Helper()
	answer := replied(t, url, query)
	for again := 0; again < 10 && tooSlow.MatchString(answer); again++ { // the database is still planning
		answer = replied(t, url, query)
	}
	if strings.Contains(answer, `"errors"`) {
		t.Errorf("%s\nis answered by %s", query, answer)
	}
	return answer
}

// replied returns the unchanged answer to a query. The answer may have errors.
func replied(t *testing.T, url, query string) string {
	t.Helper()
	body, err := json.Marshal(map[string]string{"query": query})
	if err != nil {
		t.Fatal(err)
	}
	reply, err := http.Post(url+"/graphql", "application/json", bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	defer reply.Body.Close()
	data, err := io.ReadAll(reply.Body)
	if err != nil {
		t.Fatal(err)
	}
	if reply.StatusCode != 200 {
		t.Errorf("%s\nis answered by %s %s", query, reply.Status, data)
	}
	return string(data)
}

// TestPlayground opens the playground in a real browser, on a server with the bundled data.
func TestPlayground(t *testing.T) {
	t.Parallel()
	playgroundtest.Run(t, sqliteServer(t))
}

// TestPlaygroundDownloads tries the button "Download as" of the playground.
func TestPlaygroundDownloads(t *testing.T) {
	t.Parallel()
	playgroundtest.RunDownload(t, sqliteServer(t), handoff.Endings())
}
