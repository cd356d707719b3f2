package rules

import (
	"slices"
	"strings"

	"accordgraph/internal/kg"
)

// outcomeWithoutClause finds objections that a later text is said to have given way to, in whole or in part, without
// evidence for the outcome, or without the clause that shows it. The clause is an ALIGNS_WITH from a text of the same day or later to the
// clause objected to, or to a part or the whole of it, which is CHANGED, OPPOSED or DROPPED. Against a whole document,
// any of its clauses will do. That a text changed is a fact; that it gave way is a reading, which has to be checkable.
func outcomeWithoutClause(d *dataset) (all []Finding) {
	for _, e := range d.ofKind(kg.Objection) {
		switch {
		case !strings.HasPrefix(e.Text("outcome"), "SUSTAINED"):
		case !slices.ContainsFunc(e.FieldEvidence(), func(f kg.FieldEvidence) bool { return f.Field == "outcome" }):
			all = append(all, Finding{e.ID, "write evidence of the outcome under fieldEvidence, or make it OPEN"})
		case !slices.ContainsFunc(d.out[e.ID], func(r kg.Relationship) bool { return d.gaveWay(r, e.Text("date")) }):
			all = append(all, Finding{e.ID, "align the clause that gave way with the one objected to, or make it OPEN"})
		}
	}
	return all
}

// gaveWay reports whether a document that is not older than a date changed, opposed or dropped what an OBJECTS_TO is
// against.
func (d *dataset) gaveWay(objects kg.Relationship, date string) bool {
	if objects.Type != kg.ObjectsTo {
		return false
	}
	return slices.ContainsFunc(d.ofType(kg.AlignsWith), func(r kg.Relationship) bool {
		isIt := r.To == objects.To || wholeOf(r.To) == wholeOf(objects.To) || d.documentOf(r.To) == objects.To
		later := d.entity[d.documentOf(r.From)].Text("date")
		return isIt && r.Text("alignment") != "SAME" && (date == "" || later == "" || kg.LastDay(later) >= kg.FirstDay(date))
	})
}
