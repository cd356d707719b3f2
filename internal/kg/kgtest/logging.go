package kgtest

import (
	"errors"
	"testing"

	"accordgraph/internal/kg"
)

var logging = cases{
	"LogsFromTheFirstRevision":   logsFromFirst,
	"LogsWhatAPutChanges":        logsChanges,
	"LogsWhatTheStoreHeld":       logsHeld,
	"LogsTheDataSet":             logsMeta,
	"LogsAHistory":               logsHistory,
	"FindsChanges":               findsChanges,
	"KeepsOddThingsInTheLog":     logsOdd,
	"RefusesWhatItDoesNotExpect": refusesUnexpected,
	"CountsPuts":                 countsPuts,
}

// changes returns all entries of the log, and checks that they have the numbers 1, 2, 3 and so on up to the tip.
func changes(t *testing.T, s kg.Store) []kg.Change {
	t.Helper()
	all := asked(t, s, kg.ChangeQuestion{Limit: 10_000})
	for i, c := range all {
		if c.Number != int64(i)+1 {
			t.Errorf("entry %d has number %d", i, c.Number)
		}
	}
	tip, err := s.Tip(t.Context())
	same(t, "Tip", err, tip.Number, int64(len(all)))
	return all
}

func asked(t *testing.T, s kg.Store, q kg.ChangeQuestion) []kg.Change {
	t.Helper()
	all, err := s.Changes(t.Context(), q)
	if err != nil {
		t.Fatalf("Changes %+v: %v", q, err)
	}
	return all
}

func thing(v any) kg.Thing {
	switch v := v.(type) {
	case kg.Entity:
		return kg.Thing{Entity: &v}
	case kg.Relationship:
		return kg.Thing{Relationship: &v}
	case kg.Meta:
		return kg.Thing{Meta: &v}
	}
	return kg.Thing{}
}

// at returns the batch that puts things and gives the store a revision.
func at(revision string, things ...any) kg.Batch {
	b := batch(things...)
	b.Meta = &kg.Meta{Revision: revision}
	b.Day = "2025-01-02"
	return b
}

// As long as a store has no revision, nothing is logged. The first revision is one entry.
func logsFromFirst(t *testing.T, s kg.Store) {
	same(t, "none", nil, changes(t, s), nil)
	putAll(t, s, entity(kg.Actor, "a"))
	put(t, s, kg.Batch{Meta: &kg.Meta{Title: "unfinished"}})
	same(t, "no revision", nil, changes(t, s), nil)
	b := at("r1", entity(kg.Actor, "a", "note", "n"), entity(kg.Actor, "b"))
	b.Meta.Title, b.Meta.Changelog = "One", []kg.ChangelogEntry{{Date: "2025-01-01", Kind: "ADDED", Summary: "b"}}
	b.Why = b.Meta.Changelog
	put(t, s, b)
	same(t, "first", nil, changes(t, s), []kg.Change{{
		Number: 1, Is: thing(kg.Meta{Revision: "r1", Title: "One"}), After: "r1", Day: "2025-01-02",
	}})
}

