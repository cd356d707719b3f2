package graph

import (
	"encoding/json"
	"testing"
)

// Counted by hand.
func TestCost(t *testing.T) {
	schema := Schema()
	for _, c := range []struct {
		text, variables string
		want            cost
	}{
		{`{ dataset { title } }`, ``, cost{1, 1}},
		{`{ actors { nodes { name } } }`, ``, cost{20, 1}},
		{`{ actors(first: 5) { totalCount edges { node { name } } pageInfo { endCursor } } }`, ``, cost{5, 2}},
		{`{ actors(last: 7) { nodes { name aliases } } }`, ``, cost{7, 1}},
		// 3 actors, each with 2 links, each with a few pieces of evidence.
		{`{ actors(first: 3) { nodes { relationships(first: 2) { nodes { evidence { id } } } } } }`, ``, cost{3 * (1 + 2*(1+few)), 3}},
		// Variables count as literals do: given, by default, or neither.
		{`query($n: Int) { actors(first: $n) { nodes { name } } }`, `{"n": 9}`, cost{9, 1}},
		{`query($n: Int = 8) { actors(first: $n) { nodes { name } } }`, `{}`, cost{8, 1}},
		{`query($n: Int = 8) { actors(first: $n) { nodes { name } } }`, `{"n": null}`, cost{20, 1}},
		{`query($n: Int) { actors(first: $n) { nodes { name } } }`, ``, cost{20, 1}},
		{`query($ids: [ID!]!) { nodes(ids: $ids) { id } }`, `{"ids": ["a/a", "b/b"]}`, cost{2, 3}},
		{`query($id: ID!) { nodes(ids: [$id, $id, "c/c"]) { id } }`, `{"id": "a/a"}`, cost{3, 3}},
		// What will be refused counts as the most there can be.
		{`{ actors(first: 1000000) { nodes { name } } }`, ``, cost{100, 1}},
		{`{ actors(first: 99999999999999999999) { nodes { name } } }`, ``, cost{20, 1}},
		{`{ actors(first: -1) { nodes { name } } }`, ``, cost{100, 1}},
		// What the schema does not know is for validation to refuse.
		{`{ what(first: 100) { ever } ... on Nothing { dataset { title } } }`, ``, cost{}},
		{`{ ...f ...f } fragment f on Query { dataset { title } }`, ``, cost{2, 2}},
		{`{ provisions(first: 2) { facets(by: [TOPICS, DOCUMENT]) { field values { value } } nodes { blockers { actor { name } } } } }`, ``, cost{2*(few*(1+few)) + 2*(1+20*(1+1)), 6}},
		{`{ subgraph(around: ["a/a"], hops: 2, first: 10) { nodes { entity { name } } relationships { id } } }`, ``, cost{10 * (1 + 1 + 1 + few), 5}},
		{`{ paths(from: "a/a", to: "b/b", maxHops: 4) { paths { steps { from { name } } } } }`, ``, cost{5 * (1 + 1 + 6*(1+1)), 6}},
		{`{ positions(of: {provisions: ["a/a", "b/b"]}, actors: ["c/c", "d/d", "e/e"]) { rows { cells { stance } } } }`, ``, cost{2 * 3 * (1 + 1 + 1), 8}},
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
		if got := estimate(schema, doc, doc.Operations[0], variables); got != c.want {
			t.Errorf("%s with %s costs %+v, want %+v", c.text, c.variables, got, c.want)
		}
	}
}
