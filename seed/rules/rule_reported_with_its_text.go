package rules

import (
	"fmt"
	"slices"

	"accordgraph/internal/kg"
)

// reportedWithItsText finds documents that are REPORTED, although a source of theirs or of their clauses is the
// text itself, or evidence of their clauses quotes it. REPORTED says that the text was not published.
func reportedWithItsText(d *dataset) (all []Finding) {
	for _, e := range d.ofKind(kg.Proposal, kg.Agreement) {
		if e.Text("status") != "REPORTED" {
			continue
		}
		if s := d.sourceOfText(e); s != "" {
			all = append(all, Finding{e.ID, fmt.Sprintf(
				"%s has words of the text: make the status PUBLISHED, or say who published what", s)})
		}
	}
	return all
}

// sourceOfText returns a source that has the text of a document, or "".
func (d *dataset) sourceOfText(document kg.Entity) kg.ID {
	isText := func(evidence kg.ID) bool {
		return slices.Contains([]string{"TREATY_TEXT", "OFFICIAL_DOCUMENT"}, d.source(evidence).Text("sourceKind"))
	}
	evidence := slices.DeleteFunc(document.IDs("evidence"), func(id kg.ID) bool { return !isText(id) })
	for _, clause := range d.ofKind(kg.Provision) {
		for _, id := range clause.IDs("evidence") {
			if d.documentOf(clause.ID) == document.ID && (isText(id) || d.entity[id].Text("basis") == "QUOTED") {
				evidence = append(evidence, id)
			}
		}
	}
	if len(evidence) == 0 {
		return ""
	}
	return d.source(evidence[0]).ID
}
