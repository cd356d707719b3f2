package neo4jstore

import (
	"slices"

	"accordgraph/internal/kg"
)

// columns are what a row has of a relationship l and of an entity b: the properties
// that parameters name, [f IN $entity | b[f]]. So a statement is one text, whatever of
// them is wanted, and its plan is kept.
//
// Measured on 5.26.16, 20 parents with 10 each, 16 clients: 3 properties of 28 by their
// names 870 to 910 times a second, as good as if the text had those 3 alone; a text that
// has all, null where one is not wanted, 560 to 700. All of them: 190 either way.
type columns struct {
	relationship, entity []string
	step                 kg.Step // what it says of all rows is not in them
	kind                 kg.Kind // of all entities; Any if rows say it
}

// read has rows have those columns.
func (c *compiler) read(rows columns) {
	c.rows = rows
	c.params["relationship"], c.params["entity"] = rows.relationship, rows.entity
}

// columnsFor returns what rows have of what a step leads to.
func columnsFor(s kg.Step, w kg.Want) columns {
	all := columns{step: s, kind: kg.Any}
	if m := s.To.Members(); len(m) == 1 {
		all.kind = m[0]
	}
	if s.Links || s.Dir != "" {
		all.relationship = relationshipColumns(w)
	}
	if !s.Links {
		all.entity = entityColumns(s.To, w, all.kind == kg.Any)
	}
	return all
}

// relationshipColumns are the properties of relationships that are wanted.
func relationshipColumns(w kg.Want) []string {
	names := []string{"id"}
	if w.Link("digest") {
		names = append(names, "digest")
	}
	for _, f := range kg.RelationshipFields() {
		if isProperty(f.Name) && w.Link(f.Name) {
			names = append(names, f.Name)
		}
	}
	return names
}

// entityColumns are the properties that are wanted of what counts as k.
func entityColumns(k kg.Kind, w kg.Want, kind bool) []string {
	names := []string{"id"}
	if kind {
		names = append(names, "kind")
	}
	for _, name := range []string{"name", "sort", "digest"} {
		if w.Entity(name) {
			names = append(names, name)
		}
	}
	for _, name := range entityFields(k) {
		if w.Entity(name) {
			names = append(names, name)
		}
	}
	return names
}

// isProperty says whether a field of relationships is none of those that are no
// property, or always read.
func isProperty(name string) bool {
	return !slices.Contains([]string{"id", "type", "source", "target"}, name)
}

// entityFields are the fields that may be in Entity.Fields of what counts as k.
func entityFields(k kg.Kind) []string {
	var names []string
	for _, f := range kg.AllEntityFields() {
		if !slices.Contains([]string{"id", "kind", "name"}, f.Name) && f.Has(k) {
			names = append(names, f.Name)
		}
	}
	return names
}
