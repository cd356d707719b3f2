package handoff

import (
	"strings"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"accordgraph/internal/neo4jstore/neo4jtest"
)

// TestCypherInNeo4j runs the statements of a file in Neo4j twice, and reads back the nodes, the relationships and their
// claimants, dates and lists.
func TestCypherInNeo4j(t *testing.T) {
	driver := neo4jtest.Fresh(t).Driver(t)
	run := func(statement string) []map[string]any {
		result, err := neo4j.ExecuteQuery(t.Context(), driver, statement, nil, neo4j.EagerResultTransformer)
		if err != nil {
			t.Fatalf("%s: %v", statement, err)
		}
		rows := []map[string]any{}
		for _, r := range result.Records {
			rows = append(rows, r.AsMap())
		}
		return rows
	}
	h := small(t)
	for range 2 {
		for _, name := range []string{"claims", "chain", "actors"} {
			for line := range strings.Lines(get(t, h, "cypher", operations[name]).Body.String()) {
				if !strings.HasPrefix(line, "//") {
					run(strings.TrimSuffix(strings.TrimSpace(line), ";"))
				}
			}
		}
	}
	// Counted in testdata/small.txtar: 4 actors, 2 documents, 3 clauses and a place; 2 claims, 2 conflicts, and the 3
	// relationships from documents to their clauses.
	count := run(`MATCH (n:Entity) WITH count(n) AS nodes MATCH ()-[r]->() RETURN nodes, count(r) AS links`)[0]
	if count["nodes"] != int64(10) || count["links"] != int64(7) {
		t.Errorf("there are %v", count)
	}
	claims := run(`MATCH (:PROVISION)-[r:CONFLICTS_WITH]->(:PROVISION) RETURN r.claimant AS by, r.quotes AS quotes ORDER BY by`)
	if len(claims) != 2 || claims[0]["by"] != "actor/namibia" || claims[1]["by"] != "actor/signs" {
		t.Errorf("the conflicts are %v", claims)
	}
	claim := run(`MATCH ({id: 'actor/namibia'})-[r:CLAIMS]->() RETURN r.validFrom AS begin, size(r.evidence) AS pieces`)[0]
	if claim["begin"] != "2014-03" || claim["pieces"] != int64(2) {
		t.Errorf("the claim is %v", claim)
	}
	name := run(`MATCH (n {id: 'actor/formula'}) RETURN n.label AS label, n.aliases AS aliases`)[0]
	if name["label"] != `=HYPERLINK("https://evil.example";"click")` || name["aliases"].([]any)[2] != `back\slash` {
		t.Errorf("the formula is %v", name)
	}
}
