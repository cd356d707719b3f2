package main

import (
	"context"
	"fmt"
	"sync/atomic"

	"accordgraph/internal/kg"
)

// A late store is one that is not there yet. Until it is, whoever asks is told so at
// once, with [kg.ErrUnavailable].
type late struct{ store atomic.Pointer[kg.Store] }

var _ kg.Store = (*late)(nil)

// arrive is called once, with a store that holds the data.
func (l *late) arrive(s kg.Store) { l.store.Store(&s) }

func (l *late) arrived() bool { return l.store.Load() != nil }

// from asks the store, if it is there.
func from[T any](l *late, ask func(kg.Store) (T, error)) (answer T, err error) {
	s := l.store.Load()
	if s == nil {
		return answer, fmt.Errorf("the store is not open yet: %w", kg.ErrUnavailable)
	}
	return ask(*s)
}

// Entities implements [kg.Store].
func (l *late) Entities(ctx context.Context, ids []kg.ID, w kg.Want) (map[kg.ID]kg.Entity, error) {
	return from(l, func(s kg.Store) (map[kg.ID]kg.Entity, error) { return s.Entities(ctx, ids, w) })
}

// Relationships implements [kg.Store].
func (l *late) Relationships(ctx context.Context, ids []kg.ID) (map[kg.ID]kg.Relationship, error) {
	return from(l, func(s kg.Store) (map[kg.ID]kg.Relationship, error) { return s.Relationships(ctx, ids) })
}

// Expand implements [kg.Store].
func (l *late) Expand(ctx context.Context, ids []kg.ID, via kg.Via, cut kg.Window) (map[kg.ID][]kg.Hop, error) {
	return from(l, func(s kg.Store) (map[kg.ID][]kg.Hop, error) { return s.Expand(ctx, ids, via, cut) })
}

// Count implements [kg.Store].
func (l *late) Count(ctx context.Context, ids []kg.ID, via kg.Via) (map[kg.ID]int, error) {
	return from(l, func(s kg.Store) (map[kg.ID]int, error) { return s.Count(ctx, ids, via) })
}

// CountTypes implements [kg.Store].
func (l *late) CountTypes(ctx context.Context, ids []kg.ID, link kg.Filter) (map[kg.ID][]kg.TypeCount, error) {
	return from(l, func(s kg.Store) (map[kg.ID][]kg.TypeCount, error) { return s.CountTypes(ctx, ids, link) })
}

// Facet implements [kg.Store].
func (l *late) Facet(ctx context.Context, via kg.Via, field string) (map[string]int, error) {
	return from(l, func(s kg.Store) (map[string]int, error) { return s.Facet(ctx, via, field) })
}

// Shortest implements [kg.Store].
func (l *late) Shortest(ctx context.Context, q kg.PathQuestion) ([]kg.Relationship, error) {
	return from(l, func(s kg.Store) ([]kg.Relationship, error) { return s.Shortest(ctx, q) })
}

// Search implements [kg.Store].
func (l *late) Search(ctx context.Context, terms []string, kinds []kg.Kind, limit int) ([]kg.Entity, error) {
	return from(l, func(s kg.Store) ([]kg.Entity, error) { return s.Search(ctx, terms, kinds, limit) })
}

// Meta implements [kg.Store].
func (l *late) Meta(ctx context.Context) (kg.Meta, error) {
	return from(l, func(s kg.Store) (kg.Meta, error) { return s.Meta(ctx) })
}

// Digests implements [kg.Store].
func (l *late) Digests(ctx context.Context) (map[kg.ID]string, error) {
	return from(l, func(s kg.Store) (map[kg.ID]string, error) { return s.Digests(ctx) })
}

// Put implements [kg.Store].
func (l *late) Put(ctx context.Context, b kg.Batch) error {
	_, err := from(l, func(s kg.Store) (struct{}, error) { return struct{}{}, s.Put(ctx, b) })
	return err
}

// Pool tells of the connections, if there are any and the store tells.
func (l *late) Pool() kg.Pool {
	if s := l.store.Load(); s != nil {
		if p, ok := (*s).(interface{ Pool() kg.Pool }); ok {
			return p.Pool()
		}
	}
	return kg.Pool{Idle: -1}
}

// Close implements [kg.Store]. There is nothing to close of what never came.
func (l *late) Close(ctx context.Context) error {
	if !l.arrived() {
		return nil
	}
	return (*l.store.Load()).Close(ctx)
}
