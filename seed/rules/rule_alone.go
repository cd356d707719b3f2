package rules

import "accordgraph/internal/kg"

// orphan finds entities that are in no relationship, neither as an end nor as a claimant, and that no source repeats. No
// reader gets to them but by search.
func orphan(d *dataset) (all []Finding) {
	linked := map[kg.ID]bool{}
	for _, r := range d.Relationships {
		linked[r.From], linked[r.To], linked[kg.ID(r.Text("assertedBy"))] = true, true, true
	}
	for _, e := range d.Entities {
		linked[kg.ID(e.Text("repeats"))] = true
	}
	for _, e := range d.ofKind(kg.MainKinds()...) {
		if !linked[e.ID] {
			all = append(all, Finding{e.ID, "say how it is related to something, or remove it"})
		}
	}
	return all
}

// untouchingClause finds clauses that affect, oblige and benefit nothing, and to which nobody objects. Most clauses do one
// of these, so something was forgotten.
func untouchingClause(d *dataset) (all []Finding) {
	touching := map[kg.ID]bool{}
	for _, r := range d.ofType(kg.Affects, kg.Obliges, kg.Benefits) {
		touching[r.From] = true
	}
	for _, r := range d.ofType(kg.ObjectsTo) {
		touching[r.To] = true
	}
	for _, e := range d.ofKind(kg.Provision) {
		if !touching[e.ID] {
			all = append(all, Finding{e.ID, "say whom it obliges or benefits, or which place it affects"})
		}
	}
	return all
}
