// Package contents_test runs the part of the contract about contents, on Neo4j.
package contents_test

import (
	"testing"

	"accordgraph/internal/kg/kgtest"
	"accordgraph/internal/neo4jstore/internal/storetest"
)

func TestStore(t *testing.T) { kgtest.RunContents(t, storetest.Empty) }
