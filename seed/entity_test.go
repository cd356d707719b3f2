package seed

import (
	"slices"
	"testing"

	"accordgraph/internal/kg"
)

// TestFieldEvidence reads an objection whose outcome is in another source than the
// objection itself. The source of the outcome counts for that field, but not for the rest of the objection, nor for the
// relationships that are written with it.
func TestFieldEvidence(t *testing.T) {
	said, outcome := "evidence/p9/3-reponse", "evidence/p10/title-again"
	b := right(t)
	i := slices.IndexFunc(b.Entities, func(e kg.Entity) bool { return e.ID == "objection/cap" })
	if got := b.Entities[i].Texts("evidence"); !slices.Equal(got, []string{said}) {
		t.Errorf("the objection rests on %v", got)
	}
	want := []string{"outcome " + outcome, "quote " + said}
	if got := b.Entities[i].Texts("fieldEvidence"); !slices.Equal(got, want) {
		t.Errorf("fields of the objection rest on %q, want %q", got, want)
	}
	links := 0
	for _, l := range b.Relationships {
		if l.From != "objection/cap" && l.To != "objection/cap" {
			continue
		}
		links++
		if got := l.Texts("evidence"); !slices.Equal(got, []string{said}) || l.Int("sourceCount") != 1 {
			t.Errorf("%s rests on %v, %d sources", l.ID, got, l.Int("sourceCount"))
		}
	}
	if links != 3 {
		t.Errorf("%d relationships are written with the objection, want 3", links)
	}
}
