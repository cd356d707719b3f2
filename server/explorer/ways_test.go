package explorer

import (
	"strings"
	"testing"

	"accordgraph/internal/draw"
	"accordgraph/internal/kg"
)

// TestMerged checks three paths that were merged by hand: two through the same thing are one way, whose second step has
// two relationships and is the weakest.
func TestMerged(t *testing.T) {
	var w ways
	for _, ids := range [][3]string{{"a", "b", "x"}, {"a", "c", "y"}, {"a", "b", "z"}} {
		path := pathOf{Steps: []pathStep{
			{"OUT", reference{PlainID: ids[1]}, relationship{PlainID: ids[0] + ids[1], SourceCount: 3}},
			{"IN", reference{PlainID: "end"}, relationship{PlainID: ids[2], SourceCount: 1}},
		}}
		w.Paths = append(w.Paths, path)
	}
	var got []string
	for _, way := range w.Merged() {
		for _, leg := range way.Legs {
			line := leg.To.PlainID
			for _, r := range leg.Lines {
				line += " " + r.PlainID
			}
			if leg.Weak {
				line += " weak"
			}
			got = append(got, line)
		}
	}
	if want := "b ab|end x z weak|c ac|end y weak"; strings.Join(got, "|") != want {
		t.Errorf("the ways are %s, want %s", strings.Join(got, "|"), want)
	}
}

// TestWaysOfAllData draws the ways from the first plan to every other text, wide and narrow.
func TestWaysOfAllData(t *testing.T) {
	e, batch := bundled(t)
	drawn := 0
	for _, entity := range batch.Entities {
		if entity.Kind != kg.Proposal && entity.Kind != kg.Agreement || entity.ID == "proposal/us-28" {
			continue
		}
		p := pageOf(t, e, "/path?from=proposal/us-28&to="+string(entity.ID))
		if err := pathPage(p); err != nil {
			t.Fatal(err)
		}
		body := p.Body.(*pathBody)
		for _, width := range []float64{0, narrowWidth} {
			checkLayout(t, string(entity.ID), func() (draw.Picture, error) { return p.rows(body, width) })
		}
		drawn++
	}
	if drawn < 30 {
		t.Errorf("%d pictures of ways were drawn", drawn)
	}
}
