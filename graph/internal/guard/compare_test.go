package guard

import (
	"strings"
	"testing"
)

// comparisonPage is a page that shows two texts side by side, with all that is said of each clause. LIST is the field
// with the pairs.
const comparisonPage = `{
	compare(a: "proposal/us-28", b: "proposal/e3-28") {
		a { ...document }
		b { ...document }
		LIST
	}
}
fragment document on Document { id name date }
fragment pair on ComparisonPair {
	change by score
	left { ...clause }
	right { ...clause }
	into { id number }
	relationship { ...said }
	via { provision { id number document { id name } } left { ...said } right { ...said } }
	also { id note }
	diff { kind text }
	numbers { measure unit left right delta }
	leftObjections { ...objection }
	rightObjections { ...objection }
	leftConflicts { ...said }
	rightConflicts { ...said }
}
fragment clause on Provision { id number wording topics }
fragment said on Relationship { id type note sourceCount assertedBy { id name } target { id name } }
fragment objection on Objection { id name stance ground date raisedBy(first: 3) { nodes { id name } } }`

// A page with all pairs of two texts of 60 clauses each, and with the objections to both sides, costs less than 10,000.
func TestCostOfAComparison(t *testing.T) {
	schema := price(testSchema())
	cost := func(list string) int {
		doc, err := parse(strings.Replace(comparisonPage, "LIST", list, 1))
		if err != nil {
			t.Fatal(err)
		}
		return estimate(schema, doc, doc.Operations[0], nil).Requested()
	}
	page := cost("pairsConnection(first: 60) { totalCount pageInfo { endCursor } nodes { ...pair } }")
	whole := cost("pairs { ...pair }")
	if page >= 10_000 || page >= whole {
		t.Errorf("a page of 60 pairs costs %d, want less than 10,000 and than the whole list, which costs %d", page, whole)
	}
}
