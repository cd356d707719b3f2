package querytest

import (
	"cmp"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"accordgraph/internal/kg"
	"accordgraph/internal/kg/kgtest"
	"accordgraph/internal/query"
)

// Subgraphs asks for the entities around two entities in random graphs of 12 entities, and compares the answers with
// the answers of brute force. The store must be empty before the call. After the call it contains the last graph.
func Subgraphs(t *testing.T, s kg.Store, seed uint64, graphs, questions int) {
	t.Helper()
	random := rand.New(rand.NewPCG(seed, 1))
	for b := range tangles(t, s, random, graphs) {
		for range questions {
			q := anyPath(random) // only the ends and the conditions on relationships are used
			q.hops, q.actors = 1+random.IntN(query.MaxSubgraphHops), false
			q.first = 1 + random.IntN(14)
			if diff := gocmp.Diff(q.around(b), drawn(t, s, q)); diff != "" {
				t.Fatalf("seed %d, %+v\nwant -, got +:\n%s", seed, q, diff)
			}
		}
	}
}

// A drawing is the part of a subgraph that is compared.
type drawing struct {
	Refused bool
	Nodes   []string // each with its ID, its distance and the number of its relationships that were left out
	Links   []kg.ID
	Cut     bool
}

// drawn returns the answer of package query.
func drawn(t *testing.T, s kg.Store, q pathQuestion) (d drawing) {
	t.Helper()
	a := q.arguments()
	a["around"], a["hops"] = []any{string(q.from), string(q.to)}, q.hops
	found, err := query.New(s).Subgraph(t.Context(), read[query.SubgraphQuestion](t, a))
	if errors.Is(err, kg.ErrInvalid) {
		return drawing{Refused: true}
	}
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range found.Nodes {
		d.Nodes = append(d.Nodes, fmt.Sprint(n.Node.ID, " ", n.Distance, " ", n.LeftOut))
	}
	for _, l := range found.Links {
		d.Links = append(d.Links, l.ID)
	}
	d.Cut = found.Truncated != nil
	return d
}

// around returns the answer of brute force.
func (q pathQuestion) around(b kg.Batch) (d drawing) {
	if q.known != "" {
		b = kgtest.Published(b, q.known)
	}
	w := newBrute(b, q)
	if !w.there(q.from) || !w.there(q.to) {
		return drawing{Refused: true}
	}
	type place struct {
		id       kg.ID
		distance int
		weakness int
	}
	all := []place{{id: q.from}, {id: q.to}}
	for distance := 1; distance <= q.hops; distance++ {
		best := map[kg.ID]int{}
		for _, p := range all {
			for _, r := range w.of(p.id) {
				next := far(r, p.id)
				if slices.ContainsFunc(all, func(p place) bool { return p.id == next }) {
					continue
				}
				weakness := slices.Index(kg.Reliabilities, r.Text("bestSource"))*1000 + 999 - r.Int("sourceCount")
				if known, ok := best[next]; !ok || weakness < known {
					best[next] = weakness
				}
			}
		}
		for id, weakness := range best {
			all = append(all, place{id, distance, weakness})
		}
	}
	slices.SortFunc(all, func(a, b place) int {
		return cmp.Or(cmp.Compare(a.distance, b.distance), cmp.Compare(a.weakness, b.weakness), cmp.Compare(a.id, b.id))
	})
	d.Cut = len(all) > q.first
	all = all[:min(len(all), q.first)]
	in := func(id kg.ID) bool { return slices.ContainsFunc(all, func(p place) bool { return p.id == id }) }
	for _, p := range all {
		left := 0
		for _, r := range w.of(p.id) {
			if in(far(r, p.id)) {
				d.Links = append(d.Links, r.ID)
			} else {
				left++
			}
		}
		d.Nodes = append(d.Nodes, fmt.Sprint(p.id, " ", p.distance, " ", left))
	}
	slices.Sort(d.Links)
	d.Links = slices.Compact(d.Links)
	return d
}
