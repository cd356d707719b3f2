//go:build unix

package neo4jtest

import (
	"slices"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

func TestStartTwice(t *testing.T) {
	var uris []string
	for range 2 {
		t.Run("", func(t *testing.T) {
			s := Start(t)
			uris = append(uris, s.URI)
			version := ask(t, s.Driver(t), "CALL dbms.components() YIELD name, versions WHERE name = 'Neo4j Kernel' UNWIND versions AS v RETURN v")
			if process().named.URI == "" && !slices.Equal(version, []string{process().release.version}) {
				t.Errorf("version %q, want %s", version, process().release.version)
			}
		})
	}
	if uris == nil {
		t.SkipNow() // as the subtests were
	}
	if len(uris) != 2 || uris[0] != uris[1] {
		t.Errorf("Start twice: %q, want the same URI twice", uris)
	}
}

func TestSubtestSharesTurn(t *testing.T) {
	s := Start(t)
	t.Run("sub", func(t *testing.T) {
		if got := Start(t); *got != *s {
			t.Errorf("got %v, want %v", got, s)
		}
	})
	if f := tryTurn(t, process()); f != nil {
		t.Error("the turn ended with the subtest's")
	}
}

const something = "UNWIND range(1, 12000) AS i CREATE (h:Hub {name: i})-[:SPOKE]->(:Rim {name: 'r' + i})"

func TestEmpty(t *testing.T) {
	d := Fresh(t).Driver(t)
	ask(t, d, "CREATE INDEX kept FOR (n:Hub) ON (n.name)")
	ask(t, d, something)
	Empty(t)
	if got := ask(t, d, "MATCH (n) RETURN elementId(n)"); got != nil {
		t.Errorf("%d nodes left", len(got))
	}
	if got := indexes(t, d); !slices.Contains(got, "kept") {
		t.Errorf("indexes %q, want the one called kept among them", got)
	}
}

func TestFresh(t *testing.T) {
	d := Fresh(t).Driver(t)
	for _, statement := range []string{
		"CREATE CONSTRAINT one FOR (n:Hub) REQUIRE n.name IS UNIQUE",
		"CREATE INDEX `a ``quoted`` name` FOR (n:Rim) ON (n.name)",
		"CREATE FULLTEXT INDEX words FOR (n:Rim) ON EACH [n.name]",
		something,
	} {
		ask(t, d, statement)
	}
	Fresh(t)
	if got := ask(t, d, "MATCH (n) RETURN elementId(n)"); got != nil {
		t.Errorf("%d nodes left", len(got))
	}
	if got := ask(t, d, "SHOW CONSTRAINTS YIELD name"); got != nil {
		t.Errorf("constraints %q left", got)
	}
	if got := indexes(t, d); got != nil {
		t.Errorf("indexes %q left", got)
	}
	if got := ask(t, d, "SHOW INDEXES YIELD name, type WHERE type = 'LOOKUP' RETURN name"); len(got) != 2 {
		t.Errorf("lookup indexes %q, want two", got)
	}
}

func TestReuse(t *testing.T) {
	const count = "MATCH (n:Reused) WITH count(n) AS n RETURN toString(n)"
	named := available(t)
	h := process().using(named)
	reusing := func(name string) func(testing.TB) *Server {
		return func(t testing.TB) *Server { return reuse(t, h, name) }
	}
	starting := func(t testing.TB) *Server { return start(t, h) }
	afterAnother := func(t testing.TB) *Server { // the other process skips what this one skips
		if out, err := child(t, "start", naming(named)...).CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		return reusing("some")(t)
	}
	for _, step := range []struct {
		call func(testing.TB) *Server
		want string // how many nodes are there
	}{
		{reusing("some"), "0"},
		{reusing("some"), "1"},
		{reusing("some"), "2"},
		{reusing("others"), "0"},
		{reusing("some"), "0"},
		{starting, "1"},
		{reusing("some"), "0"},
		{reusing("others"), "0"},
		{reusing("some"), "0"},
		{reusing("some"), "1"},
		{afterAnother, "0"},
	} {
		t.Run("", func(t *testing.T) {
			d := step.call(t).Driver(t)
			if got := ask(t, d, count); !slices.Equal(got, []string{step.want}) {
				t.Errorf("%s nodes, want %s", got, step.want)
			}
			ask(t, d, "CREATE (:Reused)")
		})
	}
}

func TestDriverIsClosed(t *testing.T) {
	var d neo4j.DriverWithContext
	t.Run("sub", func(t *testing.T) {
		d = Start(t).Driver(t)
	})
	if d == nil {
		t.SkipNow() // as the subtest was
	}
	if err := answer(t.Context(), d); err == nil {
		t.Error("the driver of a test that has ended still answers")
	}
}

func indexes(t *testing.T, d neo4j.DriverWithContext) []string {
	t.Helper()
	return ask(t, d, "SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name")
}

func ask(t *testing.T, d neo4j.DriverWithContext, query string) []string {
	t.Helper()
	got, err := column(t.Context(), d, query)
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	return got
}
