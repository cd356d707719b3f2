package rules

import (
	"slices"

	"accordgraph/internal/kg"
)

// A dataset is a data set with the indexes that rules need.
type dataset struct {
	kg.Batch
	entity   map[kg.ID]kg.Entity
	out, in  map[kg.ID][]kg.Relationship // the relationships from an entity, and to it
	disputed map[kg.ID]bool              // the relationships that another relationship disputes
	evidence map[kg.ID][]kg.ID           // facts returns it
}

// datasetOf returns b with indexes. b must be a data set as seed.Read returns it.
func datasetOf(b kg.Batch) *dataset {
	d := &dataset{
		Batch: b, entity: map[kg.ID]kg.Entity{}, disputed: map[kg.ID]bool{},
		out: map[kg.ID][]kg.Relationship{}, in: map[kg.ID][]kg.Relationship{},
	}
	for _, e := range b.Entities {
		d.entity[e.ID] = e
	}
	for _, r := range b.Relationships {
		d.out[r.From] = append(d.out[r.From], r)
		d.in[r.To] = append(d.in[r.To], r)
		for _, other := range r.IDs("disputes") {
			d.disputed[other] = true
		}
	}
	return d
}

// ofKind returns the entities of the kinds, in the order of the data set.
func (d *dataset) ofKind(kinds ...kg.Kind) (all []kg.Entity) {
	for _, e := range d.Entities {
		if slices.Contains(kinds, e.Kind) {
			all = append(all, e)
		}
	}
	return all
}

// ofType returns the relationships of the types, in the order of the data set.
func (d *dataset) ofType(types ...kg.Type) (all []kg.Relationship) {
	for _, r := range d.Relationships {
		if slices.Contains(types, r.Type) {
			all = append(all, r)
		}
	}
	return all
}

// source returns the source of a piece of evidence.
func (d *dataset) source(evidence kg.ID) kg.Entity {
	return d.entity[kg.ID(d.entity[evidence].Text("source"))]
}

// isCompiler reports whether an actor is the data set's editors.
func (d *dataset) isCompiler(actor kg.ID) bool { return d.entity[actor].Text("category") == "COMPILER" }

// documentOf returns the document that a clause belongs to. It returns every other id as it is.
func (d *dataset) documentOf(id kg.ID) kg.ID {
	if document := d.entity[id].Text("document"); document != "" {
		return kg.ID(document)
	}
	return id
}

// wholeOf returns the point that a lettered clause is part of. It returns every other id as it is.
func wholeOf(id kg.ID) kg.ID {
	if _, _, whole := kg.ClauseOf(id); whole != "" {
		return whole
	}
	return id
}
