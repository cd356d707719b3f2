package explorer

import (
	"testing"

	"accordgraph/internal/draw"
	"accordgraph/internal/kg"
)

// TestColumnsOfAllData draws the columns of every text whose clauses anything touches, wide and narrow.
func TestColumnsOfAllData(t *testing.T) {
	e, batch := bundled(t)
	drawn, most := 0, 0
	for _, entity := range batch.Entities {
		if entity.Kind != kg.Proposal && entity.Kind != kg.Agreement {
			continue
		}
		p := pageOf(t, e, "/e/"+string(entity.ID)+"?lang=uk")
		node, err := p.thing(string(entity.ID))
		if err != nil {
			t.Fatal(err)
		}
		all, err := p.touching(node)
		if err != nil {
			t.Fatal(err)
		}
		if len(all.touches) == 0 {
			continue
		}
		for _, width := range []float64{0, narrowWidth} {
			picture := checkLayout(t, string(entity.ID), func() (draw.Picture, error) { return p.columns(node, all, width) })
			most = max(most, len(picture.Labels))
		}
		drawn++
	}
	if drawn < 20 || most < 80 {
		t.Errorf("%d pictures were drawn, the fullest with %d labels", drawn, most)
	}
}

// TestMostTouched checks a choice that was made by hand: the clauses with most touches, in the order of the text, and the
// things that touch most of them.
func TestMostTouched(t *testing.T) {
	all := touching{clauses: make([]reference, 20)}
	for i := range 16 { // clauses 2 to 17 are touched once, and 17 twice
		all.touches = append(all.touches, touch{clause: i + 2, outer: &reference{PlainID: "a"}, out: i%2 == 0})
	}
	all.touches = append(all.touches, touch{clause: 17, outer: &reference{PlainID: "b"}})
	got := all.most()
	if len(got) != mostClauses || got[0] != 2 || got[11] != 13 || got[12] != 17 {
		t.Errorf("the clauses in the middle are %v", got)
	}
	if ids, _ := outer(all.touches, got, false); len(ids) != 2 || ids[0] != "a" || ids[1] != "b" {
		t.Errorf("the things on the left are %v", ids)
	}
}
