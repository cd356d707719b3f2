package graph_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"accordgraph/graph"
	"accordgraph/internal/kg"
	"accordgraph/internal/query"
)

// wide returns a plan of 20 clauses. Each clause has 10 objections, and 5 people raise each objection. Each person
// holds office in 2 bodies, and each body is part of another.
func wide() kg.Batch {
	b := kg.Batch{Entities: []kg.Entity{
		entity("source/paper", kg.Source, "The Paper", "sourceKind", "NEWS", "reliability", "ESTABLISHED"),
		entity("evidence/paper/front-page", kg.Evidence, "The Paper, front page",
			"source", "source/paper", "locator", "front page", "basis", "SEEN"),
		entity("proposal/plan", kg.Proposal, "The Plan"),
	}}
	add := func(e kg.Entity) kg.ID { b.Entities = append(b.Entities, e); return e.ID }
	join := func(t kg.Type, from, to kg.ID) { b.Relationships = append(b.Relationships, link(t, from, to)) }
	for i := range 20 {
		clause := add(provision("plan", fmt.Sprint(i+1), "", "Something.", "NATO"))
		join(kg.Contains, "proposal/plan", clause)
		for j := range 10 {
			objection := add(entity(kg.ID(fmt.Sprintf("objection/%d-%d", i, j)), kg.Objection, "Objection"))
			join(kg.ObjectsTo, objection, clause)
			for k := range 5 {
				person := add(entity(kg.ID(fmt.Sprintf("actor/person-%d-%d-%d", i, j, k)), kg.Actor, "Person"))
				join(kg.Raised, person, objection)
				for l := range 2 {
					join(kg.HoldsOffice, person, kg.ID(fmt.Sprintf("actor/body-%d", (i+j+k+l)%7)))
				}
			}
		}
	}
	for l := range 7 {
		add(entity(kg.ID(fmt.Sprintf("actor/body-%d", l)), kg.Actor, "Body"))
		join(kg.PartOf, kg.ID(fmt.Sprintf("actor/body-%d", l)), "actor/state")
	}
	add(entity("actor/state", kg.Actor, "State"))
	kg.Complete(&b)
	return b
}

// An operation takes one round trip for each relation field on each level, however many parents that level has. The
// expected round trips were counted by hand. The test also counts the rows, to check that the answer is complete.
func TestTripsAreRelationFields(t *testing.T) {
	const operation = `{ provisions(first: 20) { edges { node { id
		objections(first: 10) { edges { relationship { evidence { id source { title } } } node { id
			raisedBy(first: 5) { edges { node { id
				offices(first: 2) { edges { node { id
					partOf(first: 1) { edges { node { id } } } } } } } } } } } } } } } }`
	want := []string{
		"entities 1", // evidence
		"entities 1", // source
		"expand IN [OBJECTS_TO] Objection 20",
		"expand IN [RAISED] Actor 200",
		"expand OUT [HOLDS_OFFICE] Actor 1000",
		"expand OUT [PART_OF] Actor 7",
		"expand Provision 1",
	}
	for _, s := range stores {
		t.Run(s.name, func(t *testing.T) {
			store := s.open(t)
			put(t, store, wide())
			reply, trips := ask(t, graph.NewHandler(query.New(store).WithPathTime(time.Minute), graph.Options{}), operation, nil)
			if diff := cmp.Diff(want, trips); diff != "" {
				t.Errorf("trips, want -, got +:\n%s", diff)
			}
			var all any
			if err := json.Unmarshal(reply, &all); err != nil || strings.Contains(string(reply), `"errors"`) {
				t.Fatal(err, string(reply[:min(len(reply), 500)]))
			}
			if got, want := lists(all, 0), []int{20, 200, 1000, 2000, 2000}; !slices.Equal(got, want) {
				t.Errorf("%d rows, want %d", got, want)
			}
		})
	}
}

// lists returns the number of edges on each level.
func lists(v any, level int) []int {
	var n []int
	count := func(more []int) {
		for i, m := range more {
			for len(n) <= i {
				n = append(n, 0)
			}
			n[i] += m
		}
	}
	switch v := v.(type) {
	case map[string]any:
		for key, in := range v {
			if edges, ok := in.([]any); ok && key == "edges" {
				below := []int{}
				for _, e := range edges {
					for i, m := range lists(e, level+1) {
						for len(below) <= i {
							below = append(below, 0)
						}
						below[i] += m
					}
				}
				count(append([]int{len(edges)}, below...))
				continue
			}
			count(lists(in, level))
		}
	}
	return n
}
