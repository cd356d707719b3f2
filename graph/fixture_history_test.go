package graph_test

import "accordgraph/internal/kg"

// fixtureHistory returns what led to the fixture: the first revision, and one load that came after it.
func fixtureHistory(b kg.Batch) []kg.Change {
	now := *b.Meta
	first := kg.Meta{Revision: "first", Title: "Made", Description: now.Description, Licence: now.Licence}
	then := first
	then.Changelog = nil
	now.Changelog = now.Changelog[:1]
	partOf := link(kg.PartOf, "territory/south", "territory/north", "note", "So the old map says.")
	south := find(b.Entities, "territory/south", func(e kg.Entity) kg.ID { return e.ID })
	old := south.Clone()
	old.Name, old.Fields["country"], old.Fields["latitude"] = "The South", "US", 12.0
	controls := find(b.Relationships, "relationship/controls/actor/bob/territory/south",
		func(r kg.Relationship) kg.ID { return r.ID })
	before := controls.Clone()
	before.Fields["validFrom"] = "2014"
	clause := find(b.Entities, "provision/plan/10", func(e kg.Entity) kg.ID { return e.ID })
	gone := entity("actor/gone", kg.Actor, "Nobody", "category", "PERSON")
	all := []kg.Change{
		{Is: kg.Thing{Meta: &first}, After: first.Revision, Day: "2025-12-01"},
		{ID: gone.ID, Was: kg.Thing{Entity: &gone}},
		{ID: clause.ID, Is: kg.Thing{Entity: &clause}},
		{ID: before.ID, Was: kg.Thing{Relationship: &before}, Is: kg.Thing{Relationship: &controls}},
		{ID: partOf.ID, Was: kg.Thing{Relationship: &partOf}},
		{ID: south.ID, Was: kg.Thing{Entity: &old}, Is: kg.Thing{Entity: &south}},
		{Was: kg.Thing{Meta: &then}, Is: kg.Thing{Meta: &now}},
	}
	for i := range all[1:] {
		c := &all[i+1]
		c.Before, c.After, c.Day = first.Revision, now.Revision, "2025-12-02"
		if e := now.Changelog[0]; c.ID == kg.Root || e.Explains(*c) {
			c.Why = []kg.ChangelogEntry{e}
		}
	}
	return all
}

// find returns the item with an ID.
func find[T any](all []T, id kg.ID, of func(T) kg.ID) (found T) {
	for _, one := range all {
		if of(one) == id {
			return one
		}
	}
	return found
}
