package kgtest

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"accordgraph/internal/kg"
)

var stepping = cases{
	"FollowsDirections":           followsDirections,
	"FollowsTypes":                followsTypes,
	"LeadsToKinds":                leadsToKinds,
	"ListsNothingMerged":          listsNothingMerged,
	"FollowsRefs":                 followsRefs,
	"FollowsRefsFromWhatIsThere":  followsRefsThere,
	"FollowsWhatFiltersLetPass":   followsFiltered,
	"FollowsParallelToEachTarget": followsParallel,
}

// The graph has two parallel relationships, one relationship in the opposite direction,
// and two self-loops. Each relationship is one hop in each direction in which it leads.
func followsDirections(t *testing.T, s kg.Store) {
	a, b := entity(kg.Actor, "a"), entity(kg.Actor, "b")
	putAll(t, s, a, b, link(kg.MemberOf, "ab1", a.ID, b.ID), link(kg.MemberOf, "ab2", a.ID, b.ID),
		link(kg.MemberOf, "ba", b.ID, a.ID),
		link(kg.MemberOf, "aa", a.ID, a.ID), link(kg.PartOf, "aa2", a.ID, a.ID))
	for _, test := range []struct {
		step kg.Step
		a, b string
	}{
		{out(kg.Any), "aa aa2 ab1 ab2", "ba"},
		{in(kg.Any), "aa aa2 ba", "ab1 ab2"},
		{both(kg.Any), "aa aa2 ab1 ab2 ba", "ab1 ab2 ba"},
		{out(kg.Actor, kg.MemberOf), "aa ab1 ab2", "ba"},
		{in(kg.Actor, kg.MemberOf), "aa ba", "ab1 ab2"},
		{both(kg.Actor, kg.MemberOf), "aa ab1 ab2 ba", "ab1 ab2 ba"},
		{both(kg.Actor, kg.PartOf), "aa2", ""},
	} {
		for id, want := range map[kg.ID]string{a.ID: test.a, b.ID: test.b} {
			wants(t, s, "direction", id, kg.Via{Step: test.step}, want)
			everyWay(t, s, id, kg.Via{Step: test.step}, kg.Order{}, want)
			everyWay(t, s, id, kg.Via{Step: test.step}, kg.Order{Field: "name"}, want)
			everyWay(t, s, id, kg.Via{Step: test.step}, kg.Order{Field: "sourceCount", Link: true}, want)
		}
	}
	for _, h := range expand(t, s, a.ID, kg.Via{Step: both(kg.Any)}, kg.Window{Limit: 9}) {
		far := h.Relationship.To
		if h.Relationship.From == b.ID {
			far = b.ID
		}
		same(t, string(h.Relationship.ID), nil, h.To.ID, far)
	}
}

func followsTypes(t *testing.T, s kg.Store) {
	a, p, c := entity(kg.Actor, "a"), entity(kg.Proposal, "p"), entity(kg.Provision, "c")
	putAll(t, s, a, p, c, link(kg.Proposed, "proposed", a.ID, p.ID), link(kg.Supports, "supports-p", a.ID, p.ID),
		link(kg.Supports, "supports-c", a.ID, c.ID),
		link(kg.Violated, "violated", a.ID, c.ID), link(kg.Obliges, "obliges", c.ID, a.ID))
	for _, test := range []struct {
		step kg.Step
		want string
	}{
		{out(kg.Any), "supports-c violated proposed supports-p"},
		{out(kg.Any, kg.Supports), "supports-c supports-p"},
		{out(kg.Any, kg.Proposed, kg.Supports), "supports-c proposed supports-p"},
		{both(kg.Any, kg.Obliges, kg.Proposed, kg.Violated), "obliges violated proposed"},
		{in(kg.Any, kg.Obliges, kg.Proposed, kg.Violated), "obliges"},
		{out(kg.Any, kg.Cites), ""},
		{out(kg.Any, kg.Cites, kg.Obliges), ""},
		{both(kg.Any, kg.Types()...), "obliges supports-c violated proposed supports-p"},
	} {
		everyWay(t, s, a.ID, kg.Via{Step: test.step}, kg.Order{}, test.want)
		wants(t, s, "types", a.ID, kg.Via{Step: test.step}, test.want)
	}
}

