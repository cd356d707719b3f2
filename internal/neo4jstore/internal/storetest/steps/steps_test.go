// Package steps_test runs the part of the contract about steps, filters and counts, on Neo4j.
package steps_test

import (
	"testing"

	"accordgraph/internal/kg/kgtest"
	"accordgraph/internal/neo4jstore/internal/storetest"
)

func TestStore(t *testing.T) { kgtest.RunSteps(t, storetest.Empty) }
