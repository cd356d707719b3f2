package rules

import (
	"fmt"

	"accordgraph/internal/kg"
)

// claimWithoutRival finds claims to a place that look undisputed to a reader. Either the claim is not DISPUTED, although
// another actor claims the place, or controls it without an end. Or the claimant is of another country than the place,
// and nobody else claims it.
func claimWithoutRival(d *dataset) (all []Finding) {
	for _, claim := range d.ofType(kg.Claims) {
		if !claim.HeldOn("") {
			continue
		}
		rival := d.rivalOf(claim)
		switch {
		case rival.Type != kg.Claims && d.isForeign(claim):
			all = append(all, Finding{claim.ID, "add the claim of the country that the place belongs to, and let each dispute the other"})
		case rival.ID != "" && claim.Text("status") != "DISPUTED":
			all = append(all, Finding{claim.ID, fmt.Sprintf(
				"%s says otherwise: add the claim of %s if it is missing, and let each dispute the other", rival.ID, rival.From)})
		}
	}
	return all
}

// rivalOf returns a relationship by which another actor claims or controls the place of a claim, a claim rather than
// control. The ID of the result is empty if there is none.
func (d *dataset) rivalOf(claim kg.Relationship) (rival kg.Relationship) {
	for _, r := range d.in[claim.To] {
		if r.From == claim.From || !r.HeldOn("") {
			continue
		}
		if r.Type == kg.Claims || r.Type == kg.Controls && rival.ID == "" {
			rival = r
		}
	}
	return rival
}

// isForeign reports whether an actor claims a place of another country than its own.
func (d *dataset) isForeign(claim kg.Relationship) bool {
	of, by := d.entity[claim.To].Text("country"), d.entity[claim.From].Text("country")
	return of != "" && by != "" && of != by
}
