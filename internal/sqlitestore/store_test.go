package sqlitestore_test

import (
	"path/filepath"
	"testing"

	"accordgraph/internal/kg"
	"accordgraph/internal/kg/kgtest"
	"accordgraph/internal/sqlitestore"
)

// open returns an empty store, which ends with the test.
func open(t *testing.T, path string) kg.Store {
	t.Helper()
	s, err := sqlitestore.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(t.Context()); err != nil {
			t.Error(err)
		}
	})
	return s
}

func TestMemoryIsAStore(t *testing.T) {
	kgtest.Run(t, func(t *testing.T) kg.Store { return open(t, ":memory:") })
}

func TestFileIsAStore(t *testing.T) {
	kgtest.Run(t, func(t *testing.T) kg.Store { return open(t, filepath.Join(t.TempDir(), "graph.db")) })
}
