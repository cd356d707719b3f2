package explorer

import (
	"slices"
	"testing"
)

// TestShare checks how many relationships of each group a page shows.
func TestShare(t *testing.T) {
	for _, c := range []struct {
		have []int
		most int
		want []int
	}{
		{[]int{7, 3, 1}, 40, []int{7, 3, 1}},
		{[]int{7, 3, 1}, 9, []int{5, 3, 1}},
		{[]int{7, 3, 7}, 8, []int{3, 3, 2}},
		{[]int{2, 2, 2}, 1, []int{1, 1, 1}},
		{nil, 40, nil},
	} {
		var groups []group
		for _, n := range c.have {
			groups = append(groups, group{Edges: make([]edge, n)})
		}
		share(groups, c.most)
		var got []int
		for _, g := range groups {
			got = append(got, len(g.Edges))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("of %v %v are shown, want %v", c.have, got, c.want)
		}
	}
}
