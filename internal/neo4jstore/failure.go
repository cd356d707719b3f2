package neo4jstore

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"accordgraph/internal/kg"
)

// ErrRefused means that the database does not accept the user or the password.
var ErrRefused = errors.New("the database refuses the user or the password")

// failure returns err as callers know it: as [context.DeadlineExceeded] if a
// statement took too long, as [kg.ErrUnavailable] if the database could not be
// reached or cannot work, and as [ErrRefused].
func failure(err error) error {
	kind := error(nil)
	db := (*neo4j.Neo4jError)(nil)
	switch isDB := errors.As(err, &db); {
	case isDB && db.Category() == "Transaction" && strings.HasPrefix(db.Title(), "TransactionTimedOut"),
		errors.Is(err, context.DeadlineExceeded):
		kind = context.DeadlineExceeded
	case isDB && db.Category() == "Security":
		kind = ErrRefused
	case isDB && db.Category() == "Transaction" && db.Title() == "Terminated", // by its operator
		isDB && db.Classification() == "DatabaseError", // such as a full disk
		neo4j.IsRetryable(err), isConnectivity(err):
		kind = kg.ErrUnavailable
	default:
		return fmt.Errorf("neo4jstore: %w", err)
	}
	return fmt.Errorf("neo4jstore: %w: %w", kind, err)
}

func isConnectivity(err error) bool {
	gone := (*neo4j.ConnectivityError)(nil)
	return errors.As(err, &gone)
}