func logsChanges(t *testing.T, s kg.Store) {
	a, b, c := entity(kg.Actor, "a"), entity(kg.Actor, "b", "note", "old", "aliases", []string{"x"}), entity(kg.Actor, "c")
	r := link(kg.MemberOf, "r", a.ID, b.ID, "sourceCount", 2, "order", 1)
	put(t, s, at("r1", a, b, c, r))
	b2, d := b, entity(kg.Figure, "d", "value", 2.0)
	b2.Fields = map[string]any{"note": "new"}
	r2 := link(kg.PartOf, "r", b.ID, a.ID, "sourceCount", 3)
	next := at("r2", d, r2, b2, a, link(kg.MemberOf, "again", a.ID, b.ID))
	next.Relationships = append(next.Relationships, link(kg.MemberOf, "again", a.ID, a.ID)) // the last one counts
	next.Remove = []kg.ID{c.ID, "actor/none", d.ID}
	why := kg.ChangelogEntry{Date: "2025-02-01", Kind: "REMOVED", Summary: "c", Removed: []kg.ID{c.ID}}
	other := kg.ChangelogEntry{Date: "2025-02-02", Kind: "CORRECTED", Summary: "x", IDs: []kg.ID{a.ID}}
	next.Why = []kg.ChangelogEntry{why, other}
	put(t, s, next)
	by := func(n int64, id kg.ID, was, is any, why ...kg.ChangelogEntry) kg.Change {
		return kg.Change{
			Number: n, ID: id, Was: thing(was), Is: thing(is), Before: "r1", After: "r2", Day: "2025-01-02", Why: why,
		}
	}
	same(t, "entries", nil, changes(t, s)[1:], []kg.Change{
		by(2, b.ID, b, b2),
		by(3, c.ID, c, nil, why),
		by(4, d.ID, nil, d),
		by(5, "relationship/again", nil, next.Relationships[2]),
		by(6, r.ID, r, r2),
		by(7, kg.Root, kg.Meta{Revision: "r1"}, kg.Meta{Revision: "r2"}, why, other),
	})
	put(t, s, next)
	if again := changes(t, s); len(again) != 7 {
		t.Errorf("the same again is logged: %+v", again[7:])
	}
	put(t, s, kg.Batch{Entities: []kg.Entity{a}, Remove: []kg.ID{d.ID}})
	last := by(8, d.ID, d, nil)
	last.Before, last.Day = "r2", ""
	same(t, "without meta", nil, changes(t, s)[7:], []kg.Change{last})
	refused(t, s, "an end is missing", at("r3", entity(kg.Actor, "x"), link(kg.MemberOf, "y", a.ID, "actor/none")))
	same(t, "after a refusal", nil, len(changes(t, s)), 8)
}

// What a thing was is what the store held, and the entries about a thing are a chain.
func logsHeld(t *testing.T, s kg.Store) {
	put(t, s, at("r0", entity(kg.Event, "hub")))
	const rounds = 5
	for i := range rounds {
		put(t, s, at("r", entity(kg.Actor, "a", "note", string(rune('a'+i)))))
	}
	put(t, s, kg.Batch{Remove: []kg.ID{"actor/a"}})
	all := asked(t, s, kg.ChangeQuestion{IDs: []kg.ID{"actor/a"}, Limit: 99})
	same(t, "entries", nil, len(all), rounds+1)
	was := kg.Thing{}
	for _, c := range all {
		same(t, "was", nil, c.Was, was)
		was = c.Is
	}
	same(t, "removed", nil, was, kg.Thing{})
}

// An entry about the data set has what differs in the changelog.
func logsMeta(t *testing.T, s kg.Store) {
	entry := func(day, summary string) kg.ChangelogEntry {
		return kg.ChangelogEntry{Date: day, Kind: "CORRECTED", Summary: summary}
	}
	one := kg.Meta{Revision: "r1", Counts: map[string]int{"Actor": 1}, Changelog: []kg.ChangelogEntry{
		entry("2025-02-02", "d"), entry("2025-02-02", "c"), entry("2025-02-01", "b"), entry("2025-01-01", "a"),
	}}
	two, three, four := one, one, one
	two.Revision, two.Changelog = "r2", append([]kg.ChangelogEntry{entry("2025-03-01", "e")}, one.Changelog...)
	three.Revision, three.Changelog = "r3", []kg.ChangelogEntry{two.Changelog[0], two.Changelog[2], two.Changelog[4]}
	four.Revision = "r4" // with an entry again, in a place that no day gives
	four.Changelog = []kg.ChangelogEntry{three.Changelog[2], three.Changelog[0], three.Changelog[1]}
	metas := []kg.Meta{one, two, three, four}
	for _, m := range metas {
		put(t, s, kg.Batch{Meta: &m})
	}
	all := changes(t, s)
	same(t, "entries", nil, len(all), len(metas))
	same(t, "an added entry", nil, all[1].Is.Meta.Changelog, []kg.ChangelogEntry{entry("2025-03-01", "e")})
	same(t, "an added entry", nil, all[1].Was.Meta.Changelog, nil)
	now, err := s.Meta(t.Context())
	same(t, "Meta", err, now, four)
	for i := len(metas) - 1; i > 0; i-- {
		now = now.Undo(all[i])
		same(t, "undone", nil, now, metas[i-1])
	}
	same(t, "before the first", nil, now.Undo(all[0]), kg.Meta{})
}

