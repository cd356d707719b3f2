package seed

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"accordgraph/internal/kg"
)

// A Change is how much a load changed, in entities and relationships.
type Change struct{ Added, Changed, Removed int }

// atOnce is how many things are put all or nothing; more are put in stretches of
// as many.
const atOnce = 20_000

// Load makes the store hold b, a whole data set as [Read] returns it, and nothing
// else. It puts only what differs, and nothing if nothing does. A change of up to
// 20,000 things is made all or nothing. A greater one is made in stretches, and
// the store has no revision until the last is in: if Load fails in between, to
// call it again finishes the change.
func Load(ctx context.Context, store kg.Store, b kg.Batch) (Change, error) {
	return load(ctx, store, b, atOnce)
}

func load(ctx context.Context, store kg.Store, b kg.Batch, most int) (Change, error) {
	have, err := store.Digests(ctx)
	if err != nil {
		return Change{}, fmt.Errorf("seed: get digests: %w", err)
	}
	meta, err := store.Meta(ctx)
	if err != nil {
		return Change{}, fmt.Errorf("seed: get meta: %w", err)
	}
	diff, change := difference(have, b)
	if change == (Change{}) && (b.Meta == nil || b.Meta.Revision == meta.Revision) {
		return change, nil
	}
	for _, part := range stretches(diff, most) {
		if err := store.Put(ctx, part); err != nil {
			return Change{}, fmt.Errorf("seed: put: %w", err)
		}
	}
	return change, nil
}

// difference returns what turns a store that has these digests into b.
func difference(have map[kg.ID]string, b kg.Batch) (kg.Batch, Change) {
	diff, change := kg.Batch{Meta: b.Meta}, Change{}
	gone := maps.Clone(have)
	differs := func(id kg.ID, digest string) bool {
		old, ok := have[id]
		delete(gone, id)
		switch {
		case !ok:
			change.Added++
		case old != digest:
			change.Changed++
		}
		return !ok || old != digest
	}
	for _, e := range b.Entities {
		if differs(e.ID, e.Digest) {
			diff.Entities = append(diff.Entities, e)
		}
	}
	for _, r := range b.Relationships {
		if differs(r.ID, r.Digest) {
			diff.Relationships = append(diff.Relationships, r)
		}
	}
	diff.Remove = slices.SortedFunc(maps.Keys(gone), linksFirst)
	change.Removed = len(diff.Remove)
	return diff, change
}

// linksFirst orders relationships before entities: what is the end of one cannot
// go before it.
func linksFirst(a, b kg.ID) int {
	switch {
	case a.IsRelationship() && !b.IsRelationship():
		return -1
	case b.IsRelationship() && !a.IsRelationship():
		return 1
	}
	return strings.Compare(string(a), string(b))
}

// stretches cuts a change into batches of at most that many things, each of
// which a store accepts after those before it: entities, relationships, removals.
// The first of several takes the revision away and the last sets it.
func stretches(b kg.Batch, most int) []kg.Batch {
	if len(b.Entities)+len(b.Relationships)+len(b.Remove) <= most {
		return []kg.Batch{b}
	}
	var all []kg.Batch
	for part := range slices.Chunk(b.Entities, most) {
		all = append(all, kg.Batch{Entities: part})
	}
	for part := range slices.Chunk(b.Relationships, most) {
		all = append(all, kg.Batch{Relationships: part})
	}
	for part := range slices.Chunk(b.Remove, most) {
		all = append(all, kg.Batch{Remove: part})
	}
	if b.Meta != nil {
		unfinished := *b.Meta
		unfinished.Revision = ""
		all[0].Meta = &unfinished
		all = append(all, kg.Batch{Meta: b.Meta})
	}
	return all
}
