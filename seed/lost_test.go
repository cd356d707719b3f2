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
	b, err := Read(Bundled())
	if err != nil {
		t.Fatal(err)
	}
	there := map[string]bool{}
	now := map[string]string{} // former ids of entities
	for _, e := range b.Entities {
		there[string(e.ID)] = true
		if e.Kind == kg.Merged {
			now[string(e.ID)] = e.Text("into")
		}
	}
	for _, r := range b.Relationships {
		there[string(r.ID)] = true
	}
	gone := map[string]bool{}
	for _, c := range b.Meta.Changelog {
		for _, id := range c.Removed {
			gone[string(id)] = true
		}
	}
	ids := strings.Fields(string(text))
	if len(ids) < 2000 {
		t.Errorf("only %d ids", len(ids))
	}
	for _, id := range ids {
		if !there[id] && !there[current(id, now)] && !gone[id] {
			t.Errorf("%s is lost: give it to what there is now as a former id, or say in the changelog that it was removed", id)
		}
	}
}

// current returns the id of a relationship with former ids of its ends replaced. A relationship has the form
// relationship/TYPE/FROM/TO, in which no end has the form of another, so each former id is replaced as a whole.
func current(id string, now map[string]string) string {
	for former, is := range now {
		if i := strings.Index(id+"/", "/"+former+"/"); i >= 0 {
			id = id[:i+1] + is + id[i+1+len(former):]
		}
	}
	return id
}
