package answers_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"accordgraph/seed/seedtest"
)

// TestStoresListAlike reads all relationships, actors and evidence, page by page, from both stores, and compares the
// answers byte for byte.
func TestStoresListAlike(t *testing.T) {
	sqlite, neo4j := over(t, seedtest.Open(t)), over(t, bundledNeo4j(t))
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

// walk compares all pages of a list on the two stores.
func walk(t *testing.T, sqlite, neo4j http.Handler, list string) {
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
