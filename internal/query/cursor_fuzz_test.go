package query

import (
	"errors"
	"testing"

	"accordgraph/internal/kg"
)

// FuzzCursor checks that decoding accepts only texts that encoding returns. Every other text is an error. A cursor of
// another list is also an error.
func FuzzCursor(f *testing.F) {
	lists := []string{"search peace", "search peace now", "timeline of actor/a", "timeline of actor/b"}
	for _, s := range []kg.Step{{To: kg.Figure}, kg.Outgoing(kg.Figure, kg.Cites), {Dir: kg.Both}, {Links: true}} {
		for _, o := range ordersOf(s) {
			lists = append(lists, listOf(s, o))
		}
	}
	list := lists[3]
	for i, s := range []string{
		"", "x", "====", "AHg", encode(list, kg.Key{Sort: "2025-11-20", ID: "event/a"}),
		encode(list, kg.Key{Sort: "a\x00b", ID: "actor/a"}), encode(list, kg.Key{Sort: "", ID: "not an id"}),
	} {
		f.Add(s, uint8(3), uint8(i), "a\x00\xff", "event/a")
	}
	f.Fuzz(func(t *testing.T, cursor string, i, j uint8, sort, id string) {
		list, other := lists[int(i)%len(lists)], lists[int(j)%len(lists)]
		k, err := decode(list, "after", cursor)
		switch {
		case err != nil && !errors.Is(err, kg.ErrInvalid):
			t.Errorf("%q: %v", cursor, err)
		case err == nil && (!k.ID.Valid() || encode(list, k) != cursor):
			t.Errorf("%q is %v", cursor, k)
		}
		if given := (kg.Key{Sort: sort, ID: kg.ID(id)}); given.ID.Valid() {
			if got, err := decode(list, "after", encode(list, given)); err != nil || got != given {
				t.Errorf("%v is read as %v, %v", given, got, err)
			}
			if got, err := decode(other, "after", encode(list, given)); other != list && err == nil {
				t.Errorf("%v of %v is read as %v of %v", given, list, got, other)
			}
		}
	})
}