// The graph has one entity of each kind. One relationship leads to each of these
// entities.
func leadsToKinds(t *testing.T, s kg.Store) {
	hub := entity(kg.Event, "hub")
	things, kinds := []any{hub}, append(kg.Kinds(), kg.Merged)
	for i, k := range kinds {
		far := entity(k, fmt.Sprintf("n%02d", i))
		things = append(things, far, link(kg.About, fmt.Sprintf("r%02d", i), hub.ID, far.ID))
	}
	putAll(t, s, things...)
	first := kg.ID(strings.ToLower(string(kinds[0])) + "/n00")
	for _, k := range append(kinds, kg.Document, kg.Any) {
		want, back := numberedKinds("r%02d", kinds, k), ""
		if hub.Kind.Is(k) {
			back = "r00"
		}
		wants(t, s, "step", hub.ID, kg.Via{Step: out(k, kg.About)}, want)
		wants(t, s, "any type", hub.ID, kg.Via{Step: both(k)}, want)
		wants(t, s, "back", first, kg.Via{Step: in(k)}, back)
	}
	for _, k := range append(kg.Kinds(), kg.Document, kg.Any) {
		want := numberedKinds("n%02d", kg.Kinds(), k) // no list contains merged entities
		if hub.Kind.Is(k) {
			want = "hub " + want
		}
		everyWay(t, s, kg.Root, kg.Via{Step: kg.Step{To: k}}, kg.Order{}, want)
		everyWay(t, s, kg.Root, kg.Via{Step: kg.Step{To: k}}, kg.Order{Field: "name"}, want)
		wants(t, s, "root", kg.Root, kg.Via{Step: kg.Step{To: k}}, want)
	}
}

// numberedKinds looks for the kinds in all that count as one of the wanted kinds. It
// returns their indexes in all, each formatted with form.
func numberedKinds(form string, all []kg.Kind, wanted ...kg.Kind) string {
	var names []string
	for i, k := range all {
		if slices.ContainsFunc(wanted, k.Is) {
			names = append(names, fmt.Sprintf(form, i))
		}
	}
	return strings.Join(names, " ")
}

// A merged entity is found by its ID, and at the end of a relationship, but in no list.
func listsNothingMerged(t *testing.T, s kg.Store) {
	a, m := entity(kg.Actor, "a"), entity(kg.Merged, "m", "into", "actor/a", "aliases", []string{"word"})
	about := entity(kg.Event, "e")
	putAll(t, s, a, m, about, link(kg.About, "r", about.ID, m.ID))
	ctx := t.Context()
	wants(t, s, "root", kg.Root, kg.Via{}, "a e")
	wants(t, s, "filtered", kg.Root, kg.Via{Where: is("name", kg.Equal, "m")}, "")
	wants(t, s, "by id", kg.Root, kg.Via{Where: is("id", kg.Equal, string(m.ID))}, "")
	kinds, err := s.Facet(ctx, kg.Via{}, "kind")
	same(t, "Facet", err, kinds, map[string]int{"Actor": 1, "Event": 1})
	for _, term := range []string{"m", "word"} {
		found, err := s.Search(ctx, []kg.SearchTerm{{term}}, nil, 9)
		same(t, "Search", err, found, nil)
	}
	got, err := s.Entities(ctx, []kg.ID{m.ID}, kg.Want{})
	same(t, "Entities", err, got, map[kg.ID]kg.Entity{m.ID: m})
	wants(t, s, "reached", about.ID, kg.Via{Step: out(kg.Any, kg.About)}, "r")
	wants(t, s, "linked", kg.Root, kg.Via{Where: kg.Linked{Via: kg.Via{Step: out(kg.Any)}}}, "e")
}

var evidenceOf = kg.Step{Dir: kg.In, To: kg.Evidence, Ref: "source"}

// A step by a Ref has no relationship, so its hops are in the order of the entities.
func followsRefs(t *testing.T, s kg.Store) {
	x, y, z := entity(kg.Source, "x"), entity(kg.Source, "y"), entity(kg.Source, "z")
	e := func(name, source string, fields ...any) kg.Entity {
		return entity(kg.Evidence, name, append(fields, "source", source)...)
	}
	first := e("e3", "source/x", "basis", "SEEN")
	first.Sort = ""
	putAll(t, s, x, y, z, first, e("e1", "source/x", "basis", "QUOTED"), e("e2", "source/x", "basis", "SEEN"),
		e("e4", "source/y"), entity(kg.Evidence, "e5"))
	via := kg.Via{Step: evidenceOf}
	for id, want := range map[kg.ID]string{x.ID: "e3 e1 e2", y.ID: "e4", z.ID: "", "source/nobody": ""} {
		everyWay(t, s, id, via, kg.Order{}, want)
		wants(t, s, "refs", id, via, want)
	}
	everyWay(t, s, x.ID, via, kg.Order{Field: "name"}, "e1 e2 e3")
	same(t, "hop", nil, expand(t, s, x.ID, via, kg.Window{Limit: 1}), []kg.Hop{{To: first}})
	via.Where = is("basis", kg.Equal, "SEEN")
	wants(t, s, "where", x.ID, via, "e3 e2")
	wants(t, s, "another kind", x.ID, kg.Via{Step: kg.Step{Dir: kg.In, To: kg.Actor, Ref: "source"}}, "")
	putAll(t, s, e("e4", "source/x"))
	wants(t, s, "moved", x.ID, kg.Via{Step: evidenceOf}, "e3 e1 e2 e4")
	wants(t, s, "moved", y.ID, kg.Via{Step: evidenceOf}, "")
}

