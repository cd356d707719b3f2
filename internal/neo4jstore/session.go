package neo4jstore

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"accordgraph/internal/kg"
)

// How long a statement may take. The database is told a little less than the
// driver, which would give its connection up. A read goes on without its client:
// to abandon a statement costs its connection, too.
const (
	readBudget  = 8 * time.Second
	longBudget  = 2 * time.Minute
	writeBudget = 10 * time.Minute
	grace       = 2 * time.Second
)

// ask runs a statement that changes nothing, and once more if the driver says that
// this may help.
func (s *Store) ask(ctx context.Context, text string, params map[string]any) ([]*neo4j.Record, error) {
	return s.askLong(ctx, readBudget, text, params)
}

func (s *Store) askLong(ctx context.Context, budget time.Duration, text string, params map[string]any) ([]*neo4j.Record, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), budget+grace)
	defer cancel()
	s.commits.RLock()
	defer s.commits.RUnlock()
	records, err := s.run(ctx, neo4j.AccessModeRead, budget, text, params)
	if neo4j.IsRetryable(err) {
		records, err = s.run(ctx, neo4j.AccessModeRead, budget, text, params)
	}
	if err != nil {
		return nil, failure(err)
	}
	return records, nil
}

// run runs a statement in a session and a transaction of its own: one turn on the
// network, where the driver's retried transactions take three.
func (s *Store) run(ctx context.Context, mode neo4j.AccessMode, budget time.Duration, text string, params map[string]any) ([]*neo4j.Record, error) {
	s.underWay.Add(1)
	defer s.underWay.Add(-1)
	session := s.session(ctx, mode)
	defer session.Close(ctx)
	result, err := session.Run(ctx, text, params, neo4j.WithTxTimeout(budget))
	if err != nil {
		return nil, err
	}
	return result.Collect(ctx)
}

func (s *Store) session(ctx context.Context, mode neo4j.AccessMode) neo4j.SessionWithContext {
	return s.driver.NewSession(ctx, neo4j.SessionConfig{AccessMode: mode, DatabaseName: s.database, FetchSize: neo4j.FetchAll})
}

// failure returns err as callers know it: with [kg.ErrUnavailable] if the database
// was out of reach or took too long.
func failure(err error) error {
	if isUnavailable(err) {
		return fmt.Errorf("neo4jstore: %w: %w", kg.ErrUnavailable, err)
	}
	return fmt.Errorf("neo4jstore: %w", err)
}

func isUnavailable(err error) bool {
	if neo4j.IsRetryable(err) || errors.Is(err, context.DeadlineExceeded) {
		return true
	}
	if gone := (*neo4j.ConnectivityError)(nil); errors.As(err, &gone) {
		return true
	}
	// Ended by the database: by the time-out, or by its operator.
	ended := (*neo4j.Neo4jError)(nil)
	return errors.As(err, &ended) && ended.Category() == "Transaction" &&
		(ended.Title() == "Terminated" || strings.HasPrefix(ended.Title(), "TransactionTimedOut"))
}
