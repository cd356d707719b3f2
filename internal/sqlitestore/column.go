package sqlitestore

import (
	"slices"

	"accordgraph/internal/kg"
)

// columns are the sets of columns that statements read. An entity is read with the
// fields of the kind that the step leads to. A relationship is read with all fields if
// the request reads an internal field. An internal field exists only for conditions, and
// no client can name it. Any other relationship is read without the internal fields.
// There are few sets, so there are few statements. If there were a set for each
// combination of fields that a client may name, there would soon be more statements than
// a pool stores.
type columns struct {
	entities map[kg.Kind]*table // by the kind that a step leads to
	links    *table             // all fields of relationships
	public   *table             // the fields of relationships that clients can name
	internal []string           // the internal fields, which are in links and not in public
}

func newColumns(entities, links *table) columns {
	c := columns{entities: map[kg.Kind]*table{}, links: links}
	for _, k := range append(kg.Kinds(), kg.Merged, kg.Document, kg.Any) {
		c.entities[k] = entities.only(func(f kg.Field) bool { return f.Has(k) })
	}
	c.public = links.only(func(f kg.Field) bool { return !f.Derived || f.Filter })
	for _, f := range links.fields {
		if !slices.ContainsFunc(c.public.fields, func(g kg.Field) bool { return g.Name == f.Name }) {
			c.internal = append(c.internal, f.Name)
		}
	}
	return c
}

// of returns the columns to read after a step. The result links is nil if the step does
// not lead over relationships. The result reached is nil if the step does not lead to
// entities.
func (c columns) of(s kg.Step, w kg.Want) (links, reached *table) {
	if s.Ref == "" && (s.Links || s.Dir != "") {
		links = c.public
		if slices.ContainsFunc(c.internal, w.Link) {
			links = c.links
		}
	}
	if !s.Links {
		reached = c.entities[s.To]
	}
	return links, reached
}

// only returns t with the fields for which include is true.
func (t *table) only(include func(kg.Field) bool) *table {
	some := *t
	some.fields = slices.DeleteFunc(slices.Clone(t.fields), func(f kg.Field) bool { return !include(f) })
	return &some
}