// A store without a revision takes a history, which must end at the revision of the data set.
func logsHistory(t *testing.T, s kg.Store) {
	a, a2 := entity(kg.Actor, "a"), entity(kg.Actor, "a", "note", "n")
	history := []kg.Change{
		{Is: thing(kg.Meta{Revision: "r1"}), After: "r1", Day: "2024-01-01"},
		{ID: a.ID, Was: thing(a), Is: thing(a2), Before: "r1", After: "r2", Day: "2025-01-01"},
		{Was: thing(kg.Meta{Revision: "r1"}), Is: thing(kg.Meta{Revision: "r2"}), Before: "r1", After: "r2"},
	}
	b := at("r2", a2)
	b.History = history[:2]
	refused(t, s, "a history that ends at a thing", b)
	b.History = history[:1]
	refused(t, s, "a history that ends at another revision", b)
	same(t, "after a refusal", nil, changes(t, s), nil)
	b.History = history
	put(t, s, b)
	for i := range history {
		history[i].Number = int64(i) + 1
	}
	history[2].Day = b.Day // an entry without a day has the day of the load
	same(t, "the history", nil, changes(t, s), history)
	b.Meta = &kg.Meta{Revision: "r3"}
	put(t, s, b) // the log has begun, so the history does not count
	same(t, "after that", nil, len(changes(t, s)), 4)
}

func findsChanges(t *testing.T, s kg.Store) {
	p, q := entity(kg.Agreement, "p"), entity(kg.Agreement, "q")
	a, b := entity(kg.Actor, "a"), entity(kg.Actor, "b")
	put(t, s, at("r1", p, q, a, b))                                                      // 1
	clause := entity(kg.Provision, "c", "document", string(p.ID))                        // 2
	put(t, s, at("r2", clause, link(kg.MemberOf, "r", a.ID, b.ID)))                      // 3, 4: the data set
	moved := entity(kg.Provision, "c", "document", string(q.ID))                         // 5
	put(t, s, kg.Batch{Entities: []kg.Entity{moved}, Remove: []kg.ID{"relationship/r"}}) // 6
	for _, test := range []struct {
		what string
		q    kg.ChangeQuestion
		want []int64
	}{
		{"all", kg.ChangeQuestion{Limit: 99}, []int64{1, 2, 3, 4, 5, 6}},
		{"the latest", kg.ChangeQuestion{Limit: 2, Desc: true}, []int64{6, 5}},
		{"the first", kg.ChangeQuestion{Limit: 2}, []int64{1, 2}},
		{"after one", kg.ChangeQuestion{After: 4, Limit: 99}, []int64{5, 6}},
		{"after the last", kg.ChangeQuestion{After: 6, Limit: 99}, nil},
		{"between", kg.ChangeQuestion{After: 2, Before: 5, Limit: 99}, []int64{3, 4}},
		{"before one", kg.ChangeQuestion{Before: 3, Limit: 99, Desc: true}, []int64{2, 1}},
		{"the data set", kg.ChangeQuestion{IDs: []kg.ID{kg.Root}, Limit: 99, Desc: true}, []int64{4, 1}},
		{"a thing", kg.ChangeQuestion{IDs: []kg.ID{clause.ID}, Limit: 99}, []int64{2, 5}},
		{"a relationship", kg.ChangeQuestion{IDs: []kg.ID{"relationship/r"}, Limit: 99}, []int64{3, 6}},
		{"an end", kg.ChangeQuestion{IDs: []kg.ID{a.ID}, Limit: 99}, []int64{3, 6}},
		{"the document before", kg.ChangeQuestion{IDs: []kg.ID{p.ID}, Limit: 99}, []int64{2, 5}},
		{"the document after", kg.ChangeQuestion{IDs: []kg.ID{q.ID}, Limit: 99}, []int64{5}},
		{"several", kg.ChangeQuestion{IDs: []kg.ID{q.ID, a.ID, b.ID, a.ID}, Limit: 2, Desc: true}, []int64{6, 5}},
		{"several after", kg.ChangeQuestion{IDs: []kg.ID{q.ID, a.ID}, After: 3, Limit: 1}, []int64{5}},
		{"nothing", kg.ChangeQuestion{IDs: []kg.ID{"actor/none"}, Limit: 99}, nil},
	} {
		var got []int64
		for _, c := range asked(t, s, test.q) {
			got = append(got, c.Number)
		}
		same(t, test.what, nil, got, test.want)
		if q := test.q; q.After == 0 && q.Before == 0 && q.Limit > 9 {
			n, err := s.CountChanges(t.Context(), q.IDs)
			same(t, test.what+", counted", err, n, int64(len(test.want)))
		}
	}
}

