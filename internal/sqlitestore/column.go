package sqlitestore

import (
	"cmp"
	"slices"

	"accordgraph/internal/kg"
)

// columns are the columns that statements can read. A statement reads only the columns that the
// request wants, because most of the time for a row goes to its texts. So a statement has a text
// for each set of fields that clients select: see [pool].
type columns struct {
	entities map[kg.Kind]*table // by the kind that a step leads to, with the fields of the kind
	links    *table
}

func newColumns(entities, links *table) columns {
	c := columns{entities: map[kg.Kind]*table{}, links: links}
	for _, k := range append(kg.Kinds(), kg.Merged, kg.Document, kg.Any) {
		c.entities[k] = entities.only(func(f *kg.Field) bool { return f.Has(k) })
	}
	return c
}

// of returns the columns to read after a step. They include the field by which the window
// sorts. The result links is nil if the step does not lead over relationships. The result
// reached is nil if the step does not lead to entities.
//
// There is no column for what the step determines for all rows: a kind or type, and both
// ends of the relationship of a hop.
func (c columns) of(s kg.Step, w kg.Window) (links, reached *table) {
	sort := cmp.Or(w.Field, "sort")
	if s.Ref == "" && (s.Links || s.Dir != "") {
		links = c.links.wanted(func(name string) bool { return w.Want.Link(name) || w.Order.Link && name == sort })
		if !s.Links {
			links.drop("from_n", "to_n")
		}
		if len(s.Types) == 1 {
			links.share(string(s.Types[0]), "type")
		}
	}
	if !s.Links {
		reached = c.entities[s.To].wanted(func(name string) bool {
			return w.Want.Entity(name) || !w.Order.Link && name == sort
		})
		if of := s.To.Members(); len(of) == 1 {
			reached.share(string(of[0]), "kind")
		}
	}
	return links, reached
}

// wanted returns a copy of t with the columns that always have to be read, and those for which include is true. It asks
// include for fields, and for "name", "sort" and "digest".
func (t *table) wanted(include func(name string) bool) *table {
	some := t.only(func(f *kg.Field) bool { return include(f.Name) })
	for _, column := range []string{"name", "sort", "digest"} {
		if !include(column) {
			some.drop(column)
		}
	}
	return some
}

// only returns a copy of t with the fields for which include is true.
func (t *table) only(include func(*kg.Field) bool) *table {
	some := *t
	some.fixed = slices.Clone(t.fixed)
	some.fields = make([]*kg.Field, 0, len(t.fields))
	for _, f := range t.fields {
		if include(f) {
			some.fields = append(some.fields, f)
		}
	}
	return &some
}

// drop removes fixed columns from t.
func (t *table) drop(columns ...string) {
	t.fixed = slices.DeleteFunc(t.fixed, func(c fixed) bool { return slices.Contains(columns, c.column) })
}

// share says that all rows have the kind or type what, so no column is read for it.
func (t *table) share(what, column string) {
	t.all = what
	t.drop(column)
}
