package kg

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestComplete(t *testing.T) {
	source := func(id ID, kind, reliability, date string) Entity {
		e := Entity{ID: id, Kind: Source, Name: string(id), Fields: map[string]any{"sourceKind": kind, "reliability": reliability}}
		set(e.Fields, "date", date)
		return e
	}
	evidence := func(id, source ID) Entity {
		return Entity{ID: id, Kind: Evidence, Name: string(id), Fields: map[string]any{"source": string(source)}}
	}
	from := func(to ID, fields map[string]any) Relationship {
		return Relationship{ID: RelationshipID(About, "event/e", to, ""), Type: About, From: "event/e", To: to, Fields: fields}
	}
	b := Batch{
		Entities: []Entity{
			source("source/a", "NEWS", "WEAK", "2025-11"), source("source/b", "STATEMENT", "PRIMARY", "2025-11-20"), source("source/k", "COMPILER", "UNSOURCED", ""),
			evidence("evidence/a/1", "source/a"), evidence("evidence/a/2", "source/a"), evidence("evidence/b/1", "source/b"), evidence("evidence/k/1", "source/k"),
			{ID: "actor/x", Kind: Actor, Name: "Émile 2", Fields: map[string]any{}},
			{ID: "event/e", Kind: Event, Name: "E", Fields: map[string]any{"evidence": []string{"evidence/k/1"}}},
		},
		Relationships: []Relationship{
			from("actor/x", map[string]any{"evidence": []string{"evidence/b/1", "evidence/a/2", "evidence/a/1", "evidence/k/1"}}),
			from("actor/y", map[string]any{"evidence": []string{"evidence/k/1"}, "disputes": []string{"relationship/about/event/e/actor/x"}}),
		},
		Meta: &Meta{Title: "t"},
	}
	Complete(&b)
	x, y := b.Relationships[0], b.Relationships[1]
	want := map[string]any{
		"evidence": x.Fields["evidence"], "sources": []string{"source/a", "source/b", "source/k"}, "sourceKinds": []string{"COMPILER", "NEWS", "STATEMENT"},
		"sourceFacts": []string{"2025-11 NEWS WEAK", "2025-11-20 STATEMENT PRIMARY", " COMPILER UNSOURCED"},
		"source2From": "2025-11", "source3From": "2025-11-20", // general knowledge was there before either
		"compilerFrom": "0001", "newsFrom": "2025-11", "statementFrom": "2025-11-20", "unsourcedFrom": "0001", "weakFrom": "2025-11", "primaryFrom": "2025-11-20",
		"sourceCount": 3, "bestSource": "PRIMARY", "knownFrom": "2025-11", "disputes": []string{string(y.ID)},
	}
	if diff := cmp.Diff(want, x.Fields); diff != "" {
		t.Errorf("want -, got +:\n%s", diff)
	}
	if y.Fields["knownFrom"] != nil || y.Int("sourceCount") != 1 {
		t.Errorf("general knowledge says since when: %v", y.Fields)
	}
	actor := b.Entities[7]
	if actor.Sort != "emile 000002" || actor.Digest == "" {
		t.Errorf("sort %q, digest %q", actor.Sort, actor.Digest)
	}

	// The revision does not depend on the order, and changes with anything.
	first := b.Meta.Revision
	slices.Reverse(b.Entities)
	Complete(&b)
	if b.Meta.Revision != first {
		t.Error("another order is another revision")
	}
	b.Entities[0].Name += "!"
	Complete(&b)
	if b.Meta.Revision == first {
		t.Error("another name is the same revision")
	}
	if b.Meta.Counts["Source"] != 3 || b.Meta.Counts["ABOUT"] != 2 {
		t.Errorf("counts %v", b.Meta.Counts)
	}
}

// A claim has been disputed since the first that says otherwise was on record.
func TestDisputedSince(t *testing.T) {
	claim := func(id ID, known, status string, disputes ...string) Relationship {
		r := Relationship{ID: id, Fields: map[string]any{}}
		set(r.Fields, "knownFrom", known)
		set(r.Fields, "status", status)
		set(r.Fields, "disputes", disputes)
		return r
	}
	all := []Relationship{
		claim("relationship/a", "2025-11-20", "DISPUTED", "relationship/b", "relationship/c"),
		claim("relationship/b", "2025-12", "DISPUTED", "relationship/a"),
		claim("relationship/c", "2025-11-21", "STATED", "relationship/a"),
		claim("relationship/d", "2025", "DISPUTED", "relationship/e"),
		claim("relationship/e", "", "DISPUTED"),
	}
	disputed(all)
	for i, want := range []string{"2025-11-21", "2025-11-20", "", "0001", ""} {
		if got := all[i].Text("disputedFrom"); got != want {
			t.Errorf("%s is disputed from %q, want %q", all[i].ID, got, want)
		}
	}
}
