package dataset

import (
	"strings"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"accordgraph/internal/neo4jstore/neo4jtest"
)

// TestCypherInNeo4j runs the statements of the Cypher file in Neo4j twice, and reads back the nodes and relationships, the
// evidence and what rests on it. What is wanted is counted in the file of the small data set.
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
	s, _ := over(t, storeWith(t, small(t)), nil)
	file := get(s, "/data/accordgraph.cypher").Body.String()
	for range 2 {
		for line := range strings.Lines(file) {
			if !strings.HasPrefix(line, "//") {
				run(strings.TrimSuffix(strings.TrimSpace(line), ";"))
			}
		}
	}
	for statement, want := range map[string]int64{
		"MATCH (n:Entity) RETURN count(n) AS n":                                                                                                   10,
		"MATCH (:Entity)-[r]->(:Entity) RETURN count(r) AS n":                                                                                     9,
		"MATCH (:PROVISION)-[r:CONFLICTS_WITH]->(:PROVISION) RETURN count(DISTINCT r.claimant) AS n":                                              2,
		"MATCH (n:Source) RETURN count(n) AS n":                                                                                                   3,
		"MATCH (e:Evidence) WHERE NOT (e)-[:FROM_SOURCE]->(:Source) RETURN count(e) AS n":                                                         0,
		"MATCH (n:Entity) WHERE NOT (n)-[:RESTS_ON]->(:Evidence) RETURN count(n) AS n":                                                            0,
		"MATCH ()-[r]->() UNWIND r.evidence AS id OPTIONAL MATCH (e:Evidence {id: id}) WITH e WHERE e IS NULL RETURN count(*) AS n":               0,
		"MATCH (n:PROVISION {document: 'proposal/plan'}) RETURN count(n) AS n":                                                                    2,
		"MATCH ({id: 'actor/namibia'})-[r:CLAIMS]->() WHERE r.disputes = ['relationship/claims/actor/signs/territory/cape'] RETURN count(r) AS n": 1,
	} {
		if got := run(statement)[0]["n"]; got != want {
			t.Errorf("%s: %v, want %d", statement, got, want)
		}
	}
}
