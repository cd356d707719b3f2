package neo4jstore

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// How long a statement may take: aloneBudget, if whoever asks waits less than that.
// So the plan of one that is dear to plan is kept, and the next who asks has it.
// The database looks at its clocks every 2 seconds; after the grace the driver gives
// the connection up.
const (
	aloneBudget = 4 * time.Second
	readBudget  = 8 * time.Second
	longBudget  = 2 * time.Minute
	writeBudget = 10 * time.Minute
	grace       = time.Second
)

// soon is how early a statement must have failed to be tried again: a connection
// that the database closed while it was idle is found out at once. What failed
// later, such as a database that accepts and is silent, would again.
const soon = 500 * time.Millisecond

// ask runs a statement that changes nothing, and once more if it fails soon and the
// driver says that this may help.
func (s *Store) ask(ctx context.Context, text string, params map[string]any) ([]*neo4j.Record, error) {
	return s.askLong(ctx, readBudget, text, params)
}

// askLong returns what the statement answers or, as soon as ctx ends, its error. The
// statement then goes on alone until the database ends it: to abandon it would cost
// its connection, and with that the driver closes all that are idle.
func (s *Store) askLong(ctx context.Context, budget time.Duration, text string, params map[string]any) ([]*neo4j.Record, error) {
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

// An answer is what a statement returned, or how it failed.
type answer struct {
	records []*neo4j.Record
	err     error
}

// answer runs a statement to its end, which Close brings forward. Nobody may be
// there to catch a panic.
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
	a.records, a.err = s.run(ctx, neo4j.AccessModeRead, budget, text, params)
	if neo4j.IsRetryable(a.err) && time.Since(start) < soon {
		a.records, a.err = s.run(ctx, neo4j.AccessModeRead, budget, text, params)
	}
	switch {
	case ctx.Err() != nil:
		// Also if there is no other error: when the time is over as it begins to read,
		// this version of the driver takes nothing for what it has read.
		a = answer{err: fmt.Errorf("neo4jstore: %w", errors.Join(ctx.Err(), a.err))}
	case a.err != nil:
		a = answer{err: failure(connectivity(a.err))}
	}
	return a
}

// run runs a statement in a session and a transaction of its own: one turn on the
// network, where the driver's retried transactions take three.
func (s *Store) run(ctx context.Context, mode neo4j.AccessMode, budget time.Duration, text string, params map[string]any) ([]*neo4j.Record, error) {
	s.underWay.Add(1)
	defer s.underWay.Add(-1)
	session := s.session(ctx, mode)
	defer session.Close(ctx)
	result, err := session.Run(ctx, text, params, named(ctx), neo4j.WithTxTimeout(budget))
	if err != nil {
		return nil, err
	}
	return result.Collect(ctx)
}

func (s *Store) session(ctx context.Context, mode neo4j.AccessMode) neo4j.SessionWithContext {
	return s.driver.NewSession(ctx, neo4j.SessionConfig{AccessMode: mode, DatabaseName: s.database, FetchSize: neo4j.FetchAll})
}
