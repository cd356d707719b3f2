package kgtest

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"accordgraph/internal/kg"
)

var replacing = cases{
	"ReplacesAllOfAnEntity":       replacesEntity,
	"ReplacesKind":                replacesKind,
	"ReplacesAllOfARelationship":  replacesRelationship,
	"ReplacesEnds":                replacesEnds,
	"ReplacesPlaces":              replacesPlaces,
	"PutsTheLastOfAnID":           putsLast,
	"PutsAllOrNothing":            putsAllOrNothing,
	"RefusesWhatBreaksTheForm":    refusesForm,
	"RefusesEndsThatAreNotKept":   refusesEnds,
	"PutsNothing":                 putsNothing,
	"PutsWhatTheCallerThenAlters": putsCopies,
}

var removing = cases{
	"Removes":                      removes,
	"RemovesWhatIsNotThere":        removesNothing,
	"RemovesBeforeItPuts":          removesFirst,
	"RefusesToLeaveRelationships":  refusesToLeave,
	"RemovesEndsWithRelationships": removesTogether,
}

func replacesEntity(t *testing.T, s kg.Store) {
	old := entity(kg.Actor, "a", "category", "STATE", "aliases", []string{"x"}, "summary", "old", "country", "UA")
	putAll(t, s, old)
	e := old
	e.Name, e.Sort, e.Digest, e.Fields = "New", "new", "d", pairs([]any{"category", "PERSON", "note", "n"})
	putAll(t, s, e)
	now := read(t, s, "new")
	same(t, "Entities", nil, now.Entities, map[kg.ID]kg.Entity{e.ID: e})
	same(t, "Roots", nil, now.Roots, []kg.Hop{{To: e}})
	same(t, "Found", nil, now.Found, []kg.Entity{e})
	same(t, "Digests", nil, now.Digests, map[kg.ID]string{e.ID: "d"})
	actors := kg.Step{To: kg.Actor}
	wants(t, s, "old value", kg.Root, kg.Via{Step: actors, Where: is("category", kg.Equal, "STATE")}, "")
	wants(t, s, "old list", kg.Root, kg.Via{Step: actors, Where: is("aliases", kg.Has, "x")}, "")
	wants(t, s, "gone", kg.Root, kg.Via{Step: actors, Where: is("country", kg.IsNull, true)}, "a")
}

// An entity that changes its kind keeps its relationships.
func replacesKind(t *testing.T, s kg.Store) {
	a, p := entity(kg.Actor, "a"), entity(kg.Proposal, "p", "status", "DRAFT")
	putAll(t, s, a, p, link(kg.Proposed, "r", a.ID, p.ID))
	p.Kind, p.Fields = kg.Agreement, pairs([]any{"status", "SIGNED", "ended", "2020"})
	putAll(t, s, p)
	for kind, want := range map[kg.Kind]string{kg.Proposal: "", kg.Agreement: "p", kg.Document: "p", kg.Any: "a p"} {
		wants(t, s, "root", kg.Root, kg.Via{Step: kg.Step{To: kind}}, want)
	}
	for kind, want := range map[kg.Kind]string{kg.Proposal: "", kg.Agreement: "r", kg.Document: "r", kg.Any: "r"} {
		wants(t, s, "step", a.ID, kg.Via{Step: out(kind, kg.Proposed)}, want)
	}
	same(t, "Entities", nil, read(t, s, "p").Found, []kg.Entity{p})
	p.Kind, p.Fields = kg.Merged, pairs([]any{"into", "proposal/q"})
	putAll(t, s, p)
	wants(t, s, "merged", kg.Root, kg.Via{}, "a")
	same(t, "merged", nil, read(t, s, "p").Found, nil)
	es, err := s.Entities(t.Context(), []kg.ID{p.ID}, kg.Want{})
	same(t, "merged", err, es, map[kg.ID]kg.Entity{p.ID: p})
}

