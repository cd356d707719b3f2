package neo4jstore

import (
	"testing"

	"accordgraph/internal/kg"
)

// TestPutFindsEveryID puts relationships whose IDs name another type than they have, or none, and puts them again with
// other types. Each ID must name one relationship afterwards, also while the marker says that all IDs name their types.
func TestPutFindsEveryID(t *testing.T) {
	s := empty(t)
	ends := makeBatch(40, 0)
	ends.Relationships = nil
	load(t, s, ends)
	from, to := ends.Entities[0].ID, ends.Entities[1].ID
	named := func(name, typ kg.Type) kg.Relationship {
		return kg.Relationship{
			ID: kg.RelationshipID(name, from, to, ""), Type: typ, From: from, To: to, Fields: map[string]any{},
		}
	}
	other := named(kg.Cites, kg.Cites)
	other.ID = "relationship/other"
	again := other
	again.Type = kg.Asks
	for _, r := range []kg.Relationship{
		named(kg.Cites, kg.Cites), // every ID names its type
		named(kg.Cites, kg.Asks),  // now one does not
		named(kg.Cites, kg.Obliges),
		named(kg.Obliges, kg.Cites),
		other,
		again,
		named(kg.Cites, kg.Cites),
	} {
		load(t, s, kg.Batch{Relationships: []kg.Relationship{r}})
		found, err := s.Relationships(t.Context(), []kg.ID{r.ID})
		if err != nil || found[r.ID].Type != r.Type {
			t.Errorf("%s is of type %q, error %v; want %q", r.ID, found[r.ID].Type, err, r.Type)
		}
	}
	n, err := s.Count(t.Context(), []kg.ID{kg.Root}, kg.Via{Step: kg.Step{Links: true}})
	if err != nil || n[kg.Root] != 3 {
		t.Errorf("%d relationships, error %v; want 3", n[kg.Root], err)
	}
	load(t, s, kg.Batch{Remove: []kg.ID{other.ID, named(kg.Obliges, "").ID}})
	if n, err = s.Count(t.Context(), []kg.ID{kg.Root}, kg.Via{Step: kg.Step{Links: true}}); err != nil || n[kg.Root] != 1 {
		t.Errorf("%d relationships after a removal, error %v; want 1", n[kg.Root], err)
	}
}

// TestTypeOf reads the types of IDs.
func TestTypeOf(t *testing.T) {
	for _, typ := range kg.Types() {
		if got := typeOf(kg.RelationshipID(typ, "actor/a", "actor/b", "k")); got != typ {
			t.Errorf("%s: got %q", typ, got)
		}
	}
	for _, id := range []kg.ID{"", "relationship", "relationship/other", "relationship/x/cites", "actor/cites"} {
		if got := typeOf(id); got != "" {
			t.Errorf("%s: got %q", id, got)
		}
	}
}
