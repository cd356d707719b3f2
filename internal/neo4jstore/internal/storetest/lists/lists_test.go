// Package lists_test runs the part of the contract about lists, on Neo4j.
package lists_test

import (
	"testing"

	"accordgraph/internal/kg/kgtest"
	"accordgraph/internal/neo4jstore/internal/storetest"
)

func TestStore(t *testing.T) { kgtest.RunLists(t, storetest.Empty) }
