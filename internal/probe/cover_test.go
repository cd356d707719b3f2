package probe

import (
	"math/rand/v2"
	"slices"
	"testing"
)

func never(int, int, int, int) bool { return false }

func sized(sizes ...int) (all []parameter) {
	for _, n := range sizes {
		all = append(all, parameter{size: n})
	}
	return all
}

// Two parameters need all their pairs, and a third with fewer choices needs no further row.
// Two parameters with two classes each need four rows, and a row for each choice.
func TestCoverIsSmall(t *testing.T) {
	classes := []parameter{{6, []int{0, 0, 0, 1, 1, 1}}, {4, []int{0, 0, 1, 1}}}
	for _, c := range []struct {
		all  []parameter
		want int
	}{
		{nil, 1}, {sized(3), 3}, {sized(3, 2), 6}, {sized(2, 2, 2), 4}, {sized(40, 7, 2, 2), 280}, {classes, 6},
	} {
		if got := cover(c.all, never); len(got) != c.want {
			t.Errorf("%v gives %d rows, want %d: %v", c.all, len(got), c.want, got)
		}
	}
}

// Each pair that does not clash is in a row, and no row has a pair that clashes.
func TestCoverHasEachPair(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		sizes := make([]int, random.IntN(7))
		for i := range sizes {
			sizes[i] = 1 + random.IntN(9)
		}
		slices.SortFunc(sizes, func(a, b int) int { return b - a })
		clash := func(p, a, q, b int) bool { return a > 0 && b > 0 && (a+b)%5 == 0 && (p+q)%2 == 1 }
		seen := map[[4]int]bool{}
		for _, row := range cover(sized(sizes...), clash) {
			for p, a := range row {
				for q, b := range row[:p] {
					seen[[4]int{p, a, q, b}] = true
					if clash(p, a, q, b) {
						t.Fatalf("%v: a row has %d of %d and %d of %d, which clash: %v", sizes, a, p, b, q, row)
					}
				}
			}
		}
		for p := range sizes {
			for q := range sizes[:p] {
				for n := range sizes[p] * sizes[q] {
					if a, b := n/sizes[q], n%sizes[q]; !seen[[4]int{p, a, q, b}] && !clash(p, a, q, b) {
						t.Fatalf("%v: no row has %d of %d and %d of %d", sizes, a, p, b, q)
					}
				}
			}
		}
	}
}
