// Package random_test asks a store on Neo4j random questions. It compares the answers
// with the answers of the store in memory, or of a search by brute force.
package random_test

import (
	"os"
	"testing"

	"accordgraph/internal/kg/kgtest"
	"accordgraph/internal/neo4jstore/internal/storetest"
	"accordgraph/internal/neo4jstore/neo4jtest"
	"accordgraph/internal/query/querytest"
	"accordgraph/seed"
)

// TestCompare asks 50 questions about each of 3 random graphs. If neo4jtest.Long() is
// true, it asks 100 questions about each of 6 graphs. If KG_TEST_FUZZ is set, it asks 100
// questions about each of 100 graphs. Few questions have the same shape, so the database
// spends most of the time on planning. 10,000 questions take 15 minutes on 2 cores.
func TestCompare(t *testing.T) {
	graphs, questions := 3, 50
	switch {
	case os.Getenv("KG_TEST_FUZZ") != "":
		graphs, questions = 100, 100
	case neo4jtest.Long():
		graphs, questions = 6, 100
	}
	for seed := range graphs {
		kgtest.Compare(t, &kgtest.Memory{}, storetest.Empty(t), uint64(seed), questions)
		if t.Failed() {
			return
		}
	}
}

// TestPaths asks 50 questions about paths in each of 2 random graphs, or in each of 6 if
// neo4jtest.Long() is true. It asks 50 questions about subgraphs in 1 graph. If
// KG_TEST_FUZZ is set, there are 100 graphs for paths and 100 for subgraphs. The
// questions have about 250 shapes, each of which is planned once.
func TestPaths(t *testing.T) {
	paths, subgraphs := 2, 1
	switch {
	case os.Getenv("KG_TEST_FUZZ") != "":
		paths, subgraphs = 100, 100
	case neo4jtest.Long():
		paths = 6
	}
	querytest.Paths(t, storetest.Empty(t), 1, paths, 50)
	querytest.Subgraphs(t, storetest.Empty(t), 1, subgraphs, 50)
}

// TestSpellings searches the bundled data, which takes seconds to store, for names as people write them.
func TestSpellings(t *testing.T) {
	b, err := seed.Read(seed.Bundled())
	if err != nil {
		t.Fatal(err)
	}
	s := storetest.Empty(t)
	if err := s.Put(t.Context(), b); err != nil {
		t.Fatal(err)
	}
	querytest.Spellings(t, s)
}
