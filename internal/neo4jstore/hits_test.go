package neo4jstore

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"accordgraph/internal/kg"
	"accordgraph/internal/neo4jstore/neo4jtest"
)

// TestHits measures the cost of statements in database hits. Pages and small steps must
// cost the same with 1,000 entities as with 5,000, or as with 50,000 if neo4jtest.Long()
// is true. The cost of a page of a hub must depend only on what is on the page.
func TestHits(t *testing.T) {
	many := 5000
	if neo4jtest.Long() {
		many = 50_000
	}
	server := neo4jtest.Empty(t)
	s, d := opened(t, server), server.Driver(t)
	all := makeBatch(many, 0)
	few := kg.Batch{Entities: all.Entities[:1000]}
	of := map[kg.Kind][]kg.ID{}
	for _, e := range few.Entities {
		of[e.Kind] = append(of[e.Kind], e.ID)
	}
	hub, small, ends := of[kg.Actor][0], of[kg.Actor][1], of[kg.Actor][2:4]
	random := rand.New(rand.NewPCG(1, 1))
	for i := range 5000 {
		to := hub
		if i < 10 {
			to = small
		}
		from := of[kg.Provision][i%len(of[kg.Provision])]
		few.Relationships = append(few.Relationships,
			makeRelationship(random, i, kg.Obliges, from, to, of[kg.Evidence][:1]))
	}
	for i, end := range ends { // only paths through the hub join these two
		r := makeRelationship(random, 5000+i, kg.PartOf, end, hub, of[kg.Evidence][:1])
		r.Fields["status"] = "DISPUTED"
		few.Relationships = append(few.Relationships, r)
	}
	load(t, s, few)
	before := hits(t, d, hub, small, ends)
	for some := range slices.Chunk(all.Entities[1000:], 2500) {
		load(t, s, kg.Batch{Entities: some})
	}
	after := hits(t, d, hub, small, ends)
	for name, n := range after {
		t.Logf("%-40s %5d of 1,000, %5d of %d", name, before[name], n, many)
		if n > before[name]*5/4 || n > 2000 {
			t.Errorf("%s: %d hits of 1,000 and %d of %d", name, before[name], n, many)
		}
	}
}

func hits(t *testing.T, d neo4j.DriverWithContext, hub, small kg.ID, ends []kg.ID) map[string]int64 {
	t.Helper()
	state := kg.Condition{Field: "category", Op: kg.Equal, Value: "STATE"}
	middle := kg.Window{Limit: 11, After: kg.Key{Sort: "name 500000", ID: "m"}}
	obliged := kg.Via{Step: kg.Step{Types: []kg.Type{kg.Obliges}, Dir: kg.In, To: kg.Provision}}
	both := obliged
	both.Dir = kg.Both
	all := map[string]int64{}
	for _, q := range []struct {
		name string
		from kg.ID
		via  kg.Via
		s    kg.Window
	}{
		{"page", kg.Root, kg.Via{Step: kg.Step{To: kg.Actor}}, kg.Window{Limit: 11}},
		{"page in the middle", kg.Root, kg.Via{Step: kg.Step{To: kg.Actor}}, middle},
		{"last page", kg.Root, kg.Via{Step: kg.Step{To: kg.Actor}}, kg.Window{Limit: 11, Last: true}},
		{
			"page by name, descending", kg.Root,
			kg.Via{Step: kg.Step{To: kg.Actor}},
			kg.Window{Limit: 11, Order: kg.Order{Field: "name", Desc: true}},
		},
		{"page of all", kg.Root, kg.Via{}, kg.Window{Limit: 11}},
		{
			"page of an indexed value", kg.Root,
			kg.Via{Step: kg.Step{To: kg.Actor}, Where: kg.AllOf{state}},
			kg.Window{Limit: 6}, // among 1,000 entities there may be fewer than 11 such actors
		},
		{
			"page of an indexed value, by name", kg.Root,
			kg.Via{Step: kg.Step{To: kg.Actor}, Where: state},
			kg.Window{Limit: 6, Order: kg.Order{Field: "name"}},
		},
		{"page of relationships", kg.Root, kg.Via{Step: kg.Step{Links: true}}, kg.Window{Limit: 11}},
		{"step from one with 10", small, obliged, kg.Window{Limit: 11}},
		{"step from one with 10, any", small, kg.Via{Step: kg.Step{Dir: kg.Both}}, kg.Window{Limit: 11}},
		{"step from a hub of 4,990", hub, obliged, kg.Window{Limit: 11}},
		{"step from a hub, last", hub, obliged, kg.Window{Limit: 11, Last: true}},
		{"step from a hub, both ways", hub, both, kg.Window{Limit: 11}},
	} {
		c := newCompiler()
		all[q.name] = sum(profiled(t, d, c.expand([]kg.ID{q.from}, q.via, q.s), c.params).Profile())
	}
	disputed := kg.Condition{Field: "status", Op: kg.Equal, Value: "DISPUTED"}
	around := kg.PathQuestion{
		From: ends[0], To: ends[1], MaxHops: 6, Link: disputed,
		Hub: 20, Limit: 100,
	}
	c := newCompiler()
	all["path around a hub"] = sum(profiled(t, d, c.shortest(around), c.params).Profile())
	return all
}

// profiled runs a statement with PROFILE and returns the summary.
func profiled(t testing.TB, d neo4j.DriverWithContext, text string, params map[string]any) neo4j.ResultSummary {
	t.Helper()
	session := d.NewSession(t.Context(), neo4j.SessionConfig{DatabaseName: "neo4j"})
	defer session.Close(t.Context())
	result, err := session.Run(t.Context(), "PROFILE "+text, params)
	if err != nil {
		t.Fatal(err)
	}
	summary, err := result.Consume(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return summary
}

// sum returns the database hits of a plan.
func sum(p neo4j.ProfiledPlan) int64 {
	n := p.DbHits()
	for _, c := range p.Children() {
		n += sum(c)
	}
	return n
}

func load(t *testing.T, s *Store, b kg.Batch) {
	t.Helper()
	if err := s.Put(t.Context(), b); err != nil {
		t.Fatal(err)
	}
}
