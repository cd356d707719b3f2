package kg

import (
	"math"
	"slices"
	"testing"
)

func TestNumbersSortAsNumbers(t *testing.T) {
	numbers := []float64{math.Inf(-1), -1e9, -2, -1.5, -1, -0.001, 0, 0.001, 1, 1.5, 2, 10, 1e9, math.MaxFloat64}
	var texts []string
	for _, n := range numbers {
		texts = append(texts, SortText(n))
	}
	if !slices.IsSorted(texts) {
		t.Errorf("not in order: %q", texts)
	}
	if SortText(math.Copysign(0, -1)) != SortText(0) {
		t.Error("-0 and 0 differ")
	}
}

func TestNatural(t *testing.T) {
	in := []string{"1", "2", "9", "10", "10a", "10b", "11", "100"}
	var texts []string
	for _, s := range in {
		texts = append(texts, Natural(s))
	}
	if !slices.IsSorted(texts) {
		t.Errorf("not in order: %q", texts)
	}
}

// A cursor comes back as it went, names may hold anything, and it fits no other
// order.
func TestCursor(t *testing.T) {
	for _, k := range []Key{{"", "actor/a"}, {"name", "actor/a"}, {"a\x01b é 😀", "provision/us-28/21d"}} {
		o := Order{Field: "date", Desc: true}
		got, err := o.decode("after", o.encode(k))
		if err != nil || got != k {
			t.Errorf("%v came back as %v, %v", k, got, err)
		}
		for _, other := range []Order{{}, {Field: "date"}, {Field: "date", Desc: true, Link: true}} {
			if _, err := other.decode("after", o.encode(k)); err == nil {
				t.Errorf("a cursor of %v was taken for one of %v", o, other)
			}
		}
	}
	for _, bad := range []any{"", "x", "AAAA", 7, "AAAAAA"} {
		if k, err := (Order{}).decode("after", bad); err == nil {
			t.Errorf("%v is a cursor of %v", bad, k)
		}
	}
}
