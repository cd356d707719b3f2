package rules

import (
	"strings"

	"accordgraph/internal/kg"
)

// judgements are the types that accuse a text or an actor.
var judgements = []kg.Type{kg.ConflictsWith, kg.Weakens, kg.Violated}

// judgementWithoutCounterView finds judgements of the compiler whose note does not say "Against it", and which nothing
// disputes. What the compiler alone infers is a question of law, and a reader has to see both answers.
func judgementWithoutCounterView(d *dataset) (all []Finding) {
	for _, r := range d.ofType(judgements...) {
		if d.isCompiler(kg.ID(r.Text("assertedBy"))) && !d.hasCounterView(r) {
			all = append(all, Finding{r.ID, `say in the note, after "Against it:", what a lawyer of the other side would answer`})
		}
	}
	return all
}

// accusationWithoutAnswer finds conflicts and breaches that a named actor claims, and that nothing in the graph answers.
// One side of a quarrel is news; both are an account of it.
func accusationWithoutAnswer(d *dataset) (all []Finding) {
	for _, r := range d.ofType(judgements...) {
		if !d.isCompiler(kg.ID(r.Text("assertedBy"))) && !d.hasCounterView(r) {
			all = append(all, Finding{
				r.ID,
				`find who answered: dispute it, or say in the note after "Against it" what speaks against it`,
			})
		}
	}
	return all
}

// hasCounterView reports whether r is disputed, or its note says what speaks against it.
func (d *dataset) hasCounterView(r kg.Relationship) bool {
	return d.disputed[r.ID] || len(r.IDs("disputes")) > 0 || strings.Contains(r.Text("note"), "Against it")
}
