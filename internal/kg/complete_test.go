package kg

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestComplete(t *testing.T) {
	source := func(id ID, kind, reliability, date string) Entity {
		e := Entity{
			ID: id, Kind: Source, Name: string(id),
			Fields: map[string]any{"sourceKind": kind, "reliability": reliability},
		}
		setOrDelete(e.Fields, "date", date)
		return e
	}
	evidence := func(id, source ID) Entity {
		return Entity{ID: id, Kind: Evidence, Name: string(id), Fields: map[string]any{"source": string(source)}}
	}
	from := func(to ID, fields map[string]any) Relationship {
		return Relationship{
			ID: RelationshipID(About, "event/e", to, ""), Type: About, From: "event/e", To: to, Fields: fields,
		}
	}
	b := Batch{
		Entities: []Entity{
			source("source/a", "NEWS", "WEAK", "2025-11"), source("source/b", "STATEMENT", "PRIMARY", "2025-11-20"),
			source("source/k", "COMPILER", "UNSOURCED", ""),
			evidence("evidence/a/1", "source/a"), evidence("evidence/a/2", "source/a"),
			evidence("evidence/b/1", "source/b"), evidence("evidence/k/1", "source/k"),
			{ID: "actor/x", Kind: Actor, Name: "Émile 2", Fields: map[string]any{}},
			{ID: "event/e", Kind: Event, Name: "E", Fields: map[string]any{"evidence": []string{"evidence/k/1"}}},
		},
		Relationships: []Relationship{
			from("actor/x", map[string]any{
				"evidence": []string{"evidence/b/1", "evidence/a/2", "evidence/a/1", "evidence/k/1"},
			}),
			from("actor/y", map[string]any{
				"evidence": []string{"evidence/k/1"}, "disputes": []string{"relationship/about/event/e/actor/x"},
			}),
		},
		Meta: &Meta{Title: "t"},
	}
	Complete(&b)
	x, y := b.Relationships[0], b.Relationships[1]
	want := map[string]any{
		"evidence": x.Fields["evidence"], "sources": []string{"source/a", "source/b", "source/k"},
		"sourceKinds": []string{"COMPILER", "NEWS", "STATEMENT"},
		"sourceFacts": []string{"2025-11 NEWS WEAK", "2025-11-20 STATEMENT PRIMARY", " COMPILER UNSOURCED"},
		// General knowledge is no source. The date 2025-11 counts from its last day.
		"source1From": "2025-11-20", "source2From": "2025-11-30",
		"origin1From": "2025-11-20", "origin2From": "2025-11-30",
		"compilerFrom": "0001-01-01", "newsFrom": "2025-11-30", "statementFrom": "2025-11-20",
		"unsourcedFrom": "0001-01-01", "weakFrom": "2025-11-30", "primaryFrom": "2025-11-20",
		"sourceCount": 2, "originCount": 2, "bestSource": "PRIMARY", "knownFrom": "2025-11-20", "disputes": []string{string(y.ID)},
		"disputeSpans": []string{"0001-01-01 9999-12-31 0001-01-01 9999-12-31"},
	}
	if diff := cmp.Diff(want, x.Fields); diff != "" {
		t.Errorf("want -, got +:\n%s", diff)
	}
	if y.Fields["knownFrom"] != nil || y.Int("sourceCount") != 0 {
		t.Errorf("general knowledge says since when: %v", y.Fields)
	}
	actor := b.Entities[7]
	if actor.Sort != "emile 000002" || actor.Digest == "" {
		t.Errorf("sort %q, digest %q", actor.Sort, actor.Digest)
	}

	// The revision does not depend on the order, and every change changes it.
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

// A claim is disputed since the first contradicting claim was on record.
func TestDisputedSince(t *testing.T) {
	claim := func(id ID, known, status string, disputes ...string) Relationship {
		r := Relationship{ID: id, Fields: map[string]any{}}
		setOrDelete(r.Fields, "knownFrom", known)
		setOrDelete(r.Fields, "status", status)
		setOrDelete(r.Fields, "disputes", disputes)
		return r
	}
	all := []Relationship{
		claim("relationship/a", "2025-11-20", "DISPUTED", "relationship/b", "relationship/c"),
		claim("relationship/b", "2025-12", "DISPUTED", "relationship/a"),
		claim("relationship/c", "2025-11-21", "STATED", "relationship/a"),
		claim("relationship/d", "2025", "DISPUTED", "relationship/e"),
		claim("relationship/e", "", "DISPUTED"),
	}
	setDisputedFrom(all)
	for i, want := range []string{"2025-11-21", "2025-11-20", "", "0001-01-01", ""} {
		if got := all[i].Text("disputedFrom"); got != want {
			t.Errorf("%s is disputed from %q, want %q", all[i].ID, got, want)
		}
	}
}

// TestWhenThingsAreThere compares the derived dates with dates worked out by hand.
func TestWhenThingsAreThere(t *testing.T) {
	source := func(id ID, date string) Entity {
		return Entity{ID: "source/" + id, Kind: Source, Fields: map[string]any{"date": date}}
	}
	evidence := func(id ID) Entity {
		return Entity{ID: "evidence/" + id, Kind: Evidence, Fields: map[string]any{"source": "source/" + string(id)}}
	}
	thing := func(id ID, k Kind, by string, fields ...string) Entity {
		e := Entity{ID: id, Kind: k, Fields: map[string]any{"evidence": []string{"evidence/" + by}}}
		for i := 0; i < len(fields); i += 2 {
			e.Fields[fields[i]] = fields[i+1]
		}
		return e
	}
	joins := func(typ Type, from, to ID, by, since string) Relationship {
		r := Relationship{
			ID: RelationshipID(typ, from, to, ""), Type: typ, From: from, To: to,
			Fields: map[string]any{"evidence": []string{"evidence/" + by}},
		}
		setOrDelete(r.Fields, "validFrom", since)
		return r
	}
	b := Batch{Entities: []Entity{
		source("nov", "2025-11-24"), source("month", "2025-11"), source("undated", ""), evidence("nov"),
		evidence("month"), evidence("undated"),
		thing("actor/a", Actor, "nov", "category", "STATE"),
		thing("actor/council", Actor, "nov", "category", "PROPOSED_BODY"),
		thing("territory/t", Territory, "nov", "category", "REGION"),
		thing("proposal/reported", Proposal, "nov", "date", "2025-11-23", "status", "REPORTED"),
		thing("proposal/published", Proposal, "nov", "date", "2025-11-23", "status", "PUBLISHED"),
		thing("proposal/of-a-month", Proposal, "nov", "date", "2025-11", "status", "REPORTED"),
		thing("event/of-a-month", Event, "nov", "date", "2025-11"),
		thing("event/of-a-day", Event, "nov", "date", "2025-11-23"),
		thing("provision/reported/1", Provision, "nov", "document", "proposal/reported"),
		thing("objection/of-a-month", Objection, "nov", "date", "2025-11"),
		thing("objection/of-a-day", Objection, "nov", "date", "2025-11-21"),
		thing("figure/of-a-year", Figure, "undated", "date", "2024"),
	}, Relationships: []Relationship{
		joins(Controls, "actor/a", "territory/t", "nov", ""),
		joins(Claims, "actor/a", "territory/t", "month", "2014"),
		joins(PartOf, "territory/t", "territory/t", "nov", ""),
		joins(Recognises, "actor/a", "territory/t", "undated", "2014-03"),
		joins(MemberOf, "actor/a", "actor/council", "month", ""),
	}}
	Complete(&b)
	got := map[ID][2]string{}
	for _, e := range b.Entities[6:] {
		got[e.ID] = [2]string{e.Text("existsFrom"), e.Text("knownFrom")}
	}
	for _, r := range b.Relationships {
		got[ID(r.Type)] = [2]string{r.Text("existsFrom"), r.Text("knownFrom")}
	}
	want := map[ID][2]string{
		"actor/a": {"", ""}, "territory/t": {"", ""}, "actor/council": {"2025-11-24", "2025-11-24"},
		"proposal/reported": {"2025-11-23", "2025-11-24"}, "proposal/published": {"2025-11-23", "2025-11-23"},
		"provision/reported/1": {"2025-11-23", "2025-11-24"},
		"proposal/of-a-month":  {"2025-11", "2025-11-24"}, "event/of-a-month": {"2025-11", "2025-11-24"},
		"event/of-a-day":       {"2025-11-23", "2025-11-24"},
		"objection/of-a-month": {"2025-11", "2025-11-24"}, "objection/of-a-day": {"2025-11-21", "2025-11-21"},
		"figure/of-a-year": {"", "2024"},
		"CONTROLS":         {"2024-11-24", "2025-11-24"}, // for the year before it was reported, not since 2014
		"CLAIMS":           {"", "2025-11"},              // since 2014, reported on an unknown day of November
		"PART_OF":          {"", "2025-11-24"},           // the type does not change over time
		"RECOGNISES":       {"", "2014-03"},              // no dated source: known from its beginning
		"MEMBER_OF":        {"2025-11-24", "2025-11"},    // reported by the end of November
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("want -, got +:\n%s", diff)
	}
}

// TestIsDigest tells the digests that Complete sets from other texts.
func TestIsDigest(t *testing.T) {
	if !IsDigest(digest("actor/a")) {
		t.Error("a digest of Complete is none")
	}
	for _, s := range []string{"", "digest of a", "1994", digest("a")[2:], digest("a") + "00"} {
		if IsDigest(s) {
			t.Errorf("%q is a digest", s)
		}
	}
}
