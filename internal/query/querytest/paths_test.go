package querytest_test

import (
	"testing"

	"accordgraph/internal/kg/kgtest"
	"accordgraph/internal/query/querytest"
)

func TestPathsAreThoseOfBruteForce(t *testing.T) {
	querytest.Paths(t, new(kgtest.Memory), 1, 100, 50)
}

func TestSubgraphsAreThoseOfBruteForce(t *testing.T) {
	querytest.Subgraphs(t, new(kgtest.Memory), 1, 100, 50)
}
