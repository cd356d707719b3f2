package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"time"

	"accordgraph/graph"
	"accordgraph/internal/kg"
	"accordgraph/internal/neo4jstore/neo4jtest"
	"accordgraph/internal/query"
	"accordgraph/server/dataset"
	"accordgraph/server/handoff"
	"accordgraph/server/playground"
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

// inMemory returns the config of a SQLite database in memory.
func inMemory(*testing.T) config { return config{store: "sqlite::memory:"} }

// bundledNeo4j returns the config of a Neo4j that is empty, or has the bundled data of an earlier test. Tests fill it
// and only read, so that the package loads the data and plans a statement once.
func bundledNeo4j(t *testing.T) config {
	s := neo4jtest.Reuse(t, "bundled")
	return config{store: s.URI, neo4jUser: s.User, neo4jPassword: s.Password}
}

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
	answer, _ := counted(t, url, query)
	return answer
}

// counted returns the unchanged answer to a query, and the round trips to the store.
func counted(t *testing.T, url, query string) (answer string, trips []string) {
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
	if list := reply.Trailer.Get("Trips"); list != "" {
		trips = strings.Split(list, "; ")
	}
	return string(data), trips
}

// TestPlayground opens the playground in a real browser, on a server with the bundled data.
func TestPlayground(t *testing.T) { playgroundtest.Run(t, sqliteServer(t)) }

// TestStoresAnswerAlike sends the same queries to both stores and compares the answers
// byte for byte. It sends the queries of the playground, of README.md and of docs. It also
// reads all relationships, actors and evidence, page by page.
func TestStoresAnswerAlike(t *testing.T) {
	sqlite, neo4j := sqliteServer(t), neo4jServer(t)
	queries := []string{
		`{ dataset { title revision compiledOn coversUntil licence entities { kind count } relationships { type count } changelog { date kind summary reason ids removed } } }`,
		`{ search(query: "budapest") { edges { cursor score matches { field text } node { id } } } }`,
		`{ search(query: "guarantees", kinds: [PROVISION]) { edges { score node { id } } pageInfo { hasNextPage endCursor } } }`,
		`{ provisions(first: 100) { facets(by: [TOPICS, DOCUMENT]) { field values { value count } } edges { cursor node { id name knownFrom aliases relationshipCounts { type direction count } } } } }`,
	}
	for _, tab := range playground.Tabs() {
		queries = append(queries, tab.Query)
	}
	for _, x := range readme(t) {
		queries = append(queries, x.query)
	}
	for _, query := range queries {
		if a, b := asked(t, sqlite, query), asked(t, neo4j, query); a != b {
			t.Errorf("%s\nSQLite: %s\nNeo4j: %s", query, a, b)
		}
	}
	for _, list := range []string{
		"relationships(first: 100, after: $after) { pageInfo { endCursor hasNextPage } " +
			"edges { cursor node { id type role validFrom validTo knownFrom status note sourceCount sourceKinds bestSource " +
			"assertedBy { id } evidence { id quote paraphrase locator basis } disputes { id } " +
			"source { id name } target { id name } } } }",
		"actors(first: 100, after: $after) { pageInfo { endCursor hasNextPage } " +
			"edges { cursor node { id name summary category country aliases externalIds { scheme value } evidence { id } " +
			"relationships(first: 10) { totalCount edges { cursor node { id } entity { id } } } } } }",
		"evidence(first: 100, after: $after) { pageInfo { endCursor hasNextPage } " +
			"edges { cursor node { id quote paraphrase source { id title publisher date url } } } }",
	} {
		walk(t, sqlite, neo4j, list)
	}
}

// walk compares all pages of a list on the servers of the two stores.
func walk(t *testing.T, sqlite, neo4j, list string) {
	t.Helper()
	after, pages := "null", 0
	for after != "" {
		query := "{ page: " + strings.Replace(list, "$after", after, 1) + " }"
		a, b := asked(t, sqlite, query), asked(t, neo4j, query)
		if a != b {
			t.Fatalf("%s\nSQLite: %.2000s\nNeo4j: %.2000s", query, a, b)
		}
		var answer struct {
			Data struct {
				Page struct {
					PageInfo struct {
						EndCursor   string
						HasNextPage bool
					}
				}
			}
		}
		if err := json.Unmarshal([]byte(a), &answer); err != nil {
			t.Fatal(err)
		}
		info := answer.Data.Page.PageInfo
		after, pages = "", pages+1
		if info.HasNextPage {
			after = `"` + info.EndCursor + `"`
		}
	}
	if pages < 2 {
		t.Errorf("%.60s has %d page, too few to compare", list, pages)
	}
}

// An example is a query on a page of the docs, with the answer that the page gives.
type example struct{ page, query, answer string }

// readme returns the examples of README.md and of all pages in docs. An example is a
// ```graphql block and the ```json block after it.
func readme(t *testing.T) (all []example) {
	t.Helper()
	for _, page := range pages(t) {
		data, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		blocks := strings.Split(string(data), "```")
		for i := 1; i < len(blocks); i += 2 {
			query, isQuery := strings.CutPrefix(blocks[i], "graphql\n")
			if !isQuery {
				continue
			}
			answer, isAnswer := "", false
			if i+2 < len(blocks) {
				answer, isAnswer = strings.CutPrefix(blocks[i+2], "json\n")
			}
			if !isAnswer {
				t.Errorf("%s: no answer after%s", page, query)
			}
			all = append(all, example{page, query, answer})
		}
	}
	if len(all) < 15 {
		t.Errorf("the pages have %d queries with answers, want at least 15", len(all))
	}
	return all
}

// TestREADME sends the queries of README.md and docs, and compares the answers with the
// answers on the pages.
func TestREADME(t *testing.T) {
	url := sqliteServer(t)
	for _, x := range readme(t) {
		var got, want bytes.Buffer
		if err := json.Compact(&want, []byte(x.answer)); err != nil {
			t.Fatalf("%s: %v: %s", x.page, err, x.answer)
		}
		if err := json.Compact(&got, []byte(asked(t, url, x.query))); err != nil {
			t.Fatal(err)
		}
		if got.String() != want.String() {
			t.Errorf("%s\n%s says %s\nthe answer is %s", x.query, x.page, want.String(), got.String())
		}
	}
}

// TestPlaygroundDownloads tries the button "Download as" of the playground.
func TestPlaygroundDownloads(t *testing.T) {
	playgroundtest.RunDownload(t, sqliteServer(t), handoff.Endings())
}
