package handoff

import (
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"accordgraph/internal/neo4jstore/neo4jtest"
)

// freshNeo4j returns a function that runs a statement in an empty Neo4j.
func freshNeo4j(t *testing.T) func(statement string) []map[string]any {
	t.Helper()
	driver := neo4jtest.Fresh(t).Driver(t)
	return func(statement string) []map[string]any {
		t.Helper()
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
}

// runFile runs the statements of a file.
func runFile(t *testing.T, run func(string) []map[string]any, file string) {
	t.Helper()
	for line := range strings.Lines(file) {
		if !strings.HasPrefix(line, "//") {
			run(strings.TrimSuffix(strings.TrimSpace(line), ";"))
		}
	}
}

// TestFuzzedCypherInNeo4j runs the statements of a file with fuzzed names and notes in Neo4j, page by page. Neo4j has the
// same entities, relationships, parallel claims and notes as the JSON of the API.
func TestFuzzedCypherInNeo4j(t *testing.T) {
	run, h := freshNeo4j(t), fuzzedFiles(t)
	runFile(t, run, get(t, h, "cypher", strings.Replace(drawnQuery, "first: 100", "first: 20", 1), "all", "1").Body.String())
	got := drawing{Nodes: map[string]string{}}
	text := func(v any) string { s, _ := v.(string); return s }
	for _, r := range run(`MATCH (a)-[r]->(b) RETURN r.id AS id, type(r) AS type, a.id AS source, b.id AS target, r.claimant AS claimant, r.note AS note`) {
		got.Links = append(got.Links, drawn{text(r["id"]), text(r["type"]), text(r["source"]), text(r["target"]), text(r["claimant"]), text(r["note"])})
	}
	for _, r := range run(`MATCH (n) RETURN n.id AS id, n.label AS label`) {
		got.Nodes[text(r["id"])] = text(r["label"])
	}
	if diff := gocmp.Diff(drawingOfAPI(t, h), got.sorted()); diff != "" {
		t.Errorf("Neo4j has something else (-API +Neo4j):\n%s", diff)
	}
}

// TestCypherInNeo4j runs the statements of a file in Neo4j twice, and reads back the nodes, the relationships and their
// claimants, dates and lists.
func TestCypherInNeo4j(t *testing.T) {
	run := freshNeo4j(t)
	h := small(t)
	for range 2 {
		for _, name := range []string{"claims", "chain", "actors"} {
			runFile(t, run, get(t, h, "cypher", operations[name]).Body.String())
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
