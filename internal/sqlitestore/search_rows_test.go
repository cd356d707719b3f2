package sqlitestore

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"accordgraph/internal/kg"
)

// The first in order are found for a word that many entities have and for a word that few have, whatever the order in
// which they were stored.
func TestFirstOfManyAndOfFew(t *testing.T) {
	s, err := Open(t.Context(), ":memory:")
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close(t.Context())
	var b kg.Batch
	for i := range 200 {
		e := kg.Entity{ID: kg.ID(fmt.Sprintf("event/%03d", i)), Kind: kg.Event, Name: "many"}
		e.Sort = fmt.Sprintf("%03d", i*77%200)
		if i%40 == 3 {
			e.Name = "many few"
		}
		b.Entities = append(b.Entities, e)
	}
	if err := s.Put(t.Context(), b); err != nil {
		t.Fatal(err)
	}
	for word, c := range map[string]struct {
		limit int
		want  []kg.ID
	}{
		"many": {3, []kg.ID{"event/000", "event/013", "event/026"}}, // at 0, 1 and 2
		"few":  {3, []kg.ID{"event/003", "event/123", "event/043"}}, // at 31, 71 and 111
		"none": {3, nil},
	} {
		got, err := s.Search(t.Context(), []kg.SearchTerm{{word}}, nil, c.limit)
		if diff := cmp.Diff(c.want, idsOf(got)); err != nil || diff != "" {
			t.Errorf("Search(%s): %v, -want +got:\n%s", word, err, diff)
		}
		some, err := s.SearchAny(t.Context(), []string{word, "x"}, 1, []kg.Kind{kg.Event}, c.limit)
		if diff := cmp.Diff(c.want, idsOf(some)); err != nil || diff != "" {
			t.Errorf("SearchAny(%s): %v, -want +got:\n%s", word, err, diff)
		}
		none, err := s.Search(t.Context(), []kg.SearchTerm{{word}}, []kg.Kind{kg.Actor}, c.limit)
		if err != nil || len(none) > 0 {
			t.Errorf("Search(%s) for actors = %v, %v", word, none, err)
		}
	}
}

// The first of many rows are read in order, and few rows are sorted.
func TestIsMost(t *testing.T) {
	many, few := make([]int, 200), []int{4, 44, 84, 124, 164}
	for i := range many {
		many[i] = i + 1
	}
	if !isMost(many, 3) || isMost(few, 3) || isMost(many, 200) || isMost(nil, 3) {
		t.Error("many rows are sorted, or few are not")
	}
}

func idsOf(all []kg.Entity) (ids []kg.ID) {
	for _, e := range all {
		ids = append(ids, e.ID)
	}
	return ids
}
