package load

import (
	"slices"

	"accordgraph/internal/kg"
)

// Parts splits a change into batches of at most most things, for a store to accept one after the other. Entities come
// first, then relationships, then removals. If there are several batches, the first one deletes the revision and the
// last one sets it.
func Parts(b kg.Batch, most int) []kg.Batch {
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
