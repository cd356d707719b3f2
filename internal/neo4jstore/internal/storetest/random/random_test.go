// Package random_test asks a store on Neo4j random questions, and compares the answers with
// those of the store in memory and of brute force.
package random_test

import (
	"os"
	"testing"

	"accordgraph/internal/kg/kgtest"
	"accordgraph/internal/neo4jstore/internal/storetest"
	"accordgraph/internal/neo4jstore/neo4jtest"
	"accordgraph/internal/query/querytest"
)

// TestCompare asks 50 questions about each of 5 random graphs, or 100 about each of 6 if
// neo4jtest.Long, or 100 about each of 100 if KG_TEST_FUZZ is set. Few questions have the
// same shape, so most of the time is planning: 15 minutes on 2 cores for 10,000 questions.
func TestCompare(t *testing.T) {
	graphs, questions := 5, 50
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

// TestPaths asks 50 questions about paths in each of 2 random graphs, or of 6 if
// neo4jtest.Long, and 50 about subgraphs in one. If KG_TEST_FUZZ is set, there are 100
// graphs for each. The questions have about 250 shapes, each of which is planned once.
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
