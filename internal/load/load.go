// Package load makes a store hold a data set. It finds the difference between the store and the data set, and writes
// this difference in parts that fit a transaction. The store writes a log of it: see [kg.Change].
package load

import (
	"context"
	"errors"
	"fmt"
	"time"

	"accordgraph/internal/kg"
)

// atOnce is the most things that one transaction writes. Neo4j holds a transaction in its heap, with up to 15 KB for
// each thing.
const atOnce = 20_000

// attempts is how often Load reads the store, if another loader changes it at the same time.
const attempts = 10

// Load makes the store hold b and nothing else. b is a complete data set that breaks no rule of [kg.Check]. Load
// writes only the difference, or nothing if there is none, and counts what it wrote.
//
// A difference of up to 20,000 things is written in one transaction, all or nothing. A greater difference is written in
// parts, and the store has no revision until the last part is written. If Load fails before that, call it again to
// finish the change.
//
// If another loader changes the store in the meantime, Load reads the store and computes the difference again. If that
// happens 10 times, it returns [kg.ErrConflict].
//
// The log of the store says that the load was on b.Day, or today in UTC if that is empty. The reasons in it are the
// entries of the changelog that the store does not have yet.
func Load(ctx context.Context, store kg.Store, b kg.Batch) (Difference, error) {
	if b.Day == "" {
		b.Day = time.Now().UTC().Format(time.DateOnly)
	}
	return load(ctx, store, b, atOnce)
}

func load(ctx context.Context, store kg.Store, b kg.Batch, limit int) (d Difference, err error) {
	for range attempts {
		if d, err = once(ctx, store, b, limit); !errors.Is(err, kg.ErrConflict) {
			break
		}
	}
	return d, err
}

// once reads the store and writes the difference. If the store changes after once has read it, the error is
// [kg.ErrConflict].
func once(ctx context.Context, store kg.Store, b kg.Batch, limit int) (Difference, error) {
	tip, err := store.Tip(ctx) // first, so that everything that is read after it is at least as recent
	if err != nil {
		return Difference{}, fmt.Errorf("load: get the end of the log: %w", err)
	}
	digests, err := store.Digests(ctx)
	if err != nil {
		return Difference{}, fmt.Errorf("load: get digests: %w", err)
	}
	meta, err := store.Meta(ctx)
	if err != nil {
		return Difference{}, fmt.Errorf("load: get meta: %w", err)
	}
	change := b.Since(digests)
	d := Difference{Before: meta.Revision, After: meta.Revision, Counts: count(digests, change)}
	if b.Meta != nil {
		d.After, change.Why = b.Meta.Revision, b.Meta.NewIn(meta)
	}
	if d.Counts == (Counts{}) && d.Before == d.After {
		return d, nil
	}
	return d, write(ctx, store, change, tip.Puts, limit)
}

// write puts the parts of a change into a store whose Tip counts puts.
func write(ctx context.Context, store kg.Store, change kg.Batch, puts int64, limit int) error {
	for _, part := range Parts(change, limit) {
		part.Expect = &puts
		if err := store.Put(ctx, part); err != nil {
			return fmt.Errorf("load: put: %w", err)
		}
		puts++
	}
	return nil
}
