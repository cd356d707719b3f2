package rules

import (
	"cmp"
	"slices"

	"accordgraph/internal/kg"
)

// Voices are how many actors spoke for and against a document or its clauses. An actor that did both counts on both
// sides.
type Voices struct {
	Document kg.ID `json:"document"`
	For      int   `json:"for"`
	Against  int   `json:"against"`
}

// VoicesOf returns the voices on each document of b that anybody spoke of, the documents of which most spoke first, and
// then by id. It leaves out statements that were withdrawn or overtaken.
func VoicesOf(b kg.Batch) []Voices { return datasetOf(b).voices() }

// voices is VoicesOf.
func (d *dataset) voices() (all []Voices) {
	supporters, critics := map[kg.ID]map[kg.ID]bool{}, map[kg.ID]map[kg.ID]bool{}
	for _, r := range d.ofType(kg.Supports) {
		d.hear(supporters, r, r.From)
	}
	for _, r := range d.ofType(kg.ObjectsTo) {
		for _, raised := range d.in[r.From] {
			if raised.Type == kg.Raised {
				d.hear(critics, r, raised.From)
			}
		}
	}
	for _, e := range d.ofKind(kg.Proposal, kg.Agreement) {
		v := Voices{e.ID, len(supporters[e.ID]), len(critics[e.ID])}
		if v.For+v.Against > 0 {
			all = append(all, v)
		}
	}
	slices.SortFunc(all, func(a, b Voices) int {
		return cmp.Or(cmp.Compare(b.For+b.Against, a.For+a.Against), cmp.Compare(a.Document, b.Document))
	})
	return all
}

// hear adds an actor to the voices on the document to which r leads, unless r was withdrawn or overtaken.
func (d *dataset) hear(voices map[kg.ID]map[kg.ID]bool, r kg.Relationship, actor kg.ID) {
	if slices.Contains(kg.Withdrawn(), r.Text("status")) {
		return
	}
	document := d.documentOf(r.To)
	if voices[document] == nil {
		voices[document] = map[kg.ID]bool{}
	}
	voices[document][actor] = true
}
