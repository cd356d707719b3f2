// Package past works out what a store held at an earlier revision: what it holds today, with the changes since then
// undone.
package past

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"accordgraph/internal/kg"
)

// ErrNeverHeld means that the log of a store does not know a revision.
var ErrNeverHeld = errors.New("the store never held this revision")

// atOnce is how many things, or entries of the log, one round trip reads.
const atOnce = 5000

// attempts is how often Read reads the store, if somebody loads it at the same time.
const attempts = 3

// Find returns the latest revision that the store held and that begins with prefix, and the number of the entry of the
// log with which it began. If the store never held one, it returns ErrNeverHeld.
func Find(ctx context.Context, store kg.Store, prefix string) (revision string, number int64, err error) {
	q := kg.ChangeQuestion{IDs: []kg.ID{kg.Root}, Desc: true, Limit: atOnce}
	for {
		page, err := store.Changes(ctx, q)
		if err != nil {
			return "", 0, fmt.Errorf("past: read the log of revisions: %w", err)
		}
		for _, c := range page {
			if c.After != "" && strings.HasPrefix(c.After, prefix) {
				return c.After, c.Number, nil
			}
		}
		if len(page) < q.Limit {
			return "", 0, fmt.Errorf("past: find %q: %w", prefix, ErrNeverHeld)
		}
		q.Before = page[len(page)-1].Number
	}
}

// Read returns the whole data set as the store held it at a revision. If the store never held the revision, the error
// is ErrNeverHeld. If somebody loads the store meanwhile, Read reads it again; if that happens three times, the error
// is [kg.ErrConflict].
func Read(ctx context.Context, store kg.Store, revision string) (b kg.Batch, err error) {
	for range attempts {
		if b, err = once(ctx, store, revision); !errors.Is(err, kg.ErrConflict) {
			break
		}
	}
	return b, err
}

// once reads the store. If the store changes meanwhile, the error is [kg.ErrConflict].
func once(ctx context.Context, store kg.Store, revision string) (kg.Batch, error) {
	before, err := store.Tip(ctx)
	if err != nil {
		return kg.Batch{}, fmt.Errorf("past: get the end of the log: %w", err)
	}
	full, number, err := Find(ctx, store, revision)
	if err != nil {
		return kg.Batch{}, err
	}
	set, err := today(ctx, store)
	if err != nil {
		return kg.Batch{}, err
	}
	if err := set.undo(ctx, store, number); err != nil {
		return kg.Batch{}, err
	}
	after, err := store.Tip(ctx)
	switch {
	case err != nil:
		return kg.Batch{}, fmt.Errorf("past: get the end of the log: %w", err)
	case before != after:
		return kg.Batch{}, fmt.Errorf("past: revision %s: %w", full, kg.ErrConflict)
	case set.meta.Revision != full:
		return kg.Batch{}, fmt.Errorf("past: undoing the log back to revision %s leads to revision %q", full, set.meta.Revision)
	}
	return set.batch(), nil
}

// dataSet is everything that a store holds.
type dataSet struct {
	meta          kg.Meta
	entities      map[kg.ID]kg.Entity
	relationships map[kg.ID]kg.Relationship
}

// today reads what a store holds now.
func today(ctx context.Context, store kg.Store) (s dataSet, err error) {
	if s.meta, err = store.Meta(ctx); err != nil {
		return s, fmt.Errorf("past: get meta: %w", err)
	}
	digests, err := store.Digests(ctx)
	if err != nil {
		return s, fmt.Errorf("past: get digests: %w", err)
	}
	s.entities, s.relationships = map[kg.ID]kg.Entity{}, map[kg.ID]kg.Relationship{}
	for ids := range slices.Chunk(slices.Sorted(maps.Keys(digests)), atOnce) {
		entities, err := store.Entities(ctx, slices.DeleteFunc(slices.Clone(ids), kg.ID.IsRelationship), kg.Want{})
		if err != nil {
			return s, fmt.Errorf("past: get entities: %w", err)
		}
		maps.Copy(s.entities, entities)
		isEntity := func(id kg.ID) bool { return !id.IsRelationship() }
		relationships, err := store.Relationships(ctx, slices.DeleteFunc(slices.Clone(ids), isEntity))
		if err != nil {
			return s, fmt.Errorf("past: get relationships: %w", err)
		}
		maps.Copy(s.relationships, relationships)
	}
	return s, nil
}

// undo undoes the entries of the log after a number, the latest first.
func (s *dataSet) undo(ctx context.Context, store kg.Store, number int64) error {
	q := kg.ChangeQuestion{After: number, Desc: true, Limit: atOnce}
	for {
		page, err := store.Changes(ctx, q)
		if err != nil {
			return fmt.Errorf("past: read the log: %w", err)
		}
		for _, c := range page {
			s.undoOne(c)
		}
		if len(page) < q.Limit {
			return nil
		}
		q.Before = page[len(page)-1].Number
	}
}

// undoOne undoes one entry.
func (s *dataSet) undoOne(c kg.Change) {
	if c.ID == kg.Root {
		s.meta = s.meta.Undo(c)
		return
	}
	delete(s.entities, c.ID)
	delete(s.relationships, c.ID)
	if e := c.Was.Entity; e != nil {
		s.entities[c.ID] = *e
	}
	if r := c.Was.Relationship; r != nil {
		s.relationships[c.ID] = *r
	}
}

// batch returns the data set in the order of the ids.
func (s *dataSet) batch() kg.Batch {
	b := kg.Batch{Meta: &s.meta}
	for _, id := range slices.Sorted(maps.Keys(s.entities)) {
		b.Entities = append(b.Entities, s.entities[id])
	}
	for _, id := range slices.Sorted(maps.Keys(s.relationships)) {
		b.Relationships = append(b.Relationships, s.relationships[id])
	}
	return b
}
