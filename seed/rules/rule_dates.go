package rules

import "accordgraph/internal/kg"

// agreementWithoutDate finds agreements without a date. Every answer under asOf, and every answer to "in force on that
// day?", leaves them out.
func agreementWithoutDate(d *dataset) (all []Finding) {
	for _, e := range d.ofKind(kg.Agreement) {
		if e.Text("date") == "" {
			all = append(all, Finding{e.ID, "find the day of signature or adoption"})
		}
	}
	return all
}

// officeWithoutStart finds offices without a start. Without it the holder seems to have held the office always.
func officeWithoutStart(d *dataset) (all []Finding) {
	for _, r := range d.ofType(kg.HoldsOffice) {
		if r.Text("validFrom") == "" {
			all = append(all, Finding{r.ID, "find since when, at least the year"})
		}
	}
	return all
}
