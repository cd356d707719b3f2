package neo4jstore

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"accordgraph/internal/kg"
)

// attempts is how often a Put is tried that the database gave up, such as to end a
// deadlock with another process.
const attempts = 3

// Put implements [kg.Store]. It is one transaction, which the database holds in its
// heap: 15 KB for an entity, 7 KB for a relationship, in all at most 70 % of the heap
// unless it is told otherwise (measured with all fields set). Readers wait while it
// commits.
func (s *Store) Put(ctx context.Context, b kg.Batch) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := b.CheckForm(); err != nil {
		return err
	}
	w := newChange(b)
	s.writing.Lock()
	defer s.writing.Unlock()
	err := s.attempt(ctx, w)
	for range attempts - 1 {
		if !neo4j.IsRetryable(err) || isTooLarge(err) {
			break
		}
		err = s.attempt(ctx, w)
	}
	switch {
	case isTooLarge(err):
		return fmt.Errorf("neo4jstore: put: the batch does not fit in the memory that the database has for transactions: %w", err)
	case err != nil:
		return failure(err)
	}
	if len(w.entities)+len(w.relationships)+len(w.removed) >= many {
		// The data are there, whether or not this works; without it, the database
		// plans again some time later.
		_ = s.write(context.WithoutCancel(ctx), replanText, nil)
	}
	return nil
}

// many is how large a change is that calls for new plans.
const many = 1000

// isTooLarge says whether the database ran out of memory. It calls that transient.
func isTooLarge(err error) bool {
	e := (*neo4j.Neo4jError)(nil)
	return errors.As(err, &e) && e.Title() == "MemoryPoolOutOfMemoryError"
}

// attempt makes the change in one transaction, or none of it.
func (s *Store) attempt(ctx context.Context, w *change) error {
	ctx, cancel := context.WithTimeout(ctx, writeBudget+grace)
	defer cancel()
	session := s.session(ctx, neo4j.AccessModeWrite)
	defer session.Close(context.WithoutCancel(ctx))
	tx, err := session.BeginTransaction(ctx, neo4j.WithTxTimeout(writeBudget))
	if err != nil {
		return err
	}
	defer tx.Close(context.WithoutCancel(ctx)) // rolls back, if it is still open
	if err := w.apply(&transaction{ctx: ctx, tx: tx}); err != nil {
		return err
	}
	s.commits.Lock()
	defer s.commits.Unlock()
	return tx.Commit(context.WithoutCancel(ctx))
}

// A transaction runs statements that each return one value, in batches.
type transaction struct {
	ctx context.Context
	tx  neo4j.ExplicitTransaction
}

// batch is how many rows a statement gets at once.
const batch = 5000

// one runs a statement and returns its value.
func (t *transaction) one(text string, params object) (any, error) {
	result, err := t.tx.Run(t.ctx, text, params)
	if err != nil {
		return nil, err
	}
	record, err := result.Single(t.ctx)
	if err != nil {
		return nil, err
	}
	return record.Values[0], nil
}

// count runs a statement over all of values, which it knows by that name, and
// returns the sum of what it counted.
func count[T any](t *transaction, text, name string, values []T) (int, error) {
	sum := 0
	for some := range slices.Chunk(values, batch) {
		n, err := t.one(text, object{name: some})
		if err != nil {
			return sum, err
		}
		sum += int(n.(int64))
	}
	return sum, nil
}

// collect runs a statement over all of values and returns all that it collected.
func collect[T any](t *transaction, text, name string, values []T) ([]any, error) {
	var all []any
	for some := range slices.Chunk(values, batch) {
		list, err := t.one(text, object{name: some})
		if err != nil {
			return nil, err
		}
		all = append(all, list.([]any)...)
	}
	return all, nil
}

func (w *change) putMeta(t *transaction) error {
	if w.meta == nil {
		return nil
	}
	text, err := json.Marshal(w.meta)
	if err != nil {
		return fmt.Errorf("meta: %w", err)
	}
	_, err = t.one(putMetaText, metaParams(string(text)))
	return err
}
