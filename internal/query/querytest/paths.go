// Package querytest tests package query with a store. It asks for paths and subgraphs in small random graphs, and
// compares the answers with answers that it computes by brute force.
package querytest

import (
	"errors"
	"fmt"
	"iter"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"accordgraph/internal/kg"
	"accordgraph/internal/query"
)

// Paths asks for the shortest paths in random graphs of 12 entities, and compares the answers with the answers of brute
// force. It compares the paths, the reasons why answers were cut, and the skipped hubs. The store must be empty before
// the call. After the call it contains the last graph. The questions have few shapes, because a database may make a
// query plan for each shape.
func Paths(t *testing.T, s kg.Store, seed uint64, graphs, questions int) {
	t.Helper()
	random := rand.New(rand.NewPCG(seed, 0))
	met := map[string]int{}
	for b := range tangles(t, s, random, graphs) {
		for range questions {
			q := anyPath(random, b)
			got, err := answered(t, s, q)
			for range 20 {
				if got.Truncated != "TIME" && !errors.Is(err, kg.ErrUnavailable) {
					break // otherwise ask again, because the database was still planning
				}
				got, err = answered(t, s, q)
			}
			if err != nil {
				t.Fatalf("seed %d, %+v: %v", seed, q, err)
			}
			if diff := cmp.Diff(q.answer(b), got); diff != "" {
				t.Fatalf("seed %d, %+v\nwant -, got +:\n%s", seed, q, diff)
			}
			if there, err := connected(t, s, q); there != (len(got.Paths) > 0) || err != nil {
				t.Fatalf("seed %d, %+v\nconnected is %v, %v, and there are %d paths", seed, q, there, err, len(got.Paths))
			}
			met[got.kind()]++
		}
	}
	for _, kind := range []string{"paths", "none", "HOPS", "hubs", "refused"} {
		if graphs*questions >= 300 && met[kind] == 0 {
			t.Errorf("of %d questions none met %s: %v", graphs*questions, kind, met)
		}
	}
}

// A pathAnswer is the part of an answer that is compared.
type pathAnswer struct {
	Refused   bool // whether an end is missing from the graph
	Paths     []string
	Hubs      []kg.ID
	Truncated string
}

// kind returns the kind of the answer, so that the test can check that answers of every kind occurred.
func (a pathAnswer) kind() string {
	switch {
	case a.Refused:
		return "refused"
	case len(a.Hubs) > 0:
		return "hubs"
	case len(a.Paths) > 0:
		return "paths"
	case a.Truncated != "":
		return a.Truncated
	}
	return "none"
}

// answered returns the answer of package query.
func answered(t *testing.T, s kg.Store, q pathQuestion) (a pathAnswer, err error) {
	found, err := query.New(s).Paths(t.Context(), read[query.PathsQuestion](t, q.arguments()))
	if errors.Is(err, kg.ErrInvalid) {
		return pathAnswer{Refused: true}, nil
	}
	if err != nil {
		return a, err
	}
	hubs, err := found.HubsSkipped(t.Context())
	for _, n := range hubs {
		a.Hubs = append(a.Hubs, n.ID)
	}
	if found.Truncated != nil {
		a.Truncated = found.Truncated.Reason
	}
	for _, p := range found.Paths {
		var steps []string
		for _, s := range p.Steps {
			n := s.Link.Int("sourceCount")
			steps = append(steps, fmt.Sprintf("%s %s %s %s %d", s.From.ID, s.Direction, s.To.ID, s.Link.ID, n))
		}
		a.Paths = append(a.Paths, strings.Join(steps, ", "))
	}
	return a, err
}

// connected reports whether package query finds the entities connected. A question that it refuses counts as false.
func connected(t *testing.T, s kg.Store, q pathQuestion) (bool, error) {
	there, err := query.New(s).WithPathTime(time.Minute).Connected(t.Context(), read[query.PathConditions](t, q.arguments()))
	if errors.Is(err, kg.ErrInvalid) {
		return false, nil
	}
	return there, err
}

// everything returns the IDs of all relationships and entities in b, the relationships first.
func everything(b kg.Batch) (all []kg.ID) {
	for _, r := range b.Relationships {
		all = append(all, r.ID)
	}
	for _, e := range b.Entities {
		all = append(all, e.ID)
	}
	return all
}

// A pathQuestion is a random question. A zero field adds no condition.
type pathQuestion struct {
	from, to     kg.ID
	hops, first  int
	perType      int  // of a subgraph; 0 means any number
	least        int  // the least number of sources of each relationship; 0 means any number
	stated       bool // only relationships with the status STATED
	actors       bool // paths pass through actors only
	hub          int
	valid, known string
	without      []kg.ID // entities and relationships that no path has
}

