package model

import (
	"testing"

	"accordgraph/internal/kg"
	"accordgraph/internal/query"
)

// Each kind has an object type, with the name of the kind.
func TestViewKnowsEachKind(t *testing.T) {
	for _, k := range kg.Kinds() {
		v := view(&query.Node{Entity: kg.Entity{ID: "a/b", Kind: k}})
		if v == nil {
			t.Errorf("graph/internal/model/model.go: view has no case for %s", k)
			continue
		}
		if _, ok := v.(Entity); ok != k.IsEntity() {
			t.Errorf("graph/internal/model/model.go: the view of %s is an Entity: %v, "+
				"want %v, as internal/kg/type.go joins it or not",
				k, ok, k.IsEntity())
		}
	}
}
