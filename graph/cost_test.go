package graph

import (
	"encoding/json"
	"testing"
)

// Counted by hand.
func TestCost(t *testing.T) {
	schema := price(Schema())
	types := len(schema.Types)
	for _, c := range []struct {
		text, variables string
		want            cost
	}{
		{`{ dataset { title } }`, ``, cost{rows: 1, trips: 1}},
		{`{ actors { nodes { name } } }`, ``, cost{rows: 20, trips: 1}},
		{`{ actors(first: 5) { totalCount edges { node { name } } pageInfo { endCursor } } }`, ``, cost{rows: 5, trips: 2}},
		{`{ actors(last: 7) { nodes { name aliases } } }`, ``, cost{rows: 7, trips: 1}},
		// 3 actors, each with 2 links, each with a few pieces of evidence.
		{`{ actors(first: 3) { nodes { relationships(first: 2) { nodes { evidence { id } } } } } }`, ``, cost{rows: 3 * (1 + 2*(1+few)), trips: 3}},
		// Variables count as literals do: given, by default, or neither.
		{`query($n: Int) { actors(first: $n) { nodes { name } } }`, `{"n": 9}`, cost{rows: 9, trips: 1}},
		{`query($n: Int = 8) { actors(first: $n) { nodes { name } } }`, `{}`, cost{rows: 8, trips: 1}},
		{`query($n: Int = 8) { actors(first: $n) { nodes { name } } }`, `{"n": null}`, cost{rows: 20, trips: 1}},
		{`query($n: Int) { actors(first: $n) { nodes { name } } }`, ``, cost{rows: 20, trips: 1}},
		{`query($ids: [ID!]!) { nodes(ids: $ids) { id } }`, `{"ids": ["a/a", "b/b"]}`, cost{rows: 2, trips: 3}},
		{`query($id: ID!) { nodes(ids: [$id, $id, "c/c"]) { id } }`, `{"id": "a/a"}`, cost{rows: 3, trips: 3}},
		// What will be refused counts as the most there can be.
		{`{ actors(first: 1000000) { nodes { name } } }`, ``, cost{rows: 100, trips: 1}},
		{`{ actors(first: 99999999999999999999) { nodes { name } } }`, ``, cost{rows: 20, trips: 1}},
		{`{ actors(first: -1) { nodes { name } } }`, ``, cost{rows: 100, trips: 1}},
		// What the schema does not know is for validation to refuse.
		{`{ what(first: 100) { ever } ... on Nothing { dataset { title } } }`, ``, cost{}},
		{`{ ...f ...f } fragment f on Query { dataset { title } }`, ``, cost{rows: 2, trips: 2}},
		{`{ provisions(first: 2) { facets(by: [TOPICS, DOCUMENT]) { field values { value } } nodes { blockers { actor { name } } } } }`, ``, cost{rows: 2*(few*(1+few)) + 2*(1+20*(1+1)), trips: 6}},
		{`{ subgraph(around: ["a/a"], hops: 2, first: 10) { nodes { entity { name } } relationships { id } } }`, ``, cost{rows: 10 * (1 + 1 + 1 + few), trips: 5}},
		{`{ paths(from: "a/a", to: "b/b", maxHops: 4) { paths { steps { from { name } } } } }`, ``, cost{rows: 5 * (1 + 1 + 6*(1+1)), trips: 6}},
		{`{ positions(of: {provisions: ["a/a", "b/b"]}, actors: ["c/c", "d/d", "e/e"]) { rows { cells { stance } } } }`, ``, cost{rows: 2 * 3 * (1 + 1 + 1), trips: 8}},
		// A search looks at candidates, and shows one.
		{`{ search(query: "a", first: 1) { edges { score } } }`, ``, cost{rows: 2000 + 1, trips: 1}},
		// A default counts inside of an argument, too.
		{`query($p: [ID!]! = ["a/a", "b/b"]) { positions(of: {provisions: $p}, actors: ["c/c"]) { rows { cells { stance } } } }`, ``, cost{rows: 2 * (1 + 1 + 1), trips: 8}},
		{`query($id: ID! = "a/a") { nodes(ids: [$id, "c/c"]) { id } }`, ``, cost{rows: 2, trips: 3}},
		// All types have 3 fields each with 2 arguments, one has 36 with 9.
		{`{ __schema { types { ...t } } } fragment t on __Type { fields { args { name } } }`, ``, cost{rows: 1 + types*(1+3*(1+2)), trips: 0}},
		{`{ __type(name: "Provision") { ...t } } fragment t on __Type { fields { args { name } } }`, ``, cost{rows: 1 + 36*(1+9), trips: 0}},
		{`{ __schema { types { fields { type { enumValues { name } } } } } }`, ``, cost{rows: 1 + types*(1+3*(1+32)), trips: 0}},
	} {
		var variables map[string]any
		if c.variables != "" {
			if err := json.Unmarshal([]byte(c.variables), &variables); err != nil {
				t.Fatal(err)
			}
			for k, v := range variables {
				if n, ok := v.(float64); ok {
					variables[k] = int64(n)
				}
			}
		}
		doc := parsed(t, c.text)
		c.want.values = estimate(schema, doc, doc.Operations[0], variables).values // see TestValues
		if got := estimate(schema, doc, doc.Operations[0], variables); got != c.want {
			t.Errorf("%s with %s costs %+v, want %+v", c.text, c.variables, got, c.want)
		}
		validate(schema.Schema, doc) // which tells values of their variables
		if got := estimate(schema, doc, doc.Operations[0], variables); got != c.want {
			t.Errorf("%s with %s costs %+v the second time, want %+v", c.text, c.variables, got, c.want)
		}
	}
}

// Values are counted by hand: what a thing is asked for, as often as there are things.
func TestValues(t *testing.T) {
	schema := price(Schema())
	for _, c := range []struct {
		text string
		want int
	}{
		{`{ dataset { title } }`, 1},
		{`{ actors(first: 5) { totalCount nodes { id name } } }`, 5 * (1 + 2)}, // what is told of the list is counted as of each
		{`{ actors(first: 5) { nodes { a: name b: name c: name } } }`, 5 * 3},
		{`{ actors(first: 3) { edges { cursor node { relationships(first: 2) { nodes { id evidence { id } } } } } } }`, 3 * (1 + 2*(1+few))},
		{`{ ...f ...f } fragment f on Query { dataset { title licence } }`, 4},
	} {
		doc := parsed(t, c.text)
		if got := estimate(schema, doc, doc.Operations[0], nil).values; got != c.want {
			t.Errorf("%s has %d values, want %d", c.text, got, c.want)
		}
	}
	if err := (cost{rows: 1, values: maxAnswered}).refusal(); err != nil {
		t.Error(err)
	}
	if err := (cost{rows: 1, values: maxAnswered + 1}).refusal(); err == nil || err.Extensions["limit"] != maxAnswered {
		t.Error(err)
	}
}
