package load

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"

	"accordgraph/internal/kg"
)

// A Difference is the list of changes that a load made in a store.
type Difference struct {
	// Before and After are the revisions of the store. Before is empty if the store was empty, or if an earlier load
	// of several parts did not finish.
	Before, After string

	Entities      []Change[kg.Entity]       // in the order of ID
	Relationships []Change[kg.Relationship] // in the order of ID
}

// A Change is the change of one entity or one relationship. Before is nil if the load added it, and After is nil if
// the load removed it.
type Change[T kg.Entity | kg.Relationship] struct {
	ID            kg.ID
	Before, After *T // callers must not change them
}

// Counts has the numbers of entities and relationships that a load added, changed and removed.
type Counts struct{ Added, Changed, Removed int }

// Counts counts the changes in d.
func (d Difference) Counts() Counts {
	var n Counts
	count(&n, d.Entities)
	count(&n, d.Relationships)
	return n
}

func count[T kg.Entity | kg.Relationship](n *Counts, all []Change[T]) {
	for _, c := range all {
		switch {
		case c.After == nil:
			n.Removed++
		case c.Before == nil:
			n.Added++
		default:
			n.Changed++
		}
	}
}

// difference returns the changes that turn a store into b. digests maps the IDs in the store to their digests. The
// changes have no Before; readBefore sets it.
func difference(digests map[kg.ID]string, b kg.Batch) Difference {
	var d Difference
	gone := maps.Clone(digests)
	for i := range b.Entities {
		e := &b.Entities[i]
		delete(gone, e.ID)
		if old, ok := digests[e.ID]; !ok || old != e.Digest {
			d.Entities = append(d.Entities, Change[kg.Entity]{ID: e.ID, After: e})
		}
	}
	for i := range b.Relationships {
		r := &b.Relationships[i]
		delete(gone, r.ID)
		if old, ok := digests[r.ID]; !ok || old != r.Digest {
			d.Relationships = append(d.Relationships, Change[kg.Relationship]{ID: r.ID, After: r})
		}
	}
	for id := range gone {
		if id.IsRelationship() {
			d.Relationships = append(d.Relationships, Change[kg.Relationship]{ID: id})
		} else {
			d.Entities = append(d.Entities, Change[kg.Entity]{ID: id})
		}
	}
	sortByID(d.Entities)
	sortByID(d.Relationships)
	return d
}

func sortByID[T kg.Entity | kg.Relationship](all []Change[T]) {
	slices.SortFunc(all, func(a, b Change[T]) int { return cmp.Compare(a.ID, b.ID) })
}

// readBefore sets Before of each thing that was changed or removed. The IDs of these things are in digests. It reads at
// most limit things in each round trip.
func (d Difference) readBefore(ctx context.Context, store kg.Store, digests map[kg.ID]string, limit int) error {
	err := readBefore(d.Entities, digests, limit, func(ids []kg.ID) (map[kg.ID]kg.Entity, error) {
		return store.Entities(ctx, ids, kg.Want{})
	})
	if err != nil {
		return fmt.Errorf("load: get the entities before: %w", err)
	}
	err = readBefore(d.Relationships, digests, limit, func(ids []kg.ID) (map[kg.ID]kg.Relationship, error) {
		return store.Relationships(ctx, ids)
	})
	if err != nil {
		return fmt.Errorf("load: get the relationships before: %w", err)
	}
	return nil
}

func readBefore[T kg.Entity | kg.Relationship](
	all []Change[T], digests map[kg.ID]string, limit int, read func([]kg.ID) (map[kg.ID]T, error),
) error {
	var old []*Change[T]
	for i := range all {
		if _, ok := digests[all[i].ID]; ok {
			old = append(old, &all[i])
		}
	}
	for some := range slices.Chunk(old, limit) {
		ids := make([]kg.ID, len(some))
		for i, c := range some {
			ids[i] = c.ID
		}
		found, err := read(ids)
		if err != nil {
			return err
		}
		for _, c := range some {
			if before, ok := found[c.ID]; ok {
				c.Before = &before
			}
		}
	}
	return nil
}

// batch returns the changes as a Batch. It removes relationships before entities, because a store holds no
// relationship without both its ends.
func (d Difference) batch(meta *kg.Meta) kg.Batch {
	b := kg.Batch{Meta: meta}
	for _, c := range d.Relationships {
		if c.After == nil {
			b.Remove = append(b.Remove, c.ID)
		} else {
			b.Relationships = append(b.Relationships, *c.After)
		}
	}
	for _, c := range d.Entities {
		if c.After == nil {
			b.Remove = append(b.Remove, c.ID)
		} else {
			b.Entities = append(b.Entities, *c.After)
		}
	}
	return b
}
