package neo4jstore

import (
	"testing"

	"accordgraph/internal/kg/kgtest"
	"accordgraph/internal/neo4jstore/neo4jtest"
)

// Two stores on one database are like two processes: they share neither connections nor locks.
func TestLoadersRace(t *testing.T) {
	server := neo4jtest.Empty(t)
	kgtest.Race(t, opened(t, server), opened(t, server))
}