func replacesRelationship(t *testing.T, s kg.Store) {
	a, b := entity(kg.Actor, "a"), entity(kg.Actor, "b")
	r := link(kg.MemberOf, "r", a.ID, b.ID, "status", "STATED", "role", "x", "sourceCount", 3, "validFrom", "2014",
		"sources", []string{"source/a"})
	putAll(t, s, a, b, r)
	r.Fields, r.Digest = pairs([]any{"status", "DISPUTED", "note", "n"}), "d"
	putAll(t, s, r)
	now := read(t, s, "a")
	same(t, "Relationships", nil, now.Relationships, map[kg.ID]kg.Relationship{r.ID: r})
	same(t, "Hops", nil, now.Hops[a.ID], []kg.Hop{{Relationship: r, To: b}})
	same(t, "Digests", nil, now.Digests[r.ID], "d")
	wants(t, s, "old", kg.Root, kg.Via{Step: kg.Step{Links: true}, Link: is("sources", kg.Has, "source/a")}, "")
	wants(t, s, "gone", kg.Root, kg.Via{Step: kg.Step{Links: true}, Link: is("sourceCount", kg.IsNull, true)}, "r")
}

// A relationship may change its ends or its type. It is then still one relationship.
func replacesEnds(t *testing.T, s kg.Store) {
	a, b, c := entity(kg.Actor, "a"), entity(kg.Actor, "b"), entity(kg.Actor, "c")
	r := link(kg.MemberOf, "r", a.ID, b.ID)
	putAll(t, s, a, b, c, r, link(kg.MemberOf, "other", a.ID, b.ID))
	for _, to := range []kg.Relationship{
		link(kg.MemberOf, "r", a.ID, c.ID), link(kg.MemberOf, "r", c.ID, a.ID), link(kg.PartOf, "r", c.ID, a.ID),
		link(kg.PartOf, "r", b.ID, b.ID), link(kg.HoldsOffice, "r", b.ID, a.ID),
	} {
		putAll(t, s, to)
		now := read(t, s, "a")
		same(t, "Relationships", nil, now.Relationships[r.ID], to)
		same(t, "Links", nil, len(now.Links), 2)
		for _, e := range []kg.Entity{a, b, c} {
			has := strings.Contains(list(t, s, e.ID, kg.Via{Step: both(kg.Any, to.Type)})+" ", "r ") &&
				names(now.Hops[e.ID]) != "other"
			if want := e.ID == to.From || e.ID == to.To; has != want {
				t.Errorf("%v: %s has it: %v, want %v", to, e.ID, has, want)
			}
		}
	}
}

// The order of a list changes when the sort keys of its entities change.
func replacesPlaces(t *testing.T, s kg.Store) {
	a, b, c, d := entity(kg.Actor, "a"), entity(kg.Actor, "b"), entity(kg.Actor, "c"), entity(kg.Actor, "d")
	putAll(t, s, a, b, c, d, link(kg.MemberOf, "ab", a.ID, b.ID), link(kg.MemberOf, "ac", a.ID, c.ID),
		link(kg.MemberOf, "da", d.ID, a.ID),
		link(kg.MemberOf, "aa", a.ID, a.ID), link(kg.MemberOf, "cb", c.ID, b.ID))
	wants(t, s, "before", a.ID, kg.Via{Step: both(kg.Any)}, "aa ab ac da")
	b.Sort, a.Sort, d.Sort = "x", "e", ""
	putAll(t, s, b, a, d)
	wants(t, s, "both", a.ID, kg.Via{Step: both(kg.Any)}, "da ac aa ab")
	wants(t, s, "out", a.ID, kg.Via{Step: out(kg.Actor, kg.MemberOf)}, "ac aa ab")
	wants(t, s, "in", b.ID, kg.Via{Step: in(kg.Actor, kg.MemberOf)}, "cb ab")
	wants(t, s, "root", kg.Root, kg.Via{Step: kg.Step{To: kg.Actor}}, "d c a b")
	hops := expand(t, s, a.ID, kg.Via{Step: both(kg.Any)},
		kg.Window{Limit: 2, After: kg.Key{Sort: "c", ID: "relationship/ac"}})
	same(t, "after", nil, names(hops), "aa ab")
	b.Sort = "b"
	put(t, s, kg.Batch{Entities: []kg.Entity{b}, Relationships: []kg.Relationship{link(kg.MemberOf, "ac", a.ID, b.ID)}})
	wants(t, s, "both at once", a.ID, kg.Via{Step: both(kg.Any)}, "da ab ac aa")
}

