package querytest

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"accordgraph/internal/kg"
	"accordgraph/internal/kg/kgtest"
	"accordgraph/internal/query"
)

// reachable returns the IDs of the entities that package query reaches from two entities, each with its distance, sorted.
func reachable(t *testing.T, s kg.Store, q pathQuestion) (all []string) {
	t.Helper()
	a := q.arguments()
	a["from"], a["hops"], a["first"] = []any{string(q.from), string(q.to)}, q.hops, kg.MaxPage
	found, err := query.New(s).Reachable(t.Context(), read[query.ReachableQuestion](t, a))
	if errors.Is(err, kg.ErrInvalid) {
		return []string{"refused"}
	}
	if err != nil || found.Truncated != nil {
		t.Fatal(err, found.Truncated)
	}
	for _, r := range found.Edges() {
		all = append(all, fmt.Sprint(r.Item.Distance, " ", r.Item.Node.ID))
	}
	slices.Sort(all)
	return all
}

// reached returns the answer of brute force to the question of [reachable].
func (q pathQuestion) reached(b kg.Batch) (all []string) {
	if q.known != "" {
		b = kgtest.Published(b, q.known)
	}
	w := newBrute(b, q)
	if w.refuses() {
		return []string{"refused"}
	}
	at := map[kg.ID]int{q.from: 0, q.to: 0}
	for distance := 1; distance <= q.hops; distance++ {
		for _, r := range w.usable {
			for _, way := range [][2]kg.ID{{r.From, r.To}, {r.To, r.From}} {
				from, seen := at[way[0]]
				_, known := at[way[1]]
				if seen && from == distance-1 && !known && w.fits(way[1]) {
					at[way[1]] = distance
					all = append(all, fmt.Sprint(distance, " ", way[1]))
				}
			}
		}
	}
	slices.Sort(all)
	return all
}
