package rules

import (
	"fmt"

	"accordgraph/internal/kg"
)

// compilersConflictBesideANamedOne finds conflicts of the compiler between a point and a document for which a named
// person finds one too. A lettered clause counts as its point, and a clause of the other document as the document. The
// word of a person carries more weight than the compiler's, which then says nothing more.
func compilersConflictBesideANamedOne(d *dataset) (all []Finding) {
	type pair struct{ from, to kg.ID }
	pairOf := func(r kg.Relationship) pair { return pair{wholeOf(r.From), d.documentOf(r.To)} }
	named := map[pair]kg.Relationship{}
	for _, r := range d.ofType(kg.ConflictsWith) {
		if !d.isCompiler(kg.ID(r.Text("assertedBy"))) {
			named[pairOf(r)] = r
		}
	}
	for _, r := range d.ofType(kg.ConflictsWith) {
		other, ok := named[pairOf(r)]
		if ok && d.isCompiler(kg.ID(r.Text("assertedBy"))) {
			all = append(all, Finding{r.ID, fmt.Sprintf("%s says it in %s: remove this one, or move its ground to a note",
				other.Text("assertedBy"), other.ID)})
		}
	}
	return all
}