// The log returns every field of every kind and type as it was.
func logsOdd(t *testing.T, s kg.Store) {
	all := everyEntity()
	hub := entity(kg.Event, "hub")
	b := kg.Batch{Entities: all}
	for n, typ := range kg.Types() {
		r := link(typ, string(rune('a'+n%26))+string(rune('a'+n/26)), hub.ID, hub.ID)
		r.Fields = filled(kg.RelationshipFields(), n, "id", "type", "source", "target")
		b.Relationships = append(b.Relationships, r)
	}
	put(t, s, at("r1", hub))
	put(t, s, b)
	b.Remove = b.Touched()
	want := b.Remove
	put(t, s, kg.Batch{Remove: b.Remove})
	now := map[kg.ID]kg.Thing{}
	for _, e := range b.Entities {
		now[e.ID] = thing(e)
	}
	for _, r := range b.Relationships {
		now[r.ID] = thing(r)
	}
	got := changes(t, s)[1:]
	if len(got) != 2*len(want) {
		t.Fatalf("%d entries, want %d", len(got), 2*len(want))
	}
	for i, id := range want {
		same(t, "added", nil, got[i].Is, now[id])
		same(t, "removed", nil, got[len(want)+i].Was, now[id])
	}
}

// A batch that expects another state of the store changes nothing.
func refusesUnexpected(t *testing.T, s kg.Store) {
	put(t, s, at("r1", entity(kg.Actor, "a")))
	tip, err := s.Tip(t.Context())
	same(t, "Tip", err, tip, kg.Tip{Number: 1, Puts: 1})
	before := read(t, s, "a")
	for _, puts := range []int64{0, tip.Puts - 1, tip.Puts + 1} {
		b := at("r2", entity(kg.Actor, "b"))
		b.Expect = &puts
		if err := s.Put(t.Context(), b); !errors.Is(err, kg.ErrConflict) {
			t.Errorf("a batch for %d puts: %v, want ErrConflict", puts, err)
		}
	}
	same(t, "after that", nil, read(t, s, "a"), before)
	b := at("r2", entity(kg.Actor, "b"))
	b.Expect = &tip.Puts
	put(t, s, b)
	same(t, "expected", nil, len(changes(t, s)), 3)
}

// Puts counts every Put that changed the store, also one that logs nothing.
func countsPuts(t *testing.T, s kg.Store) {
	for n := range int64(3) {
		tip, err := s.Tip(t.Context())
		same(t, "Tip", err, tip, kg.Tip{Puts: n})
		putAll(t, s, entity(kg.Actor, "a"))
	}
	refused(t, s, "an end is missing", batch(link(kg.MemberOf, "y", "actor/a", "actor/none")))
	tip, err := s.Tip(t.Context())
	same(t, "after a refusal", err, tip, kg.Tip{Puts: 3})
}
