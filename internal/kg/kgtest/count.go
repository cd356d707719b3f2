package kgtest

import (
	"maps"
	"testing"

	"accordgraph/internal/kg"
)

var counting = cases{
	"CountsTypes":           countsTypes,
	"CountsValues":          countsValues,
	"CountsValuesOfLists":   countsValuesOfLists,
	"CountsValuesOfLinks":   countsValuesOfLinks,
	"CountsWhatFiltersPass": countsFiltered,
}

func countsTypes(t *testing.T, s kg.Store) {
	a, b, c := entity(kg.Actor, "a"), entity(kg.Actor, "b"), entity(kg.Actor, "c")
	putAll(t, s, a, b, c, link(kg.MemberOf, "r1", a.ID, b.ID), link(kg.MemberOf, "r2", a.ID, b.ID, "role", "x"),
		link(kg.MemberOf, "r3", b.ID, a.ID),
		link(kg.PartOf, "r4", a.ID, a.ID, "role", "x"), link(kg.HoldsOffice, "r5", b.ID, a.ID), link(kg.PartOf, "r6",
			b.ID, a.ID))
	checkTypes(t, s, nil, map[kg.ID][]kg.TypeCount{
		a.ID: {
			{Type: kg.PartOf, Direction: kg.Out, Count: 1},
			{Type: kg.PartOf, Direction: kg.In, Count: 2},
			{Type: kg.HoldsOffice, Direction: kg.In, Count: 1},
			{Type: kg.MemberOf, Direction: kg.Out, Count: 2},
			{Type: kg.MemberOf, Direction: kg.In, Count: 1},
		},
		b.ID: {
			{Type: kg.PartOf, Direction: kg.Out, Count: 1},
			{Type: kg.HoldsOffice, Direction: kg.Out, Count: 1},
			{Type: kg.MemberOf, Direction: kg.Out, Count: 1},
			{Type: kg.MemberOf, Direction: kg.In, Count: 2},
		},
	})
	checkTypes(t, s, is("role", kg.Equal, "x"), map[kg.ID][]kg.TypeCount{
		a.ID: {
			{Type: kg.PartOf, Direction: kg.Out, Count: 1},
			{Type: kg.PartOf, Direction: kg.In, Count: 1},
			{Type: kg.MemberOf, Direction: kg.Out, Count: 1},
		},
		b.ID: {{Type: kg.MemberOf, Direction: kg.In, Count: 1}},
	})
	checkTypes(t, s, kg.AllOf{not(is("role", kg.Equal, "x")), is("type", kg.Equal, "MEMBER_OF")}, map[kg.ID][]kg.TypeCount{
		a.ID: {{Type: kg.MemberOf, Direction: kg.Out, Count: 1}, {Type: kg.MemberOf, Direction: kg.In, Count: 1}},
		b.ID: {{Type: kg.MemberOf, Direction: kg.Out, Count: 1}, {Type: kg.MemberOf, Direction: kg.In, Count: 1}},
	})
	checkTypes(t, s, kg.AllOf{}, everyType(t, s))
	checkTypes(t, s, kg.AnyOf{}, nil)
}

