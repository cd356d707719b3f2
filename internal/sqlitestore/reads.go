package sqlitestore

import (
	"slices"

	"accordgraph/internal/kg"
)

// Reads are the columns that rows are read from: of entities those that their kind
// has, of relationships all or, where nobody wants the rest, without those that no
// client can name and that are there for conditions. They are few, so that statements
// are: one for each set of fields that a client may name would soon be too many to
// keep.
type reads struct {
	entities map[kg.Kind]*table // by what they count as
	links    *table
	shown    *table
	hidden   []string // what links has and shown has not
}

func newReads(entities, links *table) reads {
	r := reads{entities: map[kg.Kind]*table{}, links: links}
	for _, k := range append(kg.Kinds(), kg.Merged, kg.Document, kg.Any) {
		r.entities[k] = entities.only(func(f kg.Field) bool { return f.Has(k) })
	}
	r.shown = links.only(func(f kg.Field) bool { return !f.Derived || f.Filter })
	for _, f := range links.kept {
		if !slices.ContainsFunc(r.shown.kept, func(g kg.Field) bool { return g.Name == f.Name }) {
			r.hidden = append(r.hidden, f.Name)
		}
	}
	return r
}

// of returns what is read of what a step leads to: nil for what it does not lead to.
func (r reads) of(s kg.Step, w kg.Want) (links, reached *table) {
	if s.Ref == "" && (s.Links || s.Dir != "") {
		links = r.shown
		if slices.ContainsFunc(r.hidden, w.Link) {
			links = r.links
		}
	}
	if !s.Links {
		reached = r.entities[s.To]
	}
	return links, reached
}

// only returns t without the fields for which keep is false.
func (t *table) only(keep func(kg.Field) bool) *table {
	some := *t
	some.kept = slices.DeleteFunc(slices.Clone(t.kept), func(f kg.Field) bool { return !keep(f) })
	return &some
}