func putsLast(t *testing.T, s kg.Store) {
	a, b := entity(kg.Actor, "a", "summary", "first", "country", "UA"), entity(kg.Actor, "b")
	last := a
	last.Name, last.Sort, last.Fields = "second", "z", pairs([]any{"summary", "second"})
	r := link(kg.MemberOf, "r", a.ID, "actor/nobody", "role", "first", "note", "first")
	end := link(kg.PartOf, "r", b.ID, a.ID, "role", "second")
	put(t, s, kg.Batch{Entities: []kg.Entity{a, b, last}, Relationships: []kg.Relationship{r, end}})
	now := read(t, s, "second")
	same(t, "Entities", nil, now.Entities, map[kg.ID]kg.Entity{a.ID: last, b.ID: b})
	same(t, "Links", nil, now.Links, []kg.Hop{{Relationship: end}})
	same(t, "Hops", nil, now.Hops[b.ID], []kg.Hop{{Relationship: end, To: last}})
	same(t, "Found", nil, now.Found, []kg.Entity{last})
	same(t, "not found", nil, read(t, s, "first").Found, nil)
	wants(t, s, "order", kg.Root, kg.Via{Step: kg.Step{To: kg.Actor}}, "b a")
}

// small puts three entities, one relationship and a Meta. The entity a has a text to
// search for.
func small(t *testing.T, s kg.Store) (a, b, c kg.Entity, r kg.Relationship) {
	t.Helper()
	a, b, c = entity(kg.Actor, "a", "summary", "old words"), entity(kg.Actor, "b"), entity(kg.Actor, "c")
	r = link(kg.MemberOf, "r", a.ID, b.ID, "role", "old")
	put(t, s, kg.Batch{
		Entities: []kg.Entity{a, b, c}, Relationships: []kg.Relationship{r},
		Meta: &kg.Meta{Title: "old", Counts: map[string]int{"Actor": 3}},
	})
	return a, b, c, r
}

// If a batch is refused for any reason, nothing changes.
func putsAllOrNothing(t *testing.T, s kg.Store) {
	a, b, c, r := small(t, s)
	before := read(t, s, "old")
	other := a.Clone()
	other.Name, other.Sort, other.Digest, other.Fields["summary"] = "new", "zzz", "new", "new words"
	moved := link(kg.PartOf, "r", c.ID, a.ID)
	good := func() kg.Batch {
		return kg.Batch{
			Remove: []kg.ID{c.ID, "relationship/none"}, Entities: []kg.Entity{other, entity(kg.Event, "new")},
			Relationships: []kg.Relationship{link(kg.MemberOf, "new", a.ID, b.ID)}, Meta: &kg.Meta{Title: "new"},
		}
	}
	for why, spoil := range map[string]func(*kg.Batch){
		"end not there": func(b *kg.Batch) {
			b.Relationships = append(b.Relationships,
				link(kg.MemberOf, "l", a.ID, "actor/no"))
		},
		"start not there": func(b *kg.Batch) {
			b.Relationships = append(b.Relationships,
				link(kg.MemberOf, "l", "actor/no", a.ID))
		},
		"end removed":        func(b *kg.Batch) { b.Relationships = append(b.Relationships, moved) },
		"left without end":   func(b *kg.Batch) { b.Remove = append(b.Remove, "actor/b") },
		"left without start": func(b *kg.Batch) { b.Entities, b.Remove = b.Entities[1:], append(b.Remove, a.ID) },
		"bad entity":         func(b *kg.Batch) { b.Entities = append(b.Entities, kg.Entity{ID: "actor/x", Kind: "Robot"}) },
		"bad relationship":   func(b *kg.Batch) { b.Relationships = append(b.Relationships, link("LOVES", "l", a.ID, a.ID)) },
	} {
		b := good()
		spoil(&b)
		refused(t, s, why, b)
		same(t, why, nil, read(t, s, "old"), before)
		same(t, why, nil, read(t, s, "new").Found, nil)
	}
	put(t, s, good())
	after := read(t, s, "new")
	same(t, "good", nil, after.Found, []kg.Entity{entity(kg.Event, "new"), other})
	same(t, "good", nil, len(after.Digests), 5)
	same(t, "good", nil, after.Relationships[r.ID], r)
	same(t, "good", nil, after.Meta, kg.Meta{Title: "new"})
}

