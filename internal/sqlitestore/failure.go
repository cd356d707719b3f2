package sqlitestore

import (
	"context"
	"errors"
	"fmt"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"accordgraph/internal/kg"
)

// failure returns err as callers of the store know it. If ctx has ended, it returns the
// error of ctx. If the database is locked or was interrupted, it wraps err and
// [kg.ErrUnavailable]. It wraps any other error alone. The argument what names the call
// that failed.
func failure(ctx context.Context, what string, err error) error {
	switch c := code(err); {
	case err == nil:
		return nil
	case ctx.Err() != nil:
		return ctx.Err()
	case c == sqlite3.SQLITE_BUSY || c == sqlite3.SQLITE_LOCKED || c == sqlite3.SQLITE_INTERRUPT:
		return fmt.Errorf("sqlitestore: %s: %w: %w", what, kg.ErrUnavailable, err)
	}
	return fmt.Errorf("sqlitestore: %s: %w", what, err)
}

// code returns the primary result code of a SQLite error, and 0 for any other error.
func code(err error) int {
	var e *sqlite.Error
	if errors.As(err, &e) {
		return e.Code() & 0xff
	}
	return 0
}
