package guard

import (
	"fmt"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/parser"
)

func parsed(t testing.TB, text string) *ast.QueryDocument {
	t.Helper()
	doc, err := parser.ParseQueryWithTokenLimit(&ast.Source{Input: text}, MaxTokens)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// The sizes are counted by hand.
func TestMeasure(t *testing.T) {
	for _, c := range []struct {
		text string
		want size
	}{
		{`{ dataset { title } }`, size{fields: 2, walked: 2, depth: 2, roots: 1, name: 7}},
		{
			`{ a: dataset { title } b: dataset @skip(if: true) { title title } }`,
			size{fields: 5, walked: 5, depth: 2, roots: 2, aliases: 2, directives: 1, pairs: 1, name: 7},
		},
		{
			`{ ...f ... on Query { dataset { title } } ...f } fragment f on Query { dataset { x: revision } }`,
			// There are 3 uses of fragments with 2 fields each. "dataset" occurs 3 times, which makes 3 pairs. "x"
			// occurs twice, which makes 1 pair, and so does "...f". Validation visits the expanded operation, and then
			// f alone.
			size{fields: 9, walked: 11, depth: 2, roots: 3, aliases: 1, pairs: 5, name: 8},
		},
		{
			`query A { ...f } query B { ...f } fragment f on Query { dataset { title } }`,
			size{fields: 6, walked: 8, depth: 2, roots: 2, name: 7},
		},
		{
			`{ dataset { title } } fragment unused on Query { dataset { title } }`,
			size{fields: 4, walked: 4, depth: 2, roots: 1, name: 7},
		},
		{`{ ...nowhere }`, size{fields: 1, walked: 1}},
		{`{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }`, size{fields: 3, name: 5, cycle: "a"}},
		{`{ dataset { title } } fragment a on Query { ...a }`, size{fields: 3, depth: 2, roots: 1, name: 7, cycle: "a"}},
		// A chain: the operation has 3 uses of fragments and title; a has 3, b has 2, and each c has 1.
		{
			`{ ...a } fragment a on Dataset { ...b } fragment b on Dataset { ...c }
				fragment c on Dataset { title } fragment c on Dataset { title }`,
			size{fields: 5, walked: 4 + 3 + 2 + 1 + 1, depth: 1, roots: 1, pairs: 3, name: 7},
		},
	} {
		if got := measure(parsed(t, c.text)); got != c.want {
			t.Errorf("%s is %+v, want %+v", c.text, got, c.want)
		}
	}
}

// doubling returns a document of fragments that each use the next one twice.
func doubling(levels int, leaf string) string {
	var b strings.Builder
	b.WriteString("{ ...f0 }")
	for i := range levels {
		fmt.Fprintf(&b, " fragment f%d on Query { ...f%d ...f%d }", i, i+1, i+1)
	}
	fmt.Fprintf(&b, " fragment f%d on Query { %s }", levels, leaf)
	return b.String()
}

// The work grows with the length of the text: two visits for each fragment, although 40
// fragments stand for 2^40 fields.
func TestFragmentsAreVisitedOnce(t *testing.T) {
	schema := testSchema()
	for _, levels := range []int{10, 20, 40} {
		doc := parsed(t, doubling(levels, "dataset { title }"))
		want := 1 + 2*levels + 2
		m := newMeasurer(doc)
		if e := m.selection(doc.Operations[0].SelectionSet); m.visits != want || levels == 40 && e.fields != maxInt32 {
			t.Errorf("%d levels take %d visits and have %d fields, want %d visits", levels, m.visits, e.fields, want)
		}
		c := newEstimator(price(schema), doc, doc.Operations[0], nil)
		all := c.selection(doc.Operations[0].SelectionSet, schema.Query)
		if c.visits != want || levels == 40 && all.Requested() != maxInt32 {
			t.Errorf("%d levels take %d visits and cost %d, want %d visits", levels, c.visits, all.Requested(), want)
		}
	}
}
