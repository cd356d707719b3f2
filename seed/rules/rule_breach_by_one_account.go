package rules

import (
	"fmt"

	"accordgraph/internal/kg"
)

// breachByOneAccount finds clauses and documents that only one actor assessed. Whether a promise was kept is what its
// parties quarrel about, so a reader needs a second account, be it of a monitor.
func breachByOneAccount(d *dataset) (all []Finding) {
	seen := map[kg.ID]bool{}
	for _, r := range d.ofType(kg.Assessed) {
		if seen[r.To] {
			continue
		}
		seen[r.To] = true
		accounts := map[kg.ID]bool{}
		for _, other := range d.in[r.To] {
			if other.Type == kg.Assessed {
				accounts[other.From] = true
			}
		}
		if len(accounts) == 1 {
			all = append(all, Finding{r.To, fmt.Sprintf("only %s says whether it was kept: find the other side or a monitor", r.From)})
		}
	}
	return all
}