func everyType(t *testing.T, s kg.Store) map[kg.ID][]kg.TypeCount {
	t.Helper()
	all, err := s.CountTypes(t.Context(), []kg.ID{"actor/a", "actor/b"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// checkTypes checks what CountTypes returns for the actors a, b, c and nobody. The last
// is not in the store.
func checkTypes(t *testing.T, s kg.Store, link kg.Filter, want map[kg.ID][]kg.TypeCount) {
	t.Helper()
	got, err := s.CountTypes(t.Context(), []kg.ID{"actor/a", "actor/b", "actor/c", "actor/nobody"}, link)
	maps.DeleteFunc(got, func(_ kg.ID, n []kg.TypeCount) bool { return len(n) == 0 })
	same(t, "CountTypes", err, got, want)
}

// facet checks what Facet returns for a field: the count of each of its values.
func facet(t *testing.T, s kg.Store, via kg.Via, field string, want map[string]int) {
	t.Helper()
	got, err := s.Facet(t.Context(), via, field)
	same(t, field, err, got, want)
}

func countsValues(t *testing.T, s kg.Store) {
	putAll(t, s, entity(kg.Actor, "a", "category", "STATE", "country", "UA"),
		entity(kg.Actor, "b", "category", "STATE", "country", ""), entity(kg.Actor, "c", "category", "PERSON"),
		entity(kg.Actor, "d"),
		entity(kg.Territory, "t", "category", "CITY", "country", "UA"), entity(kg.Proposal, "p", "status",
			"DRAFT"), entity(kg.Agreement, "g", "status", "SIGNED"),
		entity(kg.Provision, "c1", "document", "proposal/p"), entity(kg.Provision, "c2", "document",
			"proposal/p"), entity(kg.Figure, "f", "measure", "É", "unit", "e\u0301"),
		entity(kg.Figure, "g", "measure", "e\u0301"))
	to := func(k kg.Kind) kg.Via { return kg.Via{Step: kg.Step{To: k}} }
	facet(t, s, to(kg.Actor), "category", map[string]int{"STATE": 2, "PERSON": 1})
	facet(t, s, to(kg.Actor), "country", map[string]int{"UA": 1, "": 1})
	facet(t, s, to(kg.Territory), "category", map[string]int{"CITY": 1})
	facet(t, s, to(kg.Event), "kind", nil)
	facet(t, s, to(kg.Document), "kind", map[string]int{"Proposal": 1, "Agreement": 1})
	facet(t, s, to(kg.Any), "kind", map[string]int{
		"Actor": 4, "Territory": 1, "Proposal": 1, "Agreement": 1,
		"Provision": 2, "Figure": 2,
	})
	facet(t, s, to(kg.Agreement), "status", map[string]int{"SIGNED": 1})
	facet(t, s, to(kg.Provision), "document", map[string]int{"proposal/p": 2})
	facet(t, s, to(kg.Figure), "measure", map[string]int{"É": 1, "e\u0301": 1})
}

// An entity whose list has the same value twice counts once for that value.
func countsValuesOfLists(t *testing.T, s kg.Store) {
	putAll(t, s, entity(kg.Provision, "a", "topics", []string{"NATO", "AMNESTY"}),
		entity(kg.Provision, "b", "topics", []string{"NATO", "NATO"}), entity(kg.Provision, "c"),
		entity(kg.Provision, "d", "topics", []string{"BORDERS"}))
	facet(t, s, kg.Via{Step: kg.Step{To: kg.Provision}}, "topics", map[string]int{"NATO": 2, "AMNESTY": 1, "BORDERS": 1})
	facet(t, s, kg.Via{Step: kg.Step{To: kg.Provision}, Where: is("topics", kg.Has, "NATO")}, "topics",
		map[string]int{"NATO": 2, "AMNESTY": 1})
}

func countsValuesOfLinks(t *testing.T, s kg.Store) {
	a, b := entity(kg.Actor, "a"), entity(kg.Actor, "b")
	putAll(t, s, a, b, link(kg.MemberOf, "p", a.ID, b.ID, "status", "STATED", "sourceKinds",
		[]string{"ANALYSIS", "NEWS"}, "bestSource", "WEAK", "assertedBy", "actor/b"),
		link(kg.MemberOf, "q", a.ID, b.ID, "status", "STATED", "sourceKinds", []string{"NEWS"}), link(kg.PartOf, "r",
			a.ID, a.ID, "status", "DISPUTED"), link(kg.PartOf, "s", b.ID, a.ID))
	links := kg.Via{Step: kg.Step{Links: true}}
	facet(t, s, links, "type", map[string]int{"MEMBER_OF": 2, "PART_OF": 2})
	facet(t, s, links, "status", map[string]int{"STATED": 2, "DISPUTED": 1})
	facet(t, s, links, "sourceKinds", map[string]int{"ANALYSIS": 1, "NEWS": 2})
	facet(t, s, links, "bestSource", map[string]int{"WEAK": 1})
	facet(t, s, links, "assertedBy", map[string]int{"actor/b": 1})
	links.Types = []kg.Type{kg.PartOf}
	facet(t, s, links, "status", map[string]int{"DISPUTED": 1})
	facet(t, s, links, "sourceKinds", nil)
	links.Types = []kg.Type{kg.MemberOf, kg.PartOf}
	links.Link = not(is("status", kg.Equal, "STATED"))
	facet(t, s, links, "type", map[string]int{"PART_OF": 2})
}

func countsFiltered(t *testing.T, s kg.Store) {
	a, b := entity(kg.Actor, "a", "category", "STATE"), entity(kg.Actor, "b", "category", "STATE")
	c := entity(kg.Actor, "c", "category", "PERSON")
	putAll(t, s, a, b, c, link(kg.MemberOf, "ca", c.ID, a.ID), link(kg.MemberOf, "ca2", c.ID, a.ID),
		link(kg.MemberOf, "ba", b.ID, a.ID))
	member := kg.Linked{Via: kg.Via{Step: out(kg.Actor, kg.MemberOf)}}
	facet(t, s, kg.Via{Step: kg.Step{To: kg.Actor}, Where: member}, "category", map[string]int{"STATE": 1, "PERSON": 1})
	facet(t, s, kg.Via{Step: kg.Step{To: kg.Actor}, Where: not(member)}, "category", map[string]int{"STATE": 1})
	facet(t, s, kg.Via{Step: kg.Step{To: kg.Actor}, Where: kg.AnyOf{}}, "category", nil)
	facet(t, s, kg.Via{Step: kg.Step{To: kg.Any}, Where: kg.AnyOf{member, is("name", kg.Equal, "a")}}, "kind",
		map[string]int{"Actor": 3})
}
