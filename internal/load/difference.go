package load

import (
	"cmp"
	"maps"
	"slices"

	"accordgraph/internal/kg"
)

// A Difference says what a load did. The log of the store has each change: see [kg.Store.Changes].
type Difference struct {
	// Before and After are the revisions of the store. Before is empty if the store was empty, or if an earlier load
	// of several parts did not finish.
	Before, After string
	Counts
}

// Counts has the numbers of entities and relationships that a load added, changed and removed.
type Counts struct{ Added, Changed, Removed int }

// difference returns the change that turns a store into b, and counts what it changes. digests maps the IDs in the
// store to their digests. The change removes relationships before entities, because a store holds no relationship
// without both its ends.
func difference(digests map[kg.ID]string, b kg.Batch) (change kg.Batch, n Counts) {
	change = b
	change.Entities, change.Relationships = nil, nil
	gone := maps.Clone(digests)
	differs := func(id kg.ID, digest string) bool {
		old, ok := digests[id]
		delete(gone, id)
		switch {
		case !ok:
			n.Added++
		case old != digest:
			n.Changed++
		}
		return !ok || old != digest
	}
	for _, e := range b.Entities {
		if differs(e.ID, e.Digest) {
			change.Entities = append(change.Entities, e)
		}
	}
	for _, r := range b.Relationships {
		if differs(r.ID, r.Digest) {
			change.Relationships = append(change.Relationships, r)
		}
	}
	change.Remove = removal(gone)
	n.Removed = len(change.Remove)
	return change, n
}

// removal returns the ids of gone: relationships before entities, and both in ascending order.
func removal(gone map[kg.ID]string) []kg.ID {
	return slices.SortedFunc(maps.Keys(gone), func(a, b kg.ID) int {
		switch {
		case a.IsRelationship() == b.IsRelationship():
			return cmp.Compare(a, b)
		case a.IsRelationship():
			return -1
		}
		return 1
	})
}
