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
			q := anyPath(random, b) // only the ends and the conditions on relationships are used
			q.hops, q.actors = 1+random.IntN(query.MaxSubgraphHops), false
			q.first = 1 + random.IntN(14)
			q.perType = random.IntN(4)
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
	if q.perType > 0 {
		a["perType"] = q.perType
	}
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
	if w.refuses() {
		return drawing{Refused: true}
	}
	w.usable = slices.DeleteFunc(w.usable, func(r kg.Relationship) bool {
		return slices.Contains(q.without, r.From) || slices.Contains(q.without, r.To)
	})
	type place struct {
		id       kg.ID
		distance int
		weakness int
	}
	all := []place{{id: q.from}, {id: q.to}}
	for distance := 1; distance <= q.hops; distance++ {
		best := map[kg.ID]int{}
		for _, p := range all {
			followed, cut := w.followed(p.id)
			d.Cut = d.Cut || cut
			for _, r := range followed {
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
	d.Cut = d.Cut || len(all) > q.first
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

// followed returns the relationships that are followed from an entity, and reports whether it leaves some out: the
// first of each type and direction if the question limits them.
func (w brute) followed(id kg.ID) (all []kg.Relationship, cut bool) {
	usable := w.of(id)
	if w.perType == 0 {
		return usable, false
	}
	slices.SortFunc(usable, func(a, b kg.Relationship) int {
		return cmp.Or(cmp.Compare(w.entities[far(a, id)].Sort, w.entities[far(b, id)].Sort), cmp.Compare(a.ID, b.ID))
	})
	taken := map[string]int{}
	for _, r := range usable {
		for end, other := range map[string]kg.ID{"from": r.From, "to": r.To} {
			if group := end + string(r.Type); other == id {
				if taken[group]++; taken[group] <= w.perType {
					all = append(all, r)
				} else {
					cut = true
				}
			}
		}
	}
	return all, cut
}