// anyPath returns a random question about a graph.
func anyPath(random *rand.Rand, b kg.Batch) pathQuestion {
	q := pathQuestion{
		from: anyone(random),
		hops: 1 + random.IntN(kg.MaxHops), first: 1 + random.IntN(query.MaxPaths), hub: 1 + random.IntN(8),
	}
	for q.to = q.from; q.to == q.from; {
		q.to = anyone(random)
	}
	switch random.IntN(3) {
	case 0:
		q.least = 1 + random.IntN(2)
	case 1:
		q.least, q.stated = 2, true
	}
	q.actors = random.IntN(4) == 0
	switch random.IntN(3) {
	case 0:
		q.known = aDay(random)
	case 1:
		q.known, q.valid = aDay(random), aDay(random)
	}
	for range random.IntN(3) {
		q.without = append(q.without, b.Relationships[random.IntN(len(b.Relationships))].ID)
	}
	for range random.IntN(3) {
		q.without = append(q.without, anyone(random))
	}
	return q
}

// arguments returns the question as GraphQL arguments.
func (q pathQuestion) arguments() map[string]any {
	where, asOf := query.Tree{}, query.Tree{}
	if q.least > 0 {
		where["minSources"] = q.least
	}
	if q.stated {
		where["status"] = query.Tree{"in": []any{"STATED"}}
	}
	if q.known != "" {
		asOf["known"] = q.known
	}
	if q.valid != "" {
		asOf["valid"] = q.valid
	}
	a := map[string]any{
		"from": string(q.from), "to": string(q.to), "maxHops": q.hops, "first": q.first, "where": where, "asOf": asOf,
		"hubs": query.Tree{"maxDegree": q.hub},
	}
	for _, id := range q.without {
		ids, _ := a["without"].([]any)
		a["without"] = append(ids, string(id))
	}
	if q.actors {
		a["through"] = query.Tree{"kinds": []any{"ACTOR"}}
	}
	return a
}

// read converts GraphQL arguments to a question.
func read[Q any](t *testing.T, arguments map[string]any) Q {
	t.Helper()
	q, err := query.ReadQuestion[Q](arguments)
	if err != nil {
		t.Fatal(err)
	}
	return q
}

// anyone returns the ID of a random entity.
func anyone(random *rand.Rand) kg.ID { return at(random.IntN(12)) }

// aDay returns a random day of nine.
func aDay(random *rand.Rand) string { return fmt.Sprintf("2025-11-%02d", 1+random.IntN(9)) }

// at returns the ID of entity i of the twelve. Every third entity is an event, and the others are actors.
func at(i int) kg.ID {
	if i%3 == 2 {
		return kg.ID(fmt.Sprintf("event/n-%02d", i))
	}
	return kg.ID(fmt.Sprintf("actor/n-%02d", i))
}

// tangles yields n random graphs. Before it yields a graph, it stores the graph in s, in place of the previous graph.
func tangles(t *testing.T, s kg.Store, random *rand.Rand, n int) iter.Seq[kg.Batch] {
	return func(yield func(kg.Batch) bool) {
		var held kg.Batch
		for range n {
			b := tangle(random)
			change := b
			change.Remove = everything(held)
			if err := s.Put(t.Context(), change); err != nil {
				t.Fatal(err)
			}
			if held = b; !yield(b) {
				return
			}
		}
	}
}

// tangle returns a random graph: the twelve entities, relationships between them, and their evidence in sources of
// different days. All derived fields are set.
func tangle(random *rand.Rand) (b kg.Batch) {
	for i := range 12 {
		e := kg.Entity{ID: at(i), Kind: kg.Actor, Name: fmt.Sprint(i), Fields: map[string]any{}}
		if i%3 == 2 {
			e.Kind = kg.Event
			e.Fields["date"] = aDay(random)
		}
		b.Entities = append(b.Entities, e)
	}
	for i := range 6 {
		source := kg.ID(fmt.Sprintf("source/s-%d", i))
		b.Entities = append(b.Entities,
			kg.Entity{ID: source, Kind: kg.Source, Name: "s", Fields: map[string]any{
				"date": aDay(random), "sourceKind": "NEWS", "reliability": kg.Reliabilities[random.IntN(len(kg.Reliabilities))],
			}},
			kg.Entity{ID: evidenceIn(i), Kind: kg.Evidence, Name: "e", Fields: map[string]any{"source": string(source)}})
	}
	for i := range 6 + random.IntN(25) {
		from, to, t := anyone(random), anyone(random), kg.Types()[random.IntN(len(kg.Types()))]
		id := kg.RelationshipID(t, from, to, fmt.Sprintf("k-%d", i))
		r := kg.Relationship{ID: id, Type: t, From: from, To: to, Fields: map[string]any{"status": "STATED"}}
		if random.IntN(4) == 0 {
			r.Fields["status"], r.Fields["knownTo"] = "RETRACTED", aDay(random)
		}
		if random.IntN(3) == 0 {
			r.Fields["validFrom"] = aDay(random)
		}
		if random.IntN(4) == 0 {
			r.Fields["validTo"] = aDay(random)
		}
		r.Fields["evidence"] = []string{string(evidenceIn(random.IntN(6)))}
		if random.IntN(2) == 0 {
			r.Fields["evidence"] = append(r.Fields["evidence"].([]string), string(evidenceIn(random.IntN(6))))
		}
		b.Relationships = append(b.Relationships, r)
	}
	kg.Complete(&b)
	return b
}

// evidenceIn returns the ID of the evidence in source i.
func evidenceIn(i int) kg.ID { return kg.ID(fmt.Sprintf("evidence/s-%d/1", i)) }
