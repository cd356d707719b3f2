package kgtest

import (
	"testing"

	"accordgraph/internal/kg"

	"github.com/google/go-cmp/cmp"
)

var grouping = cases{
	"Groups":            groups,
	"GroupsWhatMatches": groupsMatching,
	"GroupsInOrder":     groupsInOrder,
	"GroupsHaveFields":  groupsHaveFields,
}

// A groupTest is a group of an entity as the names of its first hops, and the number of all its hops.
type groupTest struct {
	typ   kg.Type
	way   kg.Direction
	count int
	first string
}

// grouped checks what Groups returns for the actors a, b, c and nobody. The last is not in the store.
func grouped(t *testing.T, s kg.Store, via kg.Via, w kg.Window, want map[kg.ID][]groupTest) {
	t.Helper()
	all, err := s.Groups(t.Context(), []kg.ID{"actor/a", "actor/b", "actor/c", "actor/nobody", "actor/a"}, via, w)
	got := map[kg.ID][]groupTest{}
	for id, groups := range all {
		for _, g := range groups {
			got[id] = append(got[id], groupTest{g.Type, g.Direction, g.Count, names(g.Hops)})
		}
	}
	if err != nil {
		t.Errorf("Groups by %#v: %v", via, err)
		return
	}
	if d := cmp.Diff(want, got, cmp.AllowUnexported(groupTest{})); d != "" {
		t.Errorf("Groups by %#v: (-want +got)\n%s", via, d)
	}
}

func putGroups(t *testing.T, s kg.Store) {
	t.Helper()
	putAll(t, s, entity(kg.Actor, "a"), entity(kg.Actor, "b"), entity(kg.Actor, "c"), entity(kg.Territory, "x"),
		link(kg.MemberOf, "z1", "actor/a", "actor/b"), link(kg.MemberOf, "m2", "actor/a", "actor/c", "role", "chair"),
		link(kg.MemberOf, "a3", "actor/a", "actor/c"), link(kg.MemberOf, "m4", "actor/c", "actor/a", "role", "chair"),
		link(kg.PartOf, "p5", "actor/a", "actor/a"), link(kg.Controls, "k6", "actor/b", "territory/x"),
		link(kg.Claims, "l7", "actor/b", "territory/x"))
}

// The first hops of a group are in the order of lists: by the far end, then by ID. A self-loop is in both directions.
func groups(t *testing.T, s kg.Store) {
	putGroups(t, s)
	all := map[kg.ID][]groupTest{
		"actor/a": {
			{kg.PartOf, kg.Out, 1, "p5"},
			{kg.PartOf, kg.In, 1, "p5"},
			{kg.MemberOf, kg.Out, 3, "z1 a3"},
			{kg.MemberOf, kg.In, 1, "m4"},
		},
		"actor/b": {{kg.MemberOf, kg.In, 1, "z1"}, {kg.Controls, kg.Out, 1, "k6"}, {kg.Claims, kg.Out, 1, "l7"}},
		"actor/c": {{kg.MemberOf, kg.Out, 1, "m4"}, {kg.MemberOf, kg.In, 2, "a3 m2"}},
	}
	grouped(t, s, kg.Via{Step: both(kg.Any)}, kg.Window{Limit: 2}, all)
	grouped(t, s, kg.Via{Step: both(kg.Any)}, kg.Window{Limit: 2, Last: true, After: kg.Key{Sort: "z", ID: "z"}}, all)
	none := map[kg.ID][]groupTest{}
	for id, groups := range all {
		for _, g := range groups {
			g.first = ""
			none[id] = append(none[id], g)
		}
	}
	grouped(t, s, kg.Via{Step: both(kg.Any)}, kg.Window{}, none)
}

func groupsMatching(t *testing.T, s kg.Store) {
	putGroups(t, s)
	w := kg.Window{Limit: 9}
	grouped(t, s, kg.Via{Step: out(kg.Any)}, w, map[kg.ID][]groupTest{
		"actor/a": {{kg.PartOf, kg.Out, 1, "p5"}, {kg.MemberOf, kg.Out, 3, "z1 a3 m2"}},
		"actor/b": {{kg.Controls, kg.Out, 1, "k6"}, {kg.Claims, kg.Out, 1, "l7"}},
		"actor/c": {{kg.MemberOf, kg.Out, 1, "m4"}},
	})
	grouped(t, s, kg.Via{Step: in(kg.Any, kg.Claims, kg.PartOf)}, w, map[kg.ID][]groupTest{
		"actor/a": {{kg.PartOf, kg.In, 1, "p5"}},
	})
	grouped(t, s, kg.Via{Step: both(kg.Territory, kg.Claims, kg.MemberOf)}, w, map[kg.ID][]groupTest{
		"actor/b": {{kg.Claims, kg.Out, 1, "l7"}},
	})
	grouped(t, s, kg.Via{Step: both(kg.Any), Link: is("role", kg.Equal, "chair")}, w, map[kg.ID][]groupTest{
		"actor/a": {{kg.MemberOf, kg.Out, 1, "m2"}, {kg.MemberOf, kg.In, 1, "m4"}},
		"actor/c": {{kg.MemberOf, kg.Out, 1, "m4"}, {kg.MemberOf, kg.In, 1, "m2"}},
	})
	grouped(t, s, kg.Via{Step: both(kg.Any), Where: is("name", kg.Equal, "b")}, w, map[kg.ID][]groupTest{
		"actor/a": {{kg.MemberOf, kg.Out, 1, "z1"}},
	})
	grouped(t, s, kg.Via{Step: both(kg.Any), Link: kg.AnyOf{}}, w, map[kg.ID][]groupTest{})
}

func groupsInOrder(t *testing.T, s kg.Store) {
	putAll(t, s, entity(kg.Actor, "a"), entity(kg.Actor, "b"), entity(kg.Actor, "c"),
		link(kg.MemberOf, "m1", "actor/a", "actor/b", "sourceCount", 2),
		link(kg.MemberOf, "m2", "actor/a", "actor/c", "sourceCount", 10), link(kg.MemberOf, "m3", "actor/a", "actor/b"))
	for _, test := range []struct {
		order kg.Order
		first string
	}{
		{kg.Order{}, "m1 m3"},
		{kg.Order{Desc: true}, "m2 m3"},
		{kg.Order{Field: "sourceCount", Link: true}, "m3 m1"},
		{kg.Order{Field: "sourceCount", Link: true, Desc: true}, "m2 m1"},
	} {
		grouped(t, s, kg.Via{Step: out(kg.Any)}, kg.Window{Order: test.order, Limit: 2}, map[kg.ID][]groupTest{
			"actor/a": {{kg.MemberOf, kg.Out, 3, test.first}},
		})
	}
}

// Hops in groups have all that hops of Expand have.
func groupsHaveFields(t *testing.T, s kg.Store) {
	putGroups(t, s)
	all, err := s.Groups(t.Context(), []kg.ID{"actor/c"}, kg.Via{Step: both(kg.Any)}, kg.Window{Limit: 1})
	if err != nil || len(all["actor/c"]) != 2 {
		t.Fatalf("Groups = %v, %v", all, err)
	}
	for _, g := range all["actor/c"] {
		step := kg.Step{Types: []kg.Type{g.Type}, Dir: g.Direction, To: kg.Any}
		same(t, string(g.Direction), nil, g.Hops, expand(t, s, "actor/c", kg.Via{Step: step}, kg.Window{Limit: 1}))
	}
}
