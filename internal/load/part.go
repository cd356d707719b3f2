package load

import (
	"slices"

	"accordgraph/internal/kg"
)

// Parts splits a change into batches of at most limit things. A store can put the batches one after the other, because
// entities come first, then relationships, then removals. If there are several batches, the first one deletes the
// revision and the last one sets it.
func Parts(b kg.Batch, limit int) []kg.Batch {
	if len(b.Entities)+len(b.Relationships)+len(b.Remove) <= limit {
		return []kg.Batch{b}
	}
	var all []kg.Batch
	for part := range slices.Chunk(b.Entities, limit) {
		all = append(all, kg.Batch{Entities: part})
	}
	for part := range slices.Chunk(b.Relationships, limit) {
		all = append(all, kg.Batch{Relationships: part})
	}
	for part := range slices.Chunk(b.Remove, limit) {
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
