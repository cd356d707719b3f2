package seed

import (
	"os"
	"strings"
	"testing"

	"accordgraph/internal/kg"
)

// TestNoIDIsLost holds every id of an earlier state of the data to one of three: the thing is still there, another
// thing has the id among its former ids, or the changelog names it as removed. The id of a relationship leads on through
// the former ids of its ends. Evidence has no part in it: its id is its place in a source, and changes with the place.
func TestNoIDIsLost(t *testing.T) {
	text, err := os.ReadFile("testdata/ids/2026-11-26.txt")
	if err != nil {
		t.Fatal(err)
	}
	b := bundled(t)
	// known are the ids of what is there, and of what the changelog names as removed.
	known, former := map[kg.ID]bool{}, kg.Former{}
	for _, e := range b.Entities {
		known[e.ID] = true
		if e.Kind == kg.Merged {
			former[e.ID] = kg.ID(e.Text("into"))
		}
	}
	for _, r := range b.Relationships {
		known[r.ID] = true
	}
	for _, c := range b.Meta.Changelog {
		for _, id := range c.Removed {
			known[id] = true
		}
	}
	ids := strings.Fields(string(text))
	if len(ids) < 2000 {
		t.Errorf("only %d ids", len(ids))
	}
	for _, id := range ids {
		if !known[former.Current(kg.ID(id))] && !known[kg.ID(id)] {
			t.Errorf("%s is lost: give it to what there is now as a former id, or say in the changelog that it was removed", id)
		}
	}
}
