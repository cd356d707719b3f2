package kg

import (
	"cmp"
	"maps"
	"slices"
)

// Since returns the part of b that differs from a store or a data set, and what to remove from that. digests maps the
// IDs there to their digests. The rest of b, such as its Meta, is as in b. Relationships are removed before entities,
// because a store holds no relationship without both its ends, and both in ascending order.
func (b Batch) Since(digests map[ID]string) Batch {
	gone := maps.Clone(digests)
	differs := func(id ID, digest string) bool {
		old, ok := digests[id]
		delete(gone, id)
		return !ok || old != digest
	}
	change := b
	change.Entities, change.Relationships = nil, nil
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
	change.Remove = slices.SortedFunc(maps.Keys(gone), compareRemoved)
	return change
}

// compareRemoved orders relationships before entities, and both by ID.
func compareRemoved(a, b ID) int {
	switch {
	case a.IsRelationship() == b.IsRelationship():
		return cmp.Compare(a, b)
	case a.IsRelationship():
		return -1
	}
	return 1
}
