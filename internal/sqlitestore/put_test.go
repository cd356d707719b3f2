package sqlitestore

import (
	"testing"

	"accordgraph/internal/kg"
)

// TestPutWritesWhatDiffers puts things that a store has already. Nothing but the count of Puts is written, unless the
// batch also removes them.
func TestPutWritesWhatDiffers(t *testing.T) {
	s, err := Open(t.Context(), ":memory:")
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close(t.Context())
	b := kg.Batch{
		Entities: []kg.Entity{
			{ID: "actor/a", Kind: kg.Actor, Name: "a", Fields: map[string]any{}},
			{ID: "actor/b", Kind: kg.Actor, Name: "b", Fields: map[string]any{}},
		},
		Relationships: []kg.Relationship{{
			ID: "relationship/r", Type: kg.MemberOf, From: "actor/a", To: "actor/b", Fields: map[string]any{},
		}},
	}
	kg.Complete(&b)
	written := func(b kg.Batch) (n int) {
		t.Helper()
		var before int
		for _, to := range []*int{&before, &n} {
			if to == &n {
				if err := s.Put(t.Context(), b); err != nil {
					t.Fatal(err)
				}
			}
			if err := s.write.db.QueryRowContext(t.Context(), "SELECT total_changes()").Scan(to); err != nil {
				t.Fatal(err)
			}
		}
		return n - before
	}
	if n := written(b); n < 3 {
		t.Errorf("%d rows are written for 3 things", n)
	}
	if n := written(b); n != 1 {
		t.Errorf("%d rows are written for the same things, want 1", n)
	}
	b.Remove = []kg.ID{"relationship/r", "actor/a"}
	if n := written(b); n < 2 {
		t.Errorf("%d rows are written for what is removed and put again", n)
	}
	if held, err := s.Digests(t.Context()); err != nil || len(held) != 3 {
		t.Errorf("the store has %v, %v", held, err)
	}
}
