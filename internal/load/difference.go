package load

import "accordgraph/internal/kg"

// A Difference says what a load did. The log of the store has each change: see [kg.Store.Changes].
type Difference struct {
	// Before and After are the revisions of the store. Before is empty if the store was empty, or if an earlier load
	// of several parts did not finish.
	Before, After string
	Counts
}

// Counts has the numbers of entities and relationships that a load added, changed and removed.
type Counts struct{ Added, Changed, Removed int }

// count counts what a change does to a store. digests maps the IDs in the store to their digests.
func count(digests map[kg.ID]string, change kg.Batch) Counts {
	n := Counts{Removed: len(change.Remove)}
	note := func(id kg.ID) {
		if _, ok := digests[id]; ok {
			n.Changed++
		} else {
			n.Added++
		}
	}
	for _, e := range change.Entities {
		note(e.ID)
	}
	for _, r := range change.Relationships {
		note(r.ID)
	}
	return n
}
