package kgtest

import (
	"context"
	"maps"

	"accordgraph/internal/kg"
)

// Sparing returns a store that answers like s, but without the fields that a Want does
// not list. A store may return these fields, but every caller must work with a store that
// does not.
func Sparing(s kg.Store) kg.Store { return sparing{s} }

type sparing struct{ kg.Store }

// Entities implements [kg.Store].
func (s sparing) Entities(ctx context.Context, ids []kg.ID, w kg.Want) (map[kg.ID]kg.Entity, error) {
	all, err := s.Store.Entities(ctx, ids, w)
	found := make(map[kg.ID]kg.Entity, len(all))
	for id, e := range all {
		found[id] = spareEntity(e, w)
	}
	return found, err
}

// Expand implements [kg.Store].
func (s sparing) Expand(ctx context.Context, from []kg.ID, via kg.Via, cut kg.Window) (map[kg.ID][]kg.Hop, error) {
	all, err := s.Store.Expand(ctx, from, via, cut)
	found := make(map[kg.ID][]kg.Hop, len(all))
	for id, hops := range all {
		for _, h := range hops {
			found[id] = append(found[id], kg.Hop{
				Relationship: spareRelationship(h.Relationship, cut.Want),
				To:           spareEntity(h.To, cut.Want),
			})
		}
	}
	return found, err
}

// Groups implements [kg.Store].
func (s sparing) Groups(ctx context.Context, from []kg.ID, via kg.Via, w kg.Window) (map[kg.ID][]kg.Group, error) {
	all, err := s.Store.Groups(ctx, from, via, w)
	for _, groups := range all {
		for _, g := range groups {
			for i, h := range g.Hops {
				g.Hops[i] = kg.Hop{
					Relationship: spareRelationship(h.Relationship, w.Want),
					To:           spareEntity(h.To, w.Want),
				}
			}
		}
	}
	return all, err
}

// spareEntity returns e with the fields that w lists.
func spareEntity(e kg.Entity, w kg.Want) kg.Entity {
	for _, f := range []struct {
		name string
		text *string
	}{{"name", &e.Name}, {"sort", &e.Sort}, {"digest", &e.Digest}} {
		if !w.Entity(f.name) {
			*f.text = ""
		}
	}
	e.Fields = spare(e.Fields, w.Entity)
	return e
}

// spareRelationship returns r with the fields that w lists.
func spareRelationship(r kg.Relationship, w kg.Want) kg.Relationship {
	if !w.Link("digest") {
		r.Digest = ""
	}
	r.Fields = spare(r.Fields, w.Link)
	return r
}

func spare(fields map[string]any, wanted func(string) bool) map[string]any {
	fields = maps.Clone(fields)
	maps.DeleteFunc(fields, func(name string, _ any) bool { return !wanted(name) })
	return fields
}
