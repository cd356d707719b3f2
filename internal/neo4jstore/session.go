package neo4jstore

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// How long the database may work on a statement. A read has readBudget. If its caller
// waits for less time, the read has only that time, but never less than aloneBudget. So
// the database can finish planning an expensive statement, and the next caller finds the
// plan. The database checks these limits every 2 seconds. If a statement exceeds its
// limit by grace, the driver gives up the connection.
const (
	aloneBudget = 4 * time.Second
	readBudget  = 8 * time.Second
	longBudget  = 2 * time.Minute
	writeBudget = 10 * time.Minute
	grace       = time.Second
)

// retryWithin is how early a read must fail to be tried again. A connection that the database closed while it was
// idle fails at once. A later failure would happen again, for example if the database accepts connections but does
// not answer.
const retryWithin = 500 * time.Millisecond

// askCompiled runs the statement that c composed. It returns the error of c, if the
// question cannot be asked.
func (s *Store) askCompiled(ctx context.Context, c *compiler, text string) ([]*neo4j.Record, error) {
	if c.err != nil {
		return nil, c.err
	}
	return s.ask(ctx, text, c.params)
}

// ask runs a read-only statement within the read budget of s. If the statement is asked often with the same columns,
// its text names them. It tries once more if the statement fails within retryWithin with an error that the driver calls
// retryable.
func (s *Store) ask(ctx context.Context, text string, params map[string]any) ([]*neo4j.Record, error) {
	text, params = s.speller.spell(text, params)
	return s.askWithin(ctx, s.budget, text, params)
}

// askWithin is ask with another budget. If ctx ends first, it returns the error of
// ctx at once. The statement then runs on until the database ends it. askWithin does not
// cancel the statement, because this would close its connection, and the driver would
// then close all idle connections, too.
func (s *Store) askWithin(
	ctx context.Context, budget time.Duration, text string, params map[string]any,
) ([]*neo4j.Record, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if end, ok := ctx.Deadline(); ok {
		budget = min(budget, max(aloneBudget, time.Until(end)))
	}
	answers := make(chan answer, 1)
	s.asking.Go(func() { answers <- s.answer(context.WithoutCancel(ctx), budget, text, params) })
	select {
	case a := <-answers:
		return a.records, a.err
	case <-ctx.Done():
		return nil, fmt.Errorf("neo4jstore: %w", ctx.Err())
	}
}

// An answer is the records that a statement returned, or its error.
type answer struct {
	records []*neo4j.Record
	err     error
}

// answer runs a statement until it ends, its budget is over or Close ends it. It turns
// a panic into an error, because it runs in a goroutine of its own.
func (s *Store) answer(ctx context.Context, budget time.Duration, text string, params map[string]any) (a answer) {
	defer func() {
		if v := recover(); v != nil {
			a = answer{err: fmt.Errorf("neo4jstore: panic: %v\n%s", v, debug.Stack())}
		}
	}()
	ctx, cancel := context.WithTimeout(ctx, budget+grace)
	defer cancel()
	defer context.AfterFunc(s.open, cancel)()
	s.commits.RLock()
	defer s.commits.RUnlock()
	start := time.Now()
	read := s.readOne
	if s.members != nil {
		read = s.readMembers
	}
	a.records, a.err = read(ctx, budget, text, params)
	for range s.retries() {
		if !neo4j.IsRetryable(a.err) || time.Since(start) >= retryWithin {
			break
		}
		a.records, a.err = read(ctx, budget, text, params)
	}
	switch {
	case ctx.Err() != nil:
		// ctx is checked even if there is no error. If the time is over when the driver
		// begins to read, this version of the driver returns no records and no error.
		a = answer{err: fmt.Errorf("neo4jstore: %w", errors.Join(ctx.Err(), a.err))}
	case a.err != nil:
		a = answer{err: failure(connectivity(a.err))}
	}
	return a
}

// write runs a statement that changes the database, in a transaction of its own.
func (s *Store) write(ctx context.Context, text string, params map[string]any) error {
	ctx, cancel := context.WithTimeout(ctx, writeBudget+grace)
	defer cancel()
	if _, err := s.run(ctx, neo4j.AccessModeWrite, writeBudget, text, params); err != nil {
		return failure(err)
	}
	return nil
}

// readOne runs a read-only statement on the only server of the database.
func (s *Store) readOne(
	ctx context.Context, budget time.Duration, text string, params map[string]any,
) ([]*neo4j.Record, error) {
	return s.run(ctx, neo4j.AccessModeRead, budget, text, params)
}

// retries returns how often a read is tried again if it fails at once. Connections to a member that was killed fail one
// after another, and the next member may be gone, too.
func (s *Store) retries() int {
	if s.members == nil {
		return 1
	}
	return memberTries
}

// run runs a statement in a session and a transaction of its own. This takes one round
// trip. A transaction that the driver can retry takes three.
func (s *Store) run(
	ctx context.Context, mode neo4j.AccessMode, budget time.Duration, text string, params map[string]any,
) ([]*neo4j.Record, error) {
	records, _, err := s.runBy(ctx, mode, budget, text, params)
	return records, err
}

// runBy is run, and says who answered.
func (s *Store) runBy(
	ctx context.Context, mode neo4j.AccessMode, budget time.Duration, text string, params map[string]any,
) ([]*neo4j.Record, neo4j.ResultSummary, error) {
	s.running.Add(1)
	defer s.running.Add(-1)
	session := s.session(ctx, mode)
	defer session.Close(ctx)
	result, err := session.Run(ctx, text, params, withOrigin(ctx), neo4j.WithTxTimeout(budget))
	if err != nil {
		return nil, nil, err
	}
	return collected(ctx, result)
}

// collected returns the records of a result, and who answered. The summary arrives with the last record.
func collected(ctx context.Context, result neo4j.ResultWithContext) ([]*neo4j.Record, neo4j.ResultSummary, error) {
	records, err := result.Collect(ctx)
	if err != nil {
		return nil, nil, err
	}
	by, err := result.Consume(ctx)
	return records, by, err
}

func (s *Store) session(ctx context.Context, mode neo4j.AccessMode) neo4j.SessionWithContext {
	return s.driver.NewSession(ctx,
		neo4j.SessionConfig{AccessMode: mode, DatabaseName: s.database, FetchSize: neo4j.FetchAll})
}
