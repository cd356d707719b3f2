package neo4jstore

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"accordgraph/internal/kg"
)

// ErrRefused means that the database does not accept the user or the password. It is
// also [kg.ErrUnavailable], because only the operator can correct it.
var ErrRefused = fmt.Errorf("%w: the database refuses the user or the password", kg.ErrUnavailable)

// failure wraps err for callers of the store. It also wraps [context.DeadlineExceeded] if
// a statement took too long, [kg.ErrUnavailable] if the database cannot be reached or
// cannot work, or [ErrRefused] if the database refuses the user or the password.
func failure(err error) error {
	if kind := kindOfFailure(err); kind != nil {
		return fmt.Errorf("neo4jstore: %w: %w", kind, err)
	}
	return fmt.Errorf("neo4jstore: %w", err)
}

// kindOfFailure returns the error that failure wraps together with err. It returns nil if
// there is none, for example for a mistake in a statement.
func kindOfFailure(err error) error {
	db := (*neo4j.Neo4jError)(nil)
	switch isDB := errors.As(err, &db); {
	case errors.Is(err, context.DeadlineExceeded), isDB && strings.HasPrefix(db.Title(), "TransactionTimedOut"):
		return context.DeadlineExceeded
	case neo4j.IsRetryable(err), isConnectivity(err), errors.Is(err, io.ErrUnexpectedEOF):
		return kg.ErrUnavailable
	case !isDB:
		return nil
	case db.Category() == "Security":
		return ErrRefused
	case db.Title() == "Terminated", // the operator ended the statement
		db.Classification() == "DatabaseError": // such as a full disk
		return kg.ErrUnavailable
	}
	return nil
}

func isConnectivity(err error) bool {
	broken := (*neo4j.ConnectivityError)(nil)
	return errors.As(err, &broken)
}

// connectivity returns the error of a statement as a ConnectivityError. It does not
// change an error that comes from the database or the members, or says that the store uses
// the driver wrongly. The driver itself returns a ConnectivityError, except if a connection breaks
// in the middle of an answer or of a handshake.
func connectivity(err error) error {
	db, usage, behind := (*neo4j.Neo4jError)(nil), (*neo4j.UsageError)(nil), kg.Behind{}
	if isConnectivity(err) || errors.As(err, &db) || errors.As(err, &usage) || errors.As(err, &behind) {
		return err
	}
	return &neo4j.ConnectivityError{Inner: err}
}
