// Package seedtest has the bundled data set for tests, without the time that it takes to read and load its files.
package seedtest

import (
	"context"
	"path/filepath"
	"testing"

	"accordgraph/internal/sqlitestore"
	"accordgraph/seed/packed"
)

// day is the day of the load of the bundled data set, for the entries of the log that no release published.
const day = "2026-01-01"

// Open returns a new store with the bundled data set and its history, in a SQLite file. The store ends with t. It is as
// a server begins with it, and TestPacked of package packed compares it with a load.
func Open(t testing.TB) *sqlitestore.Store {
	t.Helper()
	path := filepath.Join(t.TempDir(), "bundled.db")
	s, err := sqlitestore.OpenInitial(t.Context(), path, sqlitestore.Initial{Write: packed.Write, Day: day})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(context.Background()); err != nil {
			t.Error(err)
		}
	})
	return s
}
