package main

import (
	"slices"
	"testing"

	"accordgraph/internal/kg"
)

// TestDrawn compares the order of a draw with the order of the sums that sha256sum prints for "2026-11-29
// relationship/supports/actor/a/proposal/p" and so on. A vote is never drawn.
func TestDrawn(t *testing.T) {
	all := []kg.Relationship{
		{ID: "relationship/supports/actor/a/proposal/p", Type: kg.Supports},
		{ID: "relationship/supports/actor/b/proposal/p", Type: kg.Supports},
		{ID: "relationship/supports/actor/c/proposal/p", Type: kg.Supports},
		{ID: "relationship/voted/actor/a/proposal/p", Type: kg.Voted},
	}
	for _, c := range []struct {
		seed string
		n    int
		want []kg.ID
	}{
		{"2026-11-29", 100, []kg.ID{all[1].ID, all[2].ID, all[0].ID}},
		{"2026-11-29", 2, []kg.ID{all[1].ID, all[2].ID}},
		{"2026-11-30", 100, []kg.ID{all[2].ID, all[1].ID, all[0].ID}},
	} {
		if got := drawn(all, c.seed, c.n); !slices.Equal(got, c.want) {
			t.Errorf("%s, %d: got %v, want %v", c.seed, c.n, got, c.want)
		}
	}
}
