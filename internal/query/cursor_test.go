package query

import (
	"testing"

	"accordgraph/internal/kg"
)

// A cursor decodes to the place that was encoded. The sort key of the place may contain any text. A list in another
// order does not accept the cursor.
func TestCursor(t *testing.T) {
	for _, k := range []kg.Key{
		{Sort: "", ID: "actor/a"}, {Sort: "name", ID: "actor/a"}, {Sort: "a\x01b é 😀", ID: "provision/us-28/21d"},
	} {
		o := kg.Order{Field: "date", Desc: true}
		got, err := decode(o, "after", encode(o, k))
		if err != nil || got != k {
			t.Errorf("%v came back as %v, %v", k, got, err)
		}
		for _, other := range []kg.Order{{}, {Field: "date"}, {Field: "date", Desc: true, Link: true}} {
			if _, err := decode(other, "after", encode(o, k)); err == nil {
				t.Errorf("a cursor of %v was taken for one of %v", o, other)
			}
		}
	}
	for _, bad := range []any{"", "x", "AAAA", 7, "AAAAAA"} {
		if k, err := decode(kg.Order{}, "after", bad); err == nil {
			t.Errorf("%v is a cursor of %v", bad, k)
		}
	}
}
