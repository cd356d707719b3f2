package neo4jstore

import (
	"testing"

	"accordgraph/internal/kg"
	"accordgraph/internal/kg/kgtest"
)

func TestStore(t *testing.T) {
	kgtest.Run(t, func(t *testing.T) kg.Store { return empty(t) })
}
