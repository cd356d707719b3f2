package guard

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/google/go-cmp/cmp"
	"github.com/vektah/gqlparser/v2/ast"

	"accordgraph/internal/hostile"
)

// The shares are counted by hand.
func TestExplain(t *testing.T) {
	g := New(testSchema(), graphql.MapCache[*ast.QueryDocument]{})
	for _, c := range []struct {
		query string
		want  []Share
	}{
		{
			`{ a: actors(first: 3) { totalCount nodes { relationships(first: 2) { nodes { evidence { id } } } } } dataset { title } }`,
			[]Share{
				{"a.nodes.relationships.nodes.evidence", 100 + 3*2*3, 3 * 2 * 3, 1, 1},
				{"a.nodes.relationships", 100 + 3*2, 3 * 2, 1 + 3, 1},
				{"a", 100 + 3, 3, 1 + 2*(1+3), 1},
				{"dataset", 100 + 1, 1, 1, 1},
				{"a.totalCount", 100, 0, 0, 1},
			},
		},
		// Two uses of a fragment at one path are one share. Equal shares are in the order of their paths.
		{
			`{ ...f ...f b: dataset { title } } fragment f on Query { dataset { title } }`,
			[]Share{{"dataset", 2 * (100 + 1), 2, 1, 2}, {"b", 100 + 1, 1, 1, 1}},
		},
		{`{ search(query: "a", first: 4) { nodes { id } } }`, []Share{{"search", 500 + 2500 + 4, 2500 + 4, 1, 5}}},
		{`{ __type(name: "Direction") { enumValues { name } } }`, []Share{{"__type", 1 + 3, 1 + 3, 1 + 3, 0}}},
		{ // two days share no round trip
			`{ nodes(ids: ["a/a", "a/a@valid:2014-01-01"]) { ... on Actor { objections(first: 1) { nodes { id } } } } }`,
			[]Share{{"nodes", 300 + 2, 2, 1 + 1, 3}, {"nodes.objections", 2*100 + 2, 2, 1, 2}},
		},
		{`{ dataset { `, nil},
	} {
		got := g.Explain(t.Context(), &graphql.RawParams{Query: c.query})
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: %s", c.query, diff)
		}
	}
}

// A refusal has the ten greatest shares, and the same bytes each time.
func TestRefusalIsExplained(t *testing.T) {
	g := New(testSchema(), graphql.MapCache[*ast.QueryDocument]{})
	query := `{ b: actors(first: 100) { nodes { members(first: 100) { nodes { members(first: 2) { nodes { id } } } } } }
		a0: dataset { title } a1: dataset { title } a2: dataset { title } a3: dataset { title } a4: dataset { title }
		a5: dataset { title } a6: dataset { title } a7: dataset { title } }`
	var first []byte
	for range 20 {
		_, _, errs := g.Check(t.Context(), &graphql.RawParams{Query: query})
		if len(errs) != 1 {
			t.Fatal(errs)
		}
		got, err := json.Marshal(errs[0].Extensions["shares"])
		if err != nil {
			t.Fatal(err)
		}
		if first == nil {
			first = got
		}
		if !bytes.Equal(got, first) {
			t.Errorf("the shares are %s, and were %s", got, first)
		}
	}
	var all []Share
	if err := json.Unmarshal(first, &all); err != nil {
		t.Fatal(err)
	}
	want := Share{"b.nodes.members.nodes.members", 100 + 100*100*2, 100 * 100 * 2, 1, 1}
	if len(all) != maxShares || all[0] != want || all[9].Path != "a6" {
		t.Errorf("the shares are %+v, want ten, first %+v", all, want)
	}
}

// The shares of an operation add up to its cost.
func TestSharesAddUp(t *testing.T) {
	schema, counted := price(testSchema()), 0
	for _, r := range hostile.Requests(testSchema()) {
		var p graphql.RawParams
		if json.Unmarshal([]byte(r.Body), &p) != nil {
			continue
		}
		doc, err := parse(p.Query)
		if err != nil || len(doc.Operations) == 0 {
			continue
		}
		op := doc.Operations[0]
		want := estimate(schema, doc, op, p.Variables).Requested()
		if want == maxInt32 {
			continue
		}
		e := newEstimator(schema, doc, op, p.Variables)
		e.explained = &explanation{items: 1, repeated: 1, at: map[string]*Share{}}
		e.selection(op.SelectionSet, schema.rootOf(op))
		got := 0
		for _, s := range e.explained.at {
			got += s.Cost
		}
		if counted++; got != want {
			t.Errorf("%s: the shares add up to %d, and the cost is %d", r.Name, got, want)
		}
	}
	if counted < 100 {
		t.Errorf("only %d operations have a cost", counted)
	}
}

// BenchmarkExplain compares an estimate with and without its shares.
func BenchmarkExplain(b *testing.B) {
	schema := price(testSchema())
	const query = `query($n: Int = 20) { provisions(first: $n) { totalCount nodes { ...p conflictsWith(first: 5) { edges {
		relationship { evidence { quote source { title } } } node { ...p } } } } } dataset { title } }
		fragment p on Provision { id number wording obliges(first: 3) { nodes { name } } benefits { nodes { name } } }`
	doc := parsed(b, query)
	op := doc.Operations[0]
	b.Run("no", func(b *testing.B) {
		for b.Loop() {
			estimate(schema, doc, op, nil)
		}
	})
	b.Run("yes", func(b *testing.B) {
		for b.Loop() {
			explain(schema, doc, op, nil)
		}
	})
}
