package load

import (
	"slices"

	"accordgraph/internal/kg"
)

// Parts cuts a change into batches of at most so many things. A store accepts each of them after
// the ones before it: first the entities, then the relationships, then the removals. The first of
// several batches takes the revision away, and the last one sets it.
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
