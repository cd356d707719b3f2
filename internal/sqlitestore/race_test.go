package sqlitestore_test

import (
	"path/filepath"
	"testing"

	"accordgraph/internal/kg/kgtest"
)

// Two stores on one file are like two processes, because they share nothing but the file.
func TestLoadersRace(t *testing.T) {
	path := filepath.Join(t.TempDir(), "graph.db")
	kgtest.Race(t, open(t, path), open(t, path))
}
