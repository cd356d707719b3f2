package load

import (
	"slices"

	"accordgraph/internal/kg"
)

// Parts splits a change into batches of at most limit things. A store can put the batches one after the other, because
// entities come first, then relationships, then removals. If there are several batches, the first one deletes the
// revision and the last one sets it. Until then, the changelog does not have the entries that came with the change.
// The last batch brings the history.
func Parts(b kg.Batch, limit int) []kg.Batch {
	if len(b.Entities)+len(b.Relationships)+len(b.Remove) <= limit {
		return []kg.Batch{b}
	}
	var all []kg.Batch
	add := func(part kg.Batch) {
		part.Day, part.Why = b.Day, b.Why
		all = append(all, part)
	}
	for part := range slices.Chunk(b.Entities, limit) {
		add(kg.Batch{Entities: part})
	}
	for part := range slices.Chunk(b.Relationships, limit) {
		add(kg.Batch{Relationships: part})
	}
	for part := range slices.Chunk(b.Remove, limit) {
		add(kg.Batch{Remove: part})
	}
	if b.Meta != nil {
		unfinished := *b.Meta
		unfinished.Revision, unfinished.Changelog = "", b.Meta.NewIn(kg.Meta{Changelog: b.Why})
		all[0].Meta = &unfinished
		add(kg.Batch{Meta: b.Meta, History: b.History})
	}
	return all
}
