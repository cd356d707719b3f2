package answers_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"testing"

	"accordgraph/internal/neo4jstore/neo4jtest"
)

// TestDisputedIsWhatDisputesSays reads all relationships of the bundled data, as of several days. The filter disputed
// must find exactly those whose field disputes has a relationship that stands, and the field disputed must say so. Neo4j is
// asked about two of the days, or about all with KG_TEST_LONG=1.
func TestDisputedIsWhatDisputesSays(t *testing.T) {
	for _, store := range bothStores {
		t.Run(store.name, func(t *testing.T) {
			h, sizes := over(t, store.open(t)), map[int]bool{}
			days := []string{
				"null", `{valid: "2022-10-05", known: "2025-11-22"}`, `{valid: "2014-03-18"}`, `{known: "2025-11-24"}`,
				`{valid: "2013-06-01"}`, `{valid: "2025-11-25"}`, `{known: "2014-12-31"}`, `{known: "2025-11-20"}`,
				`{known: "2026-06-01"}`, `{valid: "2014-03-18", known: "2025-11-22"}`,
			}
			if store.name == "neo4j" && !neo4jtest.Long() {
				days = days[:2]
			}
			for _, asOf := range days {
				want := map[string]bool{}
				for _, r := range allRelationships(t, h, asOf, "") {
					stands := slices.ContainsFunc(r.Disputes, func(d struct{ Status string }) bool {
						return d.Status == "STATED" || d.Status == "DISPUTED"
					})
					if r.Disputed != stands {
						t.Errorf("asOf %s: disputed of %s is %v, disputes has %v", asOf, r.ID, r.Disputed, r.Disputes)
					}
					want[r.ID] = stands
				}
				for _, disputed := range []bool{true, false} {
					found := allRelationships(t, h, asOf, fmt.Sprintf("{disputed: %v}", disputed))
					for _, r := range found {
						if r.Disputed != disputed {
							t.Errorf("asOf %s: disputed: %v finds %s", asOf, disputed, r.ID)
						}
					}
					sizes[len(found)] = true
					if n := len(found); n != count(want, disputed) {
						t.Errorf("asOf %s: disputed: %v finds %d, want %d", asOf, disputed, n, count(want, disputed))
					}
				}
			}
			if len(sizes) < len(days)*4/5 {
				t.Errorf("the days give %d different numbers of relationships, too few to check anything", len(sizes))
			}
		})
	}
}

func count(all map[string]bool, is bool) (n int) {
	for _, v := range all {
		if v == is {
			n++
		}
	}
	return n
}

// A disputable is a relationship in an answer.
type disputable struct {
	ID       string
	Disputed bool
	Disputes []struct{ Status string }
}

// allRelationships reads the relationships that match a filter, page by page. An empty filter matches all.
func allRelationships(t *testing.T, h http.Handler, asOf, where string) (all []disputable) {
	t.Helper()
	if where == "" {
		where = "null"
	}
	for after, more := "null", true; more; {
		query := fmt.Sprintf("{ page: relationships(first: 100, after: %s, asOf: %s, where: %s) { "+
			"nodes { id disputed disputes { status } } pageInfo { hasNextPage endCursor } } }", after, asOf, where)
		var answer struct {
			Data struct {
				Page struct {
					Nodes    []disputable
					PageInfo struct {
						HasNextPage bool
						EndCursor   string
					}
				}
			}
		}
		if err := json.Unmarshal([]byte(asked(t, h, query)), &answer); err != nil {
			t.Fatal(err)
		}
		all = append(all, answer.Data.Page.Nodes...)
		more, after = answer.Data.Page.PageInfo.HasNextPage, strconv.Quote(answer.Data.Page.PageInfo.EndCursor)
	}
	return all
}