// A Ref may name an entity that is not in the store. No hop starts at an entity that is
// not in the store.
func followsRefsThere(t *testing.T, s kg.Store) {
	e := entity(kg.Evidence, "e", "source", "source/later")
	putAll(t, s, e)
	via := kg.Via{Step: evidenceOf}
	wants(t, s, "not there", "source/later", via, "")
	putAll(t, s, entity(kg.Source, "later"))
	wants(t, s, "there", "source/later", via, "e")
	put(t, s, kg.Batch{Remove: []kg.ID{"source/later"}})
	wants(t, s, "removed", "source/later", via, "")
	got, err := s.Entities(t.Context(), []kg.ID{e.ID}, kg.Want{})
	same(t, "still there", err, got, map[kg.ID]kg.Entity{e.ID: e})
}

func followsFiltered(t *testing.T, s kg.Store) {
	a, b, c := entity(kg.Actor, "a"), entity(kg.Actor, "b", "country", "UA"), entity(kg.Actor, "c")
	putAll(t, s, a, b, c, link(kg.MemberOf, "ab", a.ID, b.ID, "status", "STATED", "sourceCount", 2),
		link(kg.MemberOf, "ac", a.ID, c.ID, "status", "DISPUTED", "sourceCount", 1),
		link(kg.MemberOf, "ca", c.ID, a.ID), link(kg.MemberOf, "aa", a.ID, a.ID, "sourceCount", 3))
	step := both(kg.Actor, kg.MemberOf)
	for _, test := range []struct {
		link, where kg.Filter
		want        string
	}{
		{nil, nil, "aa ab ac ca"},
		{is("sourceCount", kg.AtLeast, 2), nil, "aa ab"},
		{not(is("sourceCount", kg.AtLeast, 2)), nil, "ac ca"},
		{nil, is("country", kg.Equal, "UA"), "ab"},
		{nil, not(is("country", kg.Equal, "UA")), "aa ac ca"},
		{is("status", kg.IsNull, true), is("name", kg.Equal, "c"), "ca"},
		{is("source", kg.Equal, string(a.ID)), nil, "aa ab ac"},
		{is("target", kg.OneOf, []string{string(a.ID), string(b.ID)}), nil, "aa ab ca"},
		{is("id", kg.Equal, "relationship/ac"), nil, "ac"},
		{kg.AnyOf{}, nil, ""},
		{kg.AllOf{}, kg.AnyOf{}, ""},
	} {
		everyWay(t, s, a.ID, kg.Via{Step: step, Link: test.link, Where: test.where}, kg.Order{}, test.want)
		wants(t, s, "filtered", a.ID, kg.Via{Step: step, Link: test.link, Where: test.where}, test.want)
	}
}

// Parallel relationships are separate hops, and count as such.
func followsParallel(t *testing.T, s kg.Store) {
	a, p := entity(kg.Actor, "a"), entity(kg.Provision, "p")
	one, two := link(kg.Obliges, "one", p.ID, a.ID, "note", "1"), link(kg.Obliges, "two", p.ID, a.ID, "note", "2")
	putAll(t, s, a, p, two, one, link(kg.Benefits, "three", p.ID, a.ID))
	same(t, "hops", nil, expand(t, s, p.ID, kg.Via{Step: out(kg.Actor, kg.Obliges)}, kg.Window{Limit: 9}),
		[]kg.Hop{{Relationship: one, To: a}, {Relationship: two, To: a}})
	wants(t, s, "all", p.ID, kg.Via{Step: both(kg.Any)}, "one three two")
	wants(t, s, "once as a condition", kg.Root,
		kg.Via{Step: kg.Step{To: kg.Provision}, Where: kg.Linked{Via: kg.Via{Step: out(kg.Actor, kg.Obliges)}}}, "p")
	put(t, s, kg.Batch{Remove: []kg.ID{one.ID}})
	wants(t, s, "one less", p.ID, kg.Via{Step: out(kg.Actor, kg.Obliges)}, "two")
}
