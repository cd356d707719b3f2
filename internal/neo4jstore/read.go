package neo4jstore

import (
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"slices"

	"accordgraph/internal/kg"
)

// Entities implements [kg.Store].
func (s *Store) Entities(ctx context.Context, ids []kg.ID, w kg.Want) (map[kg.ID]kg.Entity, error) {
	return kg.ReadByKind(ids, func(k kg.Kind) (map[kg.ID]kg.Entity, error) { return s.entities(ctx, ids, k, w) })
}

// entities reads the fields that entities of a kind have. Of what kind each is it is
// told by the row alone.
func (s *Store) entities(ctx context.Context, ids []kg.ID, k kg.Kind, w kg.Want) (map[kg.ID]kg.Entity, error) {
	all := columns{kind: kg.Any, entity: entityColumns(k, w, true)}
	rows, err := s.rows(ctx, entitiesText, map[string]any{"ids": ids, "entity": all.entity})
	if err != nil {
		return nil, err
	}
	found := make(map[kg.ID]kg.Entity, len(ids))
	for r := range rows {
		e := r.entity(all)
		found[e.ID] = e
	}
	return found, nil
}

// Relationships implements [kg.Store].
func (s *Store) Relationships(ctx context.Context, ids []kg.ID) (map[kg.ID]kg.Relationship, error) {
	all := columns{relationship: relationshipColumns(kg.Want{})}
	rows, err := s.rows(ctx, relationshipsStatement(), map[string]any{"ids": ids, "relationship": all.relationship})
	if err != nil {
		return nil, err
	}
	found := make(map[kg.ID]kg.Relationship, len(ids))
	for r := range rows {
		l := r.ended(all)
		found[l.ID] = l
	}
	return found, nil
}

func relationshipsStatement() string {
	return fill(relationshipsText, "types", typeNames(kg.Types()))
}

// Expand implements [kg.Store].
func (s *Store) Expand(ctx context.Context, from []kg.ID, via kg.Via, cut kg.Window) (map[kg.ID][]kg.Hop, error) {
	c := newCompiler()
	records, err := s.ask(ctx, c.expand(from, via, cut), c.params)
	if err != nil {
		return nil, err
	}
	read := c.rows.hopReader(from)
	all := make(map[kg.ID][]kg.Hop, len(records))
	for _, record := range records {
		id := kg.ID(record.Values[0].(string))
		list := record.Values[1].([]any)
		hops := make([]kg.Hop, len(list))
		for i, r := range list {
			hops[i] = read(id, r.([]any))
		}
		if cut.Last {
			slices.Reverse(hops)
		}
		all[id] = hops
	}
	return all, nil
}

// hopReader returns how to read a row of what compiler.expand returns.
func (c columns) hopReader(from []kg.ID) func(kg.ID, row) kg.Hop {
	switch {
	case c.step.Links && isRoot(from):
		return func(_ kg.ID, r row) kg.Hop { return kg.Hop{Relationship: r.ended(c)} }
	case c.step.Ref != "" || isRoot(from):
		return func(_ kg.ID, r row) kg.Hop { return kg.Hop{To: r.entity(c)} }
	}
	return func(id kg.ID, r row) kg.Hop { return r.hop(id, c) }
}

func isRoot(from []kg.ID) bool { return len(from) == 1 && from[0] == kg.Root }

// Count implements [kg.Store].
func (s *Store) Count(ctx context.Context, from []kg.ID, via kg.Via) (map[kg.ID]int, error) {
	c := newCompiler()
	rows, err := s.rows(ctx, c.count(from, via), c.params)
	if err != nil {
		return nil, err
	}
	counts := make(map[kg.ID]int, len(from))
	for r := range rows {
		counts[r.id()] = r.number()
	}
	return counts, nil
}

// CountTypes implements [kg.Store].
func (s *Store) CountTypes(ctx context.Context, from []kg.ID, where kg.Filter) (map[kg.ID][]kg.TypeCount, error) {
	c := newCompiler()
	records, err := s.ask(ctx, c.countTypes(from, where), c.params)
	if err != nil {
		return nil, err
	}
	all := make(map[kg.ID][]kg.TypeCount, len(records))
	for _, record := range records {
		out, in := byType(record.Values[1]), byType(record.Values[2])
		var counts []kg.TypeCount
		for _, t := range kg.Types() {
			if out[t] > 0 {
				counts = append(counts, kg.TypeCount{Type: t, Direction: kg.Out, Count: out[t]})
			}
			if in[t] > 0 {
				counts = append(counts, kg.TypeCount{Type: t, Direction: kg.In, Count: in[t]})
			}
		}
		all[kg.ID(record.Values[0].(string))] = counts
	}
	return all, nil
}

func byType(column any) map[kg.Type]int {
	counts := map[kg.Type]int{}
	for r := range rows(column) {
		counts[kg.Type(r.text())] = r.number()
	}
	return counts
}

// Facet implements [kg.Store].
func (s *Store) Facet(ctx context.Context, via kg.Via, field string) (map[string]int, error) {
	c := newCompiler()
	rows, err := s.rows(ctx, c.facet(via, field), c.params)
	if err != nil {
		return nil, err
	}
	counts := map[string]int{}
	for r := range rows {
		counts[fmt.Sprint(r.next())] = r.number()
	}
	return counts, nil
}

// Meta implements [kg.Store].
func (s *Store) Meta(ctx context.Context) (kg.Meta, error) {
	var m kg.Meta
	records, err := s.ask(ctx, metaText, map[string]any{"store": marker})
	if err != nil || len(records) == 0 || records[0].Values[0] == nil {
		return m, err
	}
	if err := json.Unmarshal([]byte(records[0].Values[0].(string)), &m); err != nil {
		return kg.Meta{}, fmt.Errorf("neo4jstore: meta: %w", err)
	}
	return m, nil
}

// Digests implements [kg.Store].
func (s *Store) Digests(ctx context.Context) (map[kg.ID]string, error) {
	records, err := s.askLong(ctx, longBudget, digestsText, nil)
	if err != nil {
		return nil, err
	}
	all := make(map[kg.ID]string, len(records))
	for _, r := range records {
		all[kg.ID(r.Values[0].(string))] = r.Values[1].(string)
	}
	return all, nil
}

// rows asks a statement that has one record, of one list of rows.
func (s *Store) rows(ctx context.Context, text string, params map[string]any) (iter.Seq[row], error) {
	records, err := s.ask(ctx, text, params)
	return rowsOf(records), err
}
