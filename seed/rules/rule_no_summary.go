package rules

import "accordgraph/internal/kg"

// noSummary finds actors, documents, places, events, objections and figures without a summary. A state that is in the
// graph for its votes alone needs none.
func noSummary(d *dataset) (all []Finding) {
	for _, e := range d.ofKind(kg.Actor, kg.Proposal, kg.Agreement, kg.Territory, kg.Event, kg.Objection, kg.Figure) {
		if e.Text("summary") == "" && !d.onlyVotes(e.ID) {
			all = append(all, Finding{e.ID, "say in a sentence what it is and why it is here"})
		}
	}
	return all
}

// onlyVotes reports whether the relationships of an entity are votes, and there is at least one.
func (d *dataset) onlyVotes(id kg.ID) bool {
	for _, r := range d.out[id] {
		if r.Type != kg.Voted {
			return false
		}
	}
	return len(d.out[id]) > 0 && len(d.in[id]) == 0
}

// clauseWithoutTitle finds clauses without a title. Lists of clauses then show a bare number.
func clauseWithoutTitle(d *dataset) (all []Finding) {
	for _, e := range d.ofKind(kg.Provision) {
		if e.Text("title") == "" {
			all = append(all, Finding{e.ID, "name its matter in a few words"})
		}
	}
	return all
}
