package query

import (
	"errors"
	"testing"

	"accordgraph/internal/kg"
)

// FuzzCursor checks that decoding accepts only texts that encoding returns. Every other text is an error. A cursor of a
// list in another order is also an error.
func FuzzCursor(f *testing.F) {
	orders := []kg.Order{{}, {Field: "score"}, {Field: "timeline"}}
	for _, desc := range []bool{false, true} {
		for _, field := range kg.EntityFields(kg.Figure) {
			orders = append(orders, kg.Order{Field: field.Name, Desc: desc})
		}
		for _, field := range kg.RelationshipFields() {
			orders = append(orders, kg.Order{Field: field.Name, Link: true, Desc: desc})
		}
	}
	o := orders[3]
	for i, s := range []string{
		"", "x", "====", "AHg", encode(o, kg.Key{Sort: "2025-11-20", ID: "event/a"}),
		encode(o, kg.Key{Sort: "a\x00b", ID: "actor/a"}), encode(o, kg.Key{Sort: "", ID: "not an id"}),
	} {
		f.Add(s, uint8(3), uint8(i), "a\x00\xff", "event/a")
	}
	f.Fuzz(func(t *testing.T, cursor string, i, j uint8, sort, id string) {
		o, other := orders[int(i)%len(orders)], orders[int(j)%len(orders)]
		k, err := decode(o, "after", cursor)
		switch {
		case err != nil && !errors.Is(err, kg.ErrInvalid):
			t.Errorf("%q: %v", cursor, err)
		case err == nil && !k.ID.Valid():
			t.Errorf("%q is %v", cursor, k)
		}
		if given := (kg.Key{Sort: sort, ID: kg.ID(id)}); given.ID.Valid() {
			if got, err := decode(o, "after", encode(o, given)); err != nil || got != given {
				t.Errorf("%v is read as %v, %v", given, got, err)
			}
			if got, err := decode(other, "after", encode(o, given)); other != o && err == nil {
				t.Errorf("%v of %v is read as %v of %v", given, o, got, other)
			}
		}
	})
}
