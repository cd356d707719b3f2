package query

import (
	"cmp"
	"slices"
	"strings"

	"accordgraph/internal/kg"
)

// An ObligationTally counts obligations.
type ObligationTally struct {
	Actor     *Node // who owes them; nil: all obligations of the table, or obligations that nobody owes
	Count     int
	Passive   int // how many of them the text puts in the passive
	Unnamed   int // for how many of them the text names nobody who owes them
	Unchecked int // for how many of them the text names nobody who verifies, enforces or pays
	ByForce   []ValueCount
	ByAct     []ValueCount // an obligation with several acts counts for each
	Said      []*ObligationSaid
}

// tallies returns a tally for each actor. If there are no actors, it returns a tally for everybody who owes a row or of
// whom somebody speaks, and for nobody; see [Graph.Obligations].
func tallies(actors []*Node, rows []*ObligationRow, said []*ObligationSaid) (all []*ObligationTally) {
	given := len(actors) > 0
	owes, unnamed := map[kg.ID][]*ObligationRow{}, []*ObligationRow(nil)
	for _, r := range rows {
		if len(r.OwedBy) == 0 {
			unnamed = append(unnamed, r)
		}
		for _, a := range r.OwedBy {
			if !given && owes[a.ID] == nil {
				actors = append(actors, a)
			}
			owes[a.ID] = append(owes[a.ID], r)
		}
	}
	for _, s := range said {
		if !given && !slices.ContainsFunc(actors, s.Actor.is) {
			actors = append(actors, s.Actor)
		}
	}
	for _, a := range actors {
		all = append(all, tally(a, owes[a.ID], saidOfActor(said, a)))
	}
	if given {
		return all
	}
	slices.SortStableFunc(all, func(a, b *ObligationTally) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), strings.Compare(a.Actor.Sort, b.Actor.Sort),
			cmp.Compare(a.Actor.ID, b.Actor.ID))
	})
	if len(unnamed) > 0 {
		all = append(all, tally(nil, unnamed, nil))
	}
	return all
}

// tally counts rows, beside what is said of the actor.
func tally(actor *Node, rows []*ObligationRow, said []*ObligationSaid) *ObligationTally {
	t := &ObligationTally{Actor: actor, Count: len(rows), Said: said}
	forces, acts := map[string]int{}, map[string]int{}
	for _, r := range rows {
		forces[r.Obligation.Text("force")]++
		for _, act := range r.Obligation.Texts("acts") {
			acts[act]++
		}
		t.Passive += one(r.Obligation.Text("voice") == "PASSIVE")
		t.Unnamed += one(len(r.OwedBy) == 0)
		t.Unchecked += one(r.IsUnchecked())
	}
	t.ByForce, t.ByAct = counts(forces, kg.Forces), counts(acts, kg.Acts)
	return t
}

// one returns 1 if b is true, and 0 if it is false.
func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

// counts returns the values that occur, in the order of the vocabulary.
func counts(n map[string]int, vocabulary []string) (all []ValueCount) {
	for _, v := range vocabulary {
		if n[v] > 0 {
			all = append(all, ValueCount{v, n[v]})
		}
	}
	return all
}
