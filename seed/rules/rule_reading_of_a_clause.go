package rules

import (
	"slices"

	"accordgraph/internal/kg"
)

// readings are the types that say what a clause means for others.
var readings = []kg.Type{
	kg.Obliges, kg.Benefits, kg.ConflictsWith, kg.Weakens, kg.Reaffirms, kg.Repeats, kg.Exceeds, kg.DependsOn, kg.AlignsWith,
}

// readingOfAClause finds readings of a clause without a claimant whose evidence is only the evidence of the clause. The
// text says what has to be done. Whom it obliges, and who gains, is often a reading of it, and then somebody makes it.
func readingOfAClause(d *dataset) (all []Finding) {
	for _, r := range d.ofType(readings...) {
		if r.Text("assertedBy") == "" && d.onlyTheClause(r) {
			all = append(all, Finding{r.ID, "say who reads it so (assertedBy), or cite the words that name the actor"})
		}
	}
	return all
}

// claimantWithoutWords finds readings of a clause by somebody other than the compiler whose evidence is only the evidence
// of the clause. Then nothing shows that the claimant said so. The authors of a text are its words: a reading by whoever
// proposed or signed the document is left out.
func claimantWithoutWords(d *dataset) (all []Finding) {
	for _, r := range d.ofType(readings...) {
		claimant := kg.ID(r.Text("assertedBy"))
		if claimant != "" && !d.isCompiler(claimant) && d.onlyTheClause(r) && !d.isAuthor(claimant, d.documentOf(r.From)) {
			all = append(all, Finding{r.ID, "cite where " + string(claimant) + " says so, or name the compiler"})
		}
	}
	return all
}

// onlyTheClause reports whether all evidence of a reading is evidence of the clause that it reads.
func (d *dataset) onlyTheClause(r kg.Relationship) bool {
	clause := d.entity[r.From].AllEvidence()
	return !slices.ContainsFunc(r.IDs("evidence"), func(id kg.ID) bool { return !slices.Contains(clause, id) })
}

// isAuthor reports whether an actor proposed or signed a document.
func (d *dataset) isAuthor(actor, document kg.ID) bool {
	return slices.ContainsFunc(d.in[document], func(r kg.Relationship) bool {
		return r.From == actor && (r.Type == kg.Proposed || r.Type == kg.Signed)
	})
}