// Every store refuses what [kg.Batch.Check] refuses.
func refusesForm(t *testing.T, s kg.Store) {
	a, _, _, _ := small(t, s)
	before := read(t, s, "old")
	for why, e := range map[string]kg.Entity{
		"no id":           {Kind: kg.Actor},
		"form of the id":  {ID: "actor/A", Kind: kg.Actor},
		"no kind":         {ID: "actor/x"},
		"kind of a step":  {ID: "actor/x", Kind: kg.Document},
		"unknown field":   entity(kg.Actor, "x", "shoeSize", 43),
		"other's field":   entity(kg.Actor, "x", "latitude", 1.5),
		"fixed field":     entity(kg.Actor, "x", "name", "x"),
		"type of a field": entity(kg.Actor, "x", "summary", 1),
		"empty list":      entity(kg.Actor, "x", "aliases", []string{}),
		"not UTF-8":       entity(kg.Actor, "x", "summary", "\xff"),
		"NUL":             entity(kg.Actor, "x", "summary", "a\x00b"),
		"not a date":      entity(kg.Event, "x", "date", "2014-13"),
		"vocabulary":      entity(kg.Actor, "x", "category", "ROBOT"),
		"long name":       {ID: "actor/x", Kind: kg.Actor, Name: strings.Repeat("x", kg.MaxName+1)},
	} {
		refused(t, s, why, batch(entity(kg.Actor, "fine"), e))
	}
	for why, r := range map[string]kg.Relationship{
		"no id":         {Type: kg.MemberOf, From: a.ID, To: a.ID},
		"no type":       {ID: "relationship/x", From: a.ID, To: a.ID},
		"unknown field": link(kg.MemberOf, "x", a.ID, a.ID, "shoeSize", 43),
		"type":          link(kg.MemberOf, "x", a.ID, a.ID, "sourceCount", 1.0),
	} {
		refused(t, s, why, batch(entity(kg.Actor, "fine"), r))
	}
	same(t, "refused", nil, read(t, s, "old"), before)
}

func refusesEnds(t *testing.T, s kg.Store) {
	a, b, _, r := small(t, s)
	for why, l := range map[string]kg.Relationship{
		"root":         link(kg.MemberOf, "x", a.ID, kg.Root),
		"relationship": link(kg.MemberOf, "x", a.ID, r.ID),
		"replaced":     link(kg.MemberOf, "r", a.ID, "actor/nobody"),
	} {
		refused(t, s, why, batch(l))
	}
	end := entity(kg.Event, "later")
	putAll(t, s, link(kg.About, "about", end.ID, b.ID), end) // the order within a batch does not matter
	wants(t, s, "in one batch", end.ID, kg.Via{Step: out(kg.Any)}, "about")
}

func putsNothing(t *testing.T, s kg.Store) {
	put(t, s, kg.Batch{})
	same(t, "empty", nil, read(t, s, "a"), snapshot{})
	a, b, c, r := small(t, s)
	before := read(t, s, "old")
	put(t, s, kg.Batch{})
	put(t, s, kg.Batch{Remove: []kg.ID{}, Entities: []kg.Entity{}, Relationships: []kg.Relationship{}})
	putAll(t, s, r, c, b, a) // the same again
	same(t, "again", nil, read(t, s, "old"), before)
}

// A store copies what it gets. It does not change if the caller changes its own maps
// afterwards.
func putsCopies(t *testing.T, s kg.Store) {
	a, _, _, r := small(t, s)
	before := read(t, s, "old")
	a.Fields["summary"], r.Fields["role"] = "altered", "altered"
	same(t, "altered", nil, read(t, s, "old").Entities[a.ID].Text("summary"), "old words")
	same(t, "altered", nil, read(t, s, "old").Relationships[r.ID].Text("role"), "old")
	same(t, "altered", nil, len(before.Found), 1)
}

