package rules

import (
	"fmt"

	"accordgraph/internal/kg"
)

// claimWithoutRival finds claims to a place that are not DISPUTED, although another actor claims the place, or controls
// it without an end. To a reader such a claim looks undisputed. The claim of the other side is missing, or the two do
// not name each other under disputes.
func claimWithoutRival(d *dataset) (all []Finding) {
	for _, claim := range d.ofType(kg.Claims) {
		if claim.Text("status") == "DISPUTED" || !claim.HeldOn("") {
			continue
		}
		if rival, ok := d.rivalOf(claim); ok {
			all = append(all, Finding{claim.ID, fmt.Sprintf(
				"%s says otherwise: add the claim of %s if it is missing, and let each dispute the other", rival.ID, rival.From)})
		}
	}
	return all
}

// rivalOf returns a relationship by which another actor claims or controls the place of a claim.
func (d *dataset) rivalOf(claim kg.Relationship) (kg.Relationship, bool) {
	for _, r := range d.in[claim.To] {
		isRival := r.Type == kg.Claims || r.Type == kg.Controls
		if isRival && r.From != claim.From && r.HeldOn("") {
			return r, true
		}
	}
	return kg.Relationship{}, false
}
