package kgtest

import (
	"context"
	"errors"
	"slices"
	"testing"

	"accordgraph/internal/kg"
)

// pathing are the cases of Shortest. Their graph is
//
//	a -1- b -2- d    two paths of two relationships from a to d; the path by b is disputed
//	a -3- c -4- d    two parallel relationships from c to d: 4 and 5
//	      c -5- d
//	a -6- t -7- e -8- d    a longer path, by a territory and an event
//	      b -9- b    a self-loop
var pathing = cases{
	"FindsEveryShortestPath": func(t *testing.T, s kg.Store) {
		put(t, s, detours())
		shortest(t, s, kg.PathQuestion{}, "1", "2", "3", "4", "5")
		shortest(t, s, kg.PathQuestion{From: "actor/d", To: "actor/a"}, "1", "2", "3", "4", "5")
		shortest(t, s, kg.PathQuestion{To: "actor/b"}, "1")
		shortest(t, s, kg.PathQuestion{From: "actor/c", To: "actor/d"}, "4", "5")
		shortest(t, s, kg.PathQuestion{To: "territory/t", Hub: 1}, "6")
	},
	"FindsPathsWithinMaxHops": func(t *testing.T, s kg.Store) {
		put(t, s, detours())
		shortest(t, s, kg.PathQuestion{MaxHops: 1})
		shortest(t, s, kg.PathQuestion{MaxHops: 2}, "1", "2", "3", "4", "5")
		shortest(t, s, kg.PathQuestion{MaxHops: 2, Where: not(is("kind", kg.Equal, "Actor"))})
	},
	"FindsALongerPathIfNoShorterFits": func(t *testing.T, s kg.Store) {
		put(t, s, detours())
		stated := is("status", kg.Equal, "STATED")
		shortest(t, s, kg.PathQuestion{Link: stated}, "3", "4", "5")
		shortest(t, s, kg.PathQuestion{Link: not(stated)}, "1", "2")
		shortest(t, s, kg.PathQuestion{Where: not(is("kind", kg.Equal, "Actor"))}, "6", "7", "8")
		shortest(t, s, kg.PathQuestion{Where: is("kind", kg.OneOf, []string{"Event"})})
		shortest(t, s, kg.PathQuestion{Link: stated, Where: is("name", kg.Equal, "b")})
	},
	"FindsPathsAroundHubs": func(t *testing.T, s kg.Store) {
		put(t, s, detours()) // b and c have three relationships each (b's self-loop counts once), t and e have two each
		shortest(t, s, kg.PathQuestion{Hub: 3}, "1", "2", "3", "4", "5")
		shortest(t, s, kg.PathQuestion{Hub: 2}, "6", "7", "8")
		shortest(t, s, kg.PathQuestion{Hub: 1})
		put(t, s, batch(link(kg.MemberOf, "0", "actor/c", "territory/t", "status", "DISPUTED")))
		shortest(t, s, kg.PathQuestion{Hub: 3}, "1", "2")
		// only relationships that a path may use count
		shortest(t, s, kg.PathQuestion{Hub: 3, Link: is("status", kg.Equal, "STATED")}, "3", "4", "5")
	},
	"FindsPathsWithTheirWeights": func(t *testing.T, s kg.Store) {
		put(t, s, detours())
		if got := onPaths(t, s, kg.PathQuestion{Limit: 2}); len(got) != 2 {
			t.Errorf("got %d", len(got))
		}
		want := link(kg.MemberOf, "1", "actor/a", "actor/b", weights...)
		for _, r := range onPaths(t, s, kg.PathQuestion{To: "actor/b"}) {
			for _, name := range kg.PathFields() {
				if d := diff(want.Value(name), r.Value(name)); d != "" {
					t.Errorf("%s: -want +got:\n%s", name, d)
				}
			}
			if r.ID != want.ID || r.From != want.From || r.To != want.To || r.Type != want.Type {
				t.Errorf("got %+v", r)
			}
		}
	},
	"FindsNoPathWhereThereIsNone": func(t *testing.T, s kg.Store) {
		shortest(t, s, kg.PathQuestion{})
		put(t, s, detours())
		shortest(t, s, kg.PathQuestion{To: "actor/nobody"})
		shortest(t, s, kg.PathQuestion{To: "actor/alone"})
		shortest(t, s, kg.PathQuestion{From: "actor/alone"})
	},
	"FindsNoPathWithoutAContext": func(t *testing.T, s kg.Store) {
		put(t, s, detours())
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		if _, err := s.Shortest(ctx, kg.PathQuestion{
			From: "actor/a", To: "actor/d", MaxHops: 6,
			Limit: 9,
		}); !errors.Is(err, context.Canceled) {
			t.Errorf("got %v", err)
		}
	},
}

var weights = []any{
	"sources",
	[]string{"source/x"},
	"sourceCount", 1, "bestSource", "WEAK", "sourceFacts",
	[]string{"2025 NEWS WEAK"},
	"status", "DISPUTED",
}

func detours() kg.Batch {
	return batch(
		entity(kg.Actor, "a"), entity(kg.Actor, "b"), entity(kg.Actor, "c"), entity(kg.Actor, "d"),
		entity(kg.Actor, "alone"),
		entity(kg.Territory, "t"), entity(kg.Event, "e"),
		link(kg.MemberOf, "1", "actor/a", "actor/b", weights...),
		link(kg.PartOf, "2", "actor/d", "actor/b", "status", "DISPUTED"),
		link(kg.MemberOf, "3", "actor/c", "actor/a", "status", "STATED"),
		link(kg.MemberOf, "4", "actor/c", "actor/d", "status", "STATED"),
		link(kg.MemberOf, "5", "actor/d", "actor/c", "status", "STATED"),
		link(kg.Controls, "6", "actor/a", "territory/t", "status", "STATED"),
		link(kg.About, "7", "event/e", "territory/t", "status", "STATED"),
		link(kg.About, "8", "event/e", "actor/d", "status", "STATED"),
		link(kg.MemberOf, "9", "actor/b", "actor/b", "status", "DISPUTED"),
	)
}

// onPaths asks for paths of at most six relationships from a to d, unless q says
// otherwise.
func onPaths(t *testing.T, s kg.Store, q kg.PathQuestion) []kg.Relationship {
	t.Helper()
	if q.From == "" {
		q.From = "actor/a"
	}
	if q.To == "" {
		q.To = "actor/d"
	}
	if q.MaxHops == 0 {
		q.MaxHops = kg.MaxHops
	}
	if q.Limit == 0 {
		q.Limit = 100
	}
	all, err := s.Shortest(t.Context(), q)
	if err != nil {
		t.Fatalf("%+v: %v", q, err)
	}
	return all
}

func shortest(t *testing.T, s kg.Store, q kg.PathQuestion, want ...string) {
	t.Helper()
	got := []string{}
	for _, r := range onPaths(t, s, q) {
		got = append(got, string(r.ID[len("relationship/"):]))
	}
	slices.Sort(got)
	if d := diff(append([]string{}, want...), got); d != "" {
		t.Errorf("%+v: -want +got:\n%s", q, d)
	}
}
