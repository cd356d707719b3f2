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
		clause := d.entity[r.From].IDs("evidence")
		isOther := func(id kg.ID) bool { return !slices.Contains(clause, id) }
		if r.Text("assertedBy") == "" && !slices.ContainsFunc(r.IDs("evidence"), isOther) {
			all = append(all, Finding{r.ID, "say who reads it so (assertedBy), or cite the words that name the actor"})
		}
	}
	return all
}
