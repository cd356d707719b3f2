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

// ErrRefused means that the database does not accept the user or the password. To
// whoever asks a question it is [kg.ErrUnavailable]; only who set them can help.
var ErrRefused = fmt.Errorf("%w: the database refuses the user or the password", kg.ErrUnavailable)

// failure returns err as callers know it: as [context.DeadlineExceeded] if a
// statement took too long, as [kg.ErrUnavailable] if the database could not be
// reached or cannot work, and as [ErrRefused].
func failure(err error) error {
	if kind := kindOfFailure(err); kind != nil {
		return fmt.Errorf("neo4jstore: %w: %w", kind, err)
	}
	return fmt.Errorf("neo4jstore: %w", err)
}

// kindOfFailure returns nil of what is none of these, such as a mistake of ours.
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
	case db.Title() == "Terminated", // by its operator
		db.Classification() == "DatabaseError": // such as a full disk
		return kg.ErrUnavailable
	}
	return nil
}

func isConnectivity(err error) bool {
	gone := (*neo4j.ConnectivityError)(nil)
	return errors.As(err, &gone)
}

// connectivity returns an error of a statement as a ConnectivityError, unless it is
// the database's own or says that we misuse the driver. The driver does so itself,
// but not with connections that break in the middle of an answer or of a greeting.
func connectivity(err error) error {
	db, usage := (*neo4j.Neo4jError)(nil), (*neo4j.UsageError)(nil)
	if isConnectivity(err) || errors.As(err, &db) || errors.As(err, &usage) {
		return err
	}
	return &neo4j.ConnectivityError{Inner: err}
}
