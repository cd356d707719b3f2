package neo4jstore

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"accordgraph/internal/kg"
)

const (
	// attempts is how often Put tries a transaction that the database rolled back, for
	// example to end a deadlock with another process.
	attempts = 3

	// replanAfter is the least number of changed entities and relationships after which the
	// database must plan its statements again.
	replanAfter = 1000

	// batch is how many rows one statement gets.
	batch = 5000
)

// Put implements [kg.Store]. It is one transaction, which the database stores in its
// heap. As measured, an entity with all fields set takes 15 KB, and a relationship with
// all fields set takes 7 KB. By default transactions may use 70 % of the heap. Readers
// wait while Put commits.
func (s *Store) Put(ctx context.Context, b kg.Batch) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := b.CheckForm(); err != nil {
		return err
	}
	s.writing.Lock()
	defer s.writing.Unlock()
	w := newChange(b, s.look)
	err := s.attempt(ctx, w)
	if isTaken(err) && !w.look {
		s.look, w.look = true, true
		err = s.attempt(ctx, w)
	}
	for range attempts - 1 {
		if !neo4j.IsRetryable(err) || isTooLarge(err) {
			break
		}
		err = s.attempt(ctx, w)
	}
	switch {
	case isTooLarge(err):
		return fmt.Errorf("neo4jstore: put: "+
			"the batch does not fit in the memory that the database has for transactions: %w", err)
	case err != nil:
		return failure(err)
	}
	s.replan(ctx, w)
	return nil
}

// replan makes the database plan its statements again if much has changed since it did: at the end of a load, or if at
// least half of the data are new. It reads statistics of all indexes, so it would slow a load down if it came after each
// part. Put calls it with the lock for writing.
func (s *Store) replan(ctx context.Context, w *change) {
	s.unplanned += w.written
	if s.unplanned < replanAfter || !w.Completes() && s.unplanned < w.before.entities+w.before.relationships {
		return
	}
	s.unplanned = 0
	// An error does not matter, because the data are committed, and the database will
	// plan again by itself some time later.
	_ = s.write(context.WithoutCancel(ctx), replanText, nil)
}

// isTooLarge reports whether the database ran out of memory for transactions. The
// database calls that error transient, but the same batch would fail again.
func isTooLarge(err error) bool {
	e := (*neo4j.Neo4jError)(nil)
	return errors.As(err, &e) && e.Title() == "MemoryPoolOutOfMemoryError"
}

// isTaken reports whether the change would create a thing with an ID that another thing has.
func isTaken(err error) bool {
	e := (*neo4j.Neo4jError)(nil)
	return errors.As(err, &e) && e.Title() == "ConstraintValidationFailed"
}

// attempt applies the change in one transaction, all or nothing.
func (s *Store) attempt(ctx context.Context, w *change) error {
	ctx, cancel := context.WithTimeout(ctx, writeBudget+grace)
	defer cancel()
	session := s.session(ctx, neo4j.AccessModeWrite)
	defer session.Close(context.WithoutCancel(ctx))
	tx, err := session.BeginTransaction(ctx, neo4j.WithTxTimeout(writeBudget))
	if err != nil {
		return err
	}
	defer tx.Close(context.WithoutCancel(ctx)) // rolls back unless it is committed
	once := *w                                 // a copy, because another attempt may find other data
	if err := once.apply(&transaction{ctx: ctx, tx: tx}); err != nil {
		return err
	}
	w.before, w.written = once.before, once.written
	s.commits.Lock()
	defer s.commits.Unlock()
	if err := tx.Commit(context.WithoutCancel(ctx)); err != nil {
		return err
	}
	s.members.raise(once.number)
	return nil
}

// A transaction runs statements that each return one value.
type transaction struct {
	ctx context.Context
	tx  neo4j.ExplicitTransaction
}

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

// count runs a statement once for each batch of the values. The argument name is the name
// of the statement's parameter for a batch. It returns the sum of the numbers that the
// statement returns.
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

// collect runs a statement once for each batch of the values. The argument name is the
// name of the statement's parameter for a batch. It joins the lists that the statement
// returns to one list.
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
