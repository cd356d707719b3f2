package sqlitestore_test

import (
	"fmt"
	"path/filepath"
	"testing"

	"accordgraph/internal/kg"
	"accordgraph/internal/kg/kgtest"
	"accordgraph/internal/query/querytest"
	"accordgraph/internal/sqlitestore"
	"accordgraph/seed"
)

// open opens the store at path, and closes it when the test ends.
func open(t testing.TB, path string) kg.Store {
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

// SQLite answers random questions about random graphs like the store in memory.
func TestAnswersLikeMemory(t *testing.T) {
	graphs, questions := 100, 100
	if testing.Short() {
		graphs, questions = 20, 50
	}
	for seed := range uint64(graphs) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			kgtest.Compare(t, new(kgtest.Memory), open(t, ":memory:"), seed, questions)
		})
	}
}

// In random graphs of 12 entities, SQLite finds the same paths and subgraphs as a search
// by brute force.
func TestPathsAreThoseOfBruteForce(t *testing.T) {
	graphs := 100
	if testing.Short() {
		graphs = 20
	}
	querytest.Paths(t, open(t, ":memory:"), 1, graphs, 50)
	querytest.Subgraphs(t, open(t, ":memory:"), 1, graphs, 50)
}

// TestSpellings searches the bundled data for names as people write them.
func TestSpellings(t *testing.T) {
	b, err := seed.Read(seed.Bundled())
	if err != nil {
		t.Fatal(err)
	}
	s := open(t, ":memory:")
	if err := s.Put(t.Context(), b); err != nil {
		t.Fatal(err)
	}
	querytest.Spellings(t, s)
}
