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
