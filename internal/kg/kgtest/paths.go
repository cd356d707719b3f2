package kgtest

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"accordgraph/internal/kg"
)

// Paths asks for the shortest paths in random graphs of 12 entities, and compares
// the answers with those of brute force. The store must be empty before, and
// holds the last graph after.
func Paths(t *testing.T, s kg.Store, seed uint64, graphs, questions int) {
	t.Helper()
	random := rand.New(rand.NewPCG(seed, 0))
	var held kg.Batch
	for range graphs {
		b := tangle(random)
		b.Remove = everything(held)
		if err := s.Put(t.Context(), b); err != nil {
			t.Fatal(err)
		}
		held = b
		for range questions {
			from, to := anyone(random), anyone(random)
			if from == to {
				continue
			}
			hops, kinds, least := 1+random.IntN(kg.MaxHops), []any(nil), random.IntN(3)
			if random.IntN(3) == 0 {
				kinds = []any{"ACTOR"}
			}
			a := kg.Args{"from": string(from), "to": string(to), "maxHops": hops, "first": kg.MaxPaths, "through": kg.Tree{"kinds": kinds}, "where": kg.Tree{"minSources": least}}
			got, err := kg.New(s).Paths(t.Context(), a)
			if err != nil {
				t.Fatal(err)
			}
			want := brute{b, least, len(kinds) > 0}.shortest(from, to, hops)
			if diff := cmp.Diff(want, spelled(got)); diff != "" {
				t.Fatalf("seed %d, %v\nwant -, got +:\n%s", seed, a, diff)
			}
		}
	}
}

func everything(b kg.Batch) (all []kg.ID) {
	for _, r := range b.Relationships {
		all = append(all, r.ID)
	}
	for _, e := range b.Entities {
		all = append(all, e.ID)
	}
	return all
}

func anyone(random *rand.Rand) kg.ID { return at(random.IntN(12)) }

// at is one of twelve: actors, but for every third, which is a territory.
func at(i int) kg.ID {
	if i%3 == 2 {
		return kg.ID(fmt.Sprintf("territory/n%02d", i))
	}
	return kg.ID(fmt.Sprintf("actor/n%02d", i))
}

func tangle(random *rand.Rand) (b kg.Batch) {
	for i := range 12 {
		k := kg.Actor
		if i%3 == 2 {
			k = kg.Territory
		}
		b.Entities = append(b.Entities, kg.Entity{ID: at(i), Kind: k, Name: fmt.Sprint(i), Sort: fmt.Sprint(i)})
	}
	for i := range 6 + random.IntN(20) {
		from, to, t := anyone(random), anyone(random), kg.Types()[random.IntN(len(kg.Types()))]
		b.Relationships = append(b.Relationships, kg.Relationship{
			ID: kg.RelationshipID(t, from, to, fmt.Sprintf("k%d", i)), Type: t, From: from, To: to,
			Fields: map[string]any{"sourceCount": random.IntN(3), "bestSource": kg.Reliabilities[random.IntN(len(kg.Reliabilities))]},
		})
	}
	return b
}

func spelled(p *kg.Paths) []string {
	all := []string{}
	for _, one := range p.Paths {
		var ids []string
		for _, s := range one.Steps {
			ids = append(ids, fmt.Sprintf("%s %s %s %s", s.From.ID, s.Direction, s.To.ID, s.Link.ID))
		}
		all = append(all, strings.Join(ids, ", "))
	}
	return all
}

// brute tries every way.
type brute struct {
	kg.Batch
	least  int  // sources
	actors bool // only actors may be passed through
}

type way struct {
	weakest int
	ids     []string
	text    []string
}

func (b brute) shortest(from, to kg.ID, hops int) []string {
	for length := 1; length <= hops; length++ {
		var ways []way
		b.walk(from, to, length, way{}, []kg.ID{from}, &ways)
		if len(ways) == 0 {
			continue
		}
		slices.SortFunc(ways, func(a, b way) int {
			if a.weakest != b.weakest {
				return a.weakest - b.weakest
			}
			return strings.Compare(strings.Join(a.ids, " "), strings.Join(b.ids, " "))
		})
		all := []string{}
		for _, w := range ways[:min(len(ways), kg.MaxPaths)] {
			all = append(all, strings.Join(w.text, ", "))
		}
		return all
	}
	return []string{}
}

func (b brute) walk(from, to kg.ID, left int, so way, seen []kg.ID, ways *[]way) {
	if from == to {
		if left == 0 {
			*ways = append(*ways, so)
		}
		return
	}
	if left == 0 || b.actors && len(seen) > 1 && !strings.HasPrefix(string(from), "actor/") {
		return
	}
	for _, r := range b.Relationships {
		next, direction := r.To, "OUT"
		if r.To == from && r.From != from {
			next, direction = r.From, "IN"
		} else if r.From != from {
			continue
		}
		if slices.Contains(seen, next) || r.Int("sourceCount") < b.least {
			continue
		}
		weakness := slices.Index(kg.Reliabilities, r.Text("bestSource"))*1000 + 999 - r.Int("sourceCount")
		b.walk(next, to, left-1, way{
			max(so.weakest, weakness), append(slices.Clone(so.ids), string(r.ID)),
			append(slices.Clone(so.text), fmt.Sprintf("%s %s %s %s", from, direction, next, r.ID)),
		}, append(slices.Clone(seen), next), ways)
	}
}
