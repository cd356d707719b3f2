package main

import (
	"context"
	"fmt"
	"sync/atomic"

	"accordgraph/internal/kg"
)

// A pendingStore is a store that may not be open yet. Until it is open, each method
// fails at once with [kg.ErrUnavailable]. After that, each method calls the open store.
type pendingStore struct{ opened atomic.Pointer[kg.Store] }

var _ kg.Store = (*pendingStore)(nil)

// set makes p use s, which is open and holds the data. set is called once.
func (p *pendingStore) set(s kg.Store) { p.opened.Store(&s) }

// from calls ask with the open store. If the store is not open yet, it fails.
func from[T any](p *pendingStore, ask func(kg.Store) (T, error)) (answer T, err error) {
	s := p.opened.Load()
	if s == nil {
		return answer, fmt.Errorf("the store is not open yet: %w", kg.ErrUnavailable)
	}
	return ask(*s)
}

// Entities implements [kg.Store].
func (p *pendingStore) Entities(ctx context.Context, ids []kg.ID, w kg.Want) (map[kg.ID]kg.Entity, error) {
	return from(p, func(s kg.Store) (map[kg.ID]kg.Entity, error) { return s.Entities(ctx, ids, w) })
}

// Relationships implements [kg.Store].
func (p *pendingStore) Relationships(ctx context.Context, ids []kg.ID) (map[kg.ID]kg.Relationship, error) {
	return from(p, func(s kg.Store) (map[kg.ID]kg.Relationship, error) { return s.Relationships(ctx, ids) })
}

// Expand implements [kg.Store].
func (p *pendingStore) Expand(ctx context.Context, ids []kg.ID, via kg.Via, cut kg.Window) (map[kg.ID][]kg.Hop, error) {
	return from(p, func(s kg.Store) (map[kg.ID][]kg.Hop, error) { return s.Expand(ctx, ids, via, cut) })
}

// Count implements [kg.Store].
func (p *pendingStore) Count(ctx context.Context, ids []kg.ID, via kg.Via) (map[kg.ID]int, error) {
	return from(p, func(s kg.Store) (map[kg.ID]int, error) { return s.Count(ctx, ids, via) })
}

// CountTypes implements [kg.Store].
func (p *pendingStore) CountTypes(ctx context.Context, ids []kg.ID, link kg.Filter) (map[kg.ID][]kg.TypeCount, error) {
	return from(p, func(s kg.Store) (map[kg.ID][]kg.TypeCount, error) { return s.CountTypes(ctx, ids, link) })
}

// Groups implements [kg.Store].
func (p *pendingStore) Groups(ctx context.Context, ids []kg.ID, via kg.Via, w kg.Window) (map[kg.ID][]kg.Group, error) {
	return from(p, func(s kg.Store) (map[kg.ID][]kg.Group, error) { return s.Groups(ctx, ids, via, w) })
}

// Facet implements [kg.Store].
func (p *pendingStore) Facet(ctx context.Context, via kg.Via, field string) (map[string]int, error) {
	return from(p, func(s kg.Store) (map[string]int, error) { return s.Facet(ctx, via, field) })
}

// Shortest implements [kg.Store].
func (p *pendingStore) Shortest(ctx context.Context, q kg.PathQuestion) ([]kg.Relationship, error) {
	return from(p, func(s kg.Store) ([]kg.Relationship, error) { return s.Shortest(ctx, q) })
}

// Search implements [kg.Store].
func (p *pendingStore) Search(ctx context.Context, terms []kg.SearchTerm, kinds []kg.Kind, limit int) ([]kg.Entity, error) {
	return from(p, func(s kg.Store) ([]kg.Entity, error) { return s.Search(ctx, terms, kinds, limit) })
}

// SearchAny implements [kg.Store].
func (p *pendingStore) SearchAny(
	ctx context.Context, terms []string, least int, kinds []kg.Kind, limit int,
) ([]kg.Entity, error) {
	return from(p, func(s kg.Store) ([]kg.Entity, error) { return s.SearchAny(ctx, terms, least, kinds, limit) })
}

// Words implements [kg.Store].
func (p *pendingStore) Words(ctx context.Context) ([]string, error) {
	return from(p, func(s kg.Store) ([]string, error) { return s.Words(ctx) })
}

// Meta implements [kg.Store].
func (p *pendingStore) Meta(ctx context.Context) (kg.Meta, error) {
	return from(p, func(s kg.Store) (kg.Meta, error) { return s.Meta(ctx) })
}

// Digests implements [kg.Store].
func (p *pendingStore) Digests(ctx context.Context) (map[kg.ID]string, error) {
	return from(p, func(s kg.Store) (map[kg.ID]string, error) { return s.Digests(ctx) })
}

// Tip implements [kg.Store].
func (p *pendingStore) Tip(ctx context.Context) (kg.Tip, error) {
	return from(p, func(s kg.Store) (kg.Tip, error) { return s.Tip(ctx) })
}

// Changes implements [kg.Store].
func (p *pendingStore) Changes(ctx context.Context, q kg.ChangeQuestion) ([]kg.Change, error) {
	return from(p, func(s kg.Store) ([]kg.Change, error) { return s.Changes(ctx, q) })
}

// CountChanges implements [kg.Store].
func (p *pendingStore) CountChanges(ctx context.Context, ids []kg.ID) (int64, error) {
	return from(p, func(s kg.Store) (int64, error) { return s.CountChanges(ctx, ids) })
}

// Put implements [kg.Store].
func (p *pendingStore) Put(ctx context.Context, b kg.Batch) error {
	_, err := from(p, func(s kg.Store) (struct{}, error) { return struct{}{}, s.Put(ctx, b) })
	return err
}

// Pool returns the state of the store's connections. If the store is not open, or does not
// report its connections, the field Idle is -1, which means that it is not known.
func (p *pendingStore) Pool() kg.Pool {
	if s := p.opened.Load(); s != nil {
		if pooled, ok := (*s).(interface{ Pool() kg.Pool }); ok {
			return pooled.Pool()
		}
	}
	return kg.Pool{Idle: -1}
}

// Close implements [kg.Store]. It does nothing if the store was never opened.
func (p *pendingStore) Close(ctx context.Context) error {
	s := p.opened.Load()
	if s == nil {
		return nil
	}
	return (*s).Close(ctx)
}
