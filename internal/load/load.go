// Package load makes a store hold a data set. It finds the difference between the store and the data set, writes this
// difference in parts that fit a transaction, and returns it.
package load

import (
	"context"
	"fmt"

	"accordgraph/internal/kg"
)

// atOnce is the most things that one transaction writes. Neo4j holds a transaction in its heap, with up to 15 KB for
// each thing.
const atOnce = 20_000

// Load makes the store hold b and nothing else. b is a complete data set that breaks no rule of [kg.Check]. Load
// writes only the difference, or nothing if there is none, and returns the difference. If only b.Meta differs, the
// difference holds no entities and no relationships.
//
// A difference of up to 20,000 things is written in one transaction, all or nothing. A greater difference is written in
// parts, and the store has no revision until the last part is written. If Load fails before that, call it again to
// finish the change.
func Load(ctx context.Context, store kg.Store, b kg.Batch) (Difference, error) {
	return load(ctx, store, b, atOnce)
}

func load(ctx context.Context, store kg.Store, b kg.Batch, limit int) (Difference, error) {
	digests, err := store.Digests(ctx)
	if err != nil {
		return Difference{}, fmt.Errorf("load: get digests: %w", err)
	}
	meta, err := store.Meta(ctx)
	if err != nil {
		return Difference{}, fmt.Errorf("load: get meta: %w", err)
	}
	d := difference(digests, b)
	d.Before, d.After = meta.Revision, meta.Revision
	if b.Meta != nil {
		d.After = b.Meta.Revision
	}
	if len(d.Entities)+len(d.Relationships) == 0 && d.Before == d.After {
		return d, nil
	}
	if err := d.readBefore(ctx, store, digests, limit); err != nil {
		return Difference{}, err
	}
	for _, part := range Parts(d.batch(b.Meta), limit) {
		if err := store.Put(ctx, part); err != nil {
			return Difference{}, fmt.Errorf("load: put: %w", err)
		}
	}
	return d, nil
}
