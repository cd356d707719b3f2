package answers_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"accordgraph/seed/seedtest"
	"accordgraph/server/playground"
)

// An example is a query on a page of the docs, with the answer that the page gives.
type example struct{ page, query, answer string }

// readme returns the examples of README.md and of all pages in docs. An example is a
// ```graphql block and the ```json block after it.
func readme(t *testing.T) (all []example) {
	t.Helper()
	for _, page := range append(matches(t, "../../README.md"), matches(t, "../../docs/*.md")...) {
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
	h := over(t, seedtest.Open(t))
	for _, x := range readme(t) {
		var got, want bytes.Buffer
		if err := json.Compact(&want, []byte(x.answer)); err != nil {
			t.Fatalf("%s: %v: %s", x.page, err, x.answer)
		}
		if err := json.Compact(&got, []byte(asked(t, h, x.query))); err != nil {
			t.Fatal(err)
		}
		if got.String() != want.String() {
			t.Errorf("%s\n%s says %s\nthe answer is %s", x.query, x.page, want.String(), got.String())
		}
	}
}

// TestStoresAnswerAlike sends the same queries to both stores and compares the answers
// byte for byte. It sends the queries of the playground, of README.md and of docs.
func TestStoresAnswerAlike(t *testing.T) {
	sqlite, neo4j := over(t, seedtest.Open(t)), over(t, bundledNeo4j(t))
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
}

// matches returns the files that match a pattern. If no file does, it fails the test.
func matches(t *testing.T, pattern string) []string {
	t.Helper()
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		t.Fatal("no file is named", pattern, err)
	}
	return files
}
