package guard

import (
	"encoding/json"
	"testing"
)

// The costs are counted by hand.
func TestCost(t *testing.T) {
	schema := price(testSchema())
	for _, c := range []struct {
		text, variables string
		want            Cost
	}{
		{`{ dataset { title } }`, ``, Cost{rows: 1, trips: 1}},
		{`{ actors { nodes { name } } }`, ``, Cost{rows: 20, trips: 1}},
		{`{ actors(first: 5) { totalCount edges { node { name } } pageInfo { endCursor } } }`, ``, Cost{rows: 5, trips: 2}},
		{`{ actors(last: 7) { nodes { name aliases } } }`, ``, Cost{rows: 7, trips: 1}},
		// 3 actors, each with 2 relationships, each with defaultListLength pieces of evidence.
		{
			`{ actors(first: 3) { nodes { relationships(first: 2) { nodes { evidence { id } } } } } }`, ``,
			Cost{rows: 3 * (1 + 2*(1+defaultListLength)), trips: 3},
		},
		// A variable with a given value, a default value or no value counts as the same
		// literal does.
		{`query($n: Int) { actors(first: $n) { nodes { name } } }`, `{"n": 9}`, Cost{rows: 9, trips: 1}},
		{`query($n: Int = 8) { actors(first: $n) { nodes { name } } }`, `{}`, Cost{rows: 8, trips: 1}},
		{`query($n: Int = 8) { actors(first: $n) { nodes { name } } }`, `{"n": null}`, Cost{rows: 20, trips: 1}},
		{`query($n: Int) { actors(first: $n) { nodes { name } } }`, ``, Cost{rows: 20, trips: 1}},
		{`query($ids: [ID!]!) { nodes(ids: $ids) { id } }`, `{"ids": ["a/a", "b/b"]}`, Cost{rows: 2, trips: 3}},
		{`query($id: ID!) { nodes(ids: [$id, $id, "c/c"]) { id } }`, `{"id": "a/a"}`, Cost{rows: 3, trips: 3}},
		// An argument that will be refused counts as the greatest value.
		{`{ actors(first: 1000000) { nodes { name } } }`, ``, Cost{rows: 100, trips: 1}},
		{`{ actors(first: 99999999999999999999) { nodes { name } } }`, ``, Cost{rows: 20, trips: 1}},
		{`{ actors(first: -1) { nodes { name } } }`, ``, Cost{rows: 100, trips: 1}},
		// Names that the schema does not have cost nothing. Validation refuses them.
		{`{ what(first: 100) { ever } ... on Nothing { dataset { title } } }`, ``, Cost{}},
		{`{ ...f ...f } fragment f on Query { dataset { title } }`, ``, Cost{rows: 2, trips: 2}},
		{
			`{ provisions(first: 2) { facets(by: [TOPICS, DOCUMENT]) { field values { value } }
				nodes { blockers { actor { name } } } } }`,
			``,
			Cost{rows: 2*(defaultListLength*(1+defaultListLength)) + 2*(1+20*(1+1)), trips: 6},
		},
		{
			`{ subgraph(around: ["a/a"], hops: 2, first: 10) { nodes { entity { name } } relationships { id } } }`, ``,
			Cost{rows: 10 * (1 + 1 + 1 + defaultListLength), trips: 5},
		},
		{
			`{ paths(from: "a/a", to: "b/b", maxHops: 4) { paths { steps { from { name } } } } }`, ``,
			Cost{rows: 5 * (1 + 1 + 6*(1+1)), trips: 6},
		},
		{
			`{ positions(of: {provisions: ["a/a", "b/b"]}, actors: ["c/c", "d/d", "e/e"]) { rows { cells { stance } } } }`,
			``,
			Cost{rows: 2 * 3 * (1 + 1 + 1), trips: 8},
		},
		// A search reads many candidates and returns one.
		{`{ search(query: "a", first: 1) { edges { score } } }`, ``, Cost{rows: 2500 + 1, trips: 5}},
		// The default of a variable counts inside an argument, too.
		{
			`query($p: [ID!]! = ["a/a", "b/b"]) {
				positions(of: {provisions: $p}, actors: ["c/c"]) { rows { cells { stance } } } }`,
			``,
			Cost{rows: 2 * (1 + 1 + 1), trips: 8},
		},
		{`query($id: ID! = "a/a") { nodes(ids: [$id, "c/c"]) { id } }`, ``, Cost{rows: 2, trips: 3}},
		// Things with different days share no round trip below nodes. Here are two days, and now.
		{
			`{ nodes(ids: ["a/a", "b/b", "a/a@valid:2014-01-01", "b/b@known:2014-01-01", "c/c@known:2014-01-01"]) {
				... on Actor { objections(first: 1) { nodes { id } } } } }`,
			``,
			Cost{rows: 5 * (1 + 1), trips: 3 + 3*1},
		},
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
		validate(schema.Schema, doc) // validate writes the values of variables into the document
		if got := estimate(schema, doc, doc.Operations[0], variables); got != c.want {
			t.Errorf("%s with %s costs %+v the second time, want %+v", c.text, c.variables, got, c.want)
		}
	}
}

// The values are counted by hand: the leaf fields of an item, times the number of items.
func TestValues(t *testing.T) {
	schema := price(testSchema())
	for _, c := range []struct {
		text string
		want int
	}{
		{`{ dataset { title } }`, 1},
		// A field of the list counts as a field of each item.
		{`{ actors(first: 5) { totalCount nodes { id name } } }`, 5 * (1 + 2)},
		{`{ actors(first: 5) { nodes { a: name b: name c: name } } }`, 5 * 3},
		{
			`{ actors(first: 3) { edges { cursor node { relationships(first: 2) { nodes { id evidence { id } } } } } } }`,
			3 * (1 + 2*(1+defaultListLength)),
		},
		{`{ ...f ...f } fragment f on Query { dataset { title licence } }`, 4},
	} {
		doc := parsed(t, c.text)
		if got := estimate(schema, doc, doc.Operations[0], nil).values; got != c.want {
			t.Errorf("%s has %d values, want %d", c.text, got, c.want)
		}
	}
	if err := (Cost{rows: 1, values: maxAnswered}).refusal(false); err != nil {
		t.Error(err)
	}
	if err := (Cost{rows: 1, values: maxAnswered + 1}).refusal(false); err == nil || err.Extensions["limit"] != maxAnswered {
		t.Error(err)
	}
}