func removes(t *testing.T, s kg.Store) {
	a, b, c, r := small(t, s)
	put(t, s, kg.Batch{Remove: []kg.ID{r.ID}})
	now := read(t, s, "old")
	same(t, "relationship", nil, [3]int{len(now.Digests), len(now.Links), len(now.Hops)}, [3]int{3, 0, 0})
	put(t, s, kg.Batch{Remove: []kg.ID{a.ID, a.ID}})
	now = read(t, s, "old")
	same(t, "entity", nil, now.Entities, map[kg.ID]kg.Entity{b.ID: b, c.ID: c})
	same(t, "entity", nil, now.Found, nil)
	same(t, "meta stays", nil, now.Meta.Title, "old")
	wants(t, s, "root", kg.Root, kg.Via{Step: kg.Step{To: kg.Actor}}, "b c")
	putAll(t, s, a)
	same(t, "once more", nil, read(t, s, "old").Found, []kg.Entity{a})
}

func removesNothing(t *testing.T, s kg.Store) {
	put(t, s, kg.Batch{Remove: []kg.ID{"actor/a"}})
	small(t, s)
	before := read(t, s, "old")
	put(t, s, kg.Batch{Remove: []kg.ID{"actor/nobody", "relationship/none", kg.Root, "not an id"}})
	same(t, "nothing", nil, read(t, s, "old"), before)
}

// If one batch both removes and puts an ID, the ID is in the store afterwards.
func removesFirst(t *testing.T, s kg.Store) {
	a, b, _, r := small(t, s)
	other := entity(kg.Actor, "a", "note", "n")
	put(t, s, kg.Batch{Remove: []kg.ID{a.ID, r.ID}, Entities: []kg.Entity{other}, Relationships: []kg.Relationship{r}})
	now := read(t, s, "old")
	same(t, "hops", nil, now.Hops[b.ID], []kg.Hop{{Relationship: r, To: other}})
	same(t, "words", nil, now.Found, nil)
	same(t, "fields", nil, now.Entities[a.ID], other)
	put(t, s, kg.Batch{Remove: []kg.ID{a.ID}, Entities: []kg.Entity{a}}) // the relationship of a stays valid
	wants(t, s, "kept", a.ID, kg.Via{Step: out(kg.Any)}, "r")
	putAll(t, s, link(kg.MemberOf, "s", a.ID, "actor/c"))
	b.Sort = "x"
	put(t, s, kg.Batch{Remove: []kg.ID{b.ID}, Entities: []kg.Entity{b}}) // the hop to b is sorted by b's new key
	pages(t, s, a.ID, kg.Via{Step: out(kg.Any)}, kg.Order{}, "s r")
}

func refusesToLeave(t *testing.T, s kg.Store) {
	a, b, c, r := small(t, s)
	loop := link(kg.PartOf, "loop", c.ID, c.ID)
	putAll(t, s, loop)
	before := read(t, s, "old")
	for why, b := range map[string]kg.Batch{
		"start":          {Remove: []kg.ID{a.ID}},
		"end":            {Remove: []kg.ID{b.ID}},
		"both":           {Remove: []kg.ID{a.ID, b.ID}},
		"loop":           {Remove: []kg.ID{c.ID}},
		"of another":     {Remove: []kg.ID{a.ID, loop.ID}},
		"put once more":  {Remove: []kg.ID{a.ID, r.ID}, Relationships: []kg.Relationship{r}},
		"replaced alike": {Remove: []kg.ID{a.ID}, Relationships: []kg.Relationship{link(kg.PartOf, "r", a.ID, c.ID)}},
	} {
		refused(t, s, why, b)
		same(t, why, nil, read(t, s, "old"), before)
	}
}

func removesTogether(t *testing.T, s kg.Store) {
	a, b, c, r := small(t, s)
	// r has another end now
	put(t, s, kg.Batch{Remove: []kg.ID{b.ID}, Relationships: []kg.Relationship{link(kg.MemberOf, "r", a.ID, c.ID)}})
	wants(t, s, "moved", a.ID, kg.Via{Step: out(kg.Any)}, "r")
	var ids []kg.ID
	for i := range 50 {
		l := link(kg.MemberOf, fmt.Sprint("l", i), a.ID, c.ID)
		putAll(t, s, l)
		ids = append(ids, l.ID)
	}
	put(t, s, kg.Batch{Remove: slices.Concat([]kg.ID{a.ID, c.ID}, ids, []kg.ID{r.ID})})
	now := read(t, s, "old")
	same(t, "all", nil, len(now.Digests)+len(now.Roots)+len(now.Links)+len(now.Found), 0)
}
