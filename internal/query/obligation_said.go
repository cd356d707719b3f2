package query

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"accordgraph/internal/kg"
)

// An ObligationSaid is what an objection to a text says an actor gives or gets under it.
type ObligationSaid struct {
	Objection, Actor *Node
	Link             *Link // the SPEAKS_OF from Objection to Actor, whose note has what is said
}

// saidOf returns what is said of actors by objections to documents and clauses, by date and then by objection and
// actor. Relationships that were withdrawn do not count. It takes two round trips.
func saidOf(ctx context.Context, of []*Node, clauses *frontier) (all []*ObligationSaid, err error) {
	texts := clauses.next()
	for _, n := range slices.Concat(of, clauses.all(clauses.ids)) {
		texts.add(n.Entity)
	}
	seen := map[kg.ID]bool{}
	for _, text := range texts.all(texts.ids) {
		against, err := text.walk(ctx, kg.Via{Step: kg.Incoming(kg.Objection, kg.ObjectsTo), Link: standing()})
		if err != nil {
			return nil, err
		}
		for _, e := range against {
			if seen[e.Node.ID] {
				continue
			}
			seen[e.Node.ID] = true
			about, err := e.Node.walk(ctx, kg.Via{Step: kg.Outgoing(kg.Actor, kg.SpeaksOf), Link: standing()})
			if err != nil {
				return nil, err
			}
			for _, a := range about {
				all = append(all, &ObligationSaid{Objection: e.Node, Actor: a.Node, Link: a.Relationship})
			}
		}
	}
	slices.SortFunc(all, func(a, b *ObligationSaid) int {
		return cmp.Or(strings.Compare(a.Objection.Sort, b.Objection.Sort),
			cmp.Compare(a.Objection.ID, b.Objection.ID), strings.Compare(a.Actor.Sort, b.Actor.Sort))
	})
	return all, nil
}

// saidOfActor returns what is said of the actor.
func saidOfActor(all []*ObligationSaid, actor *Node) (of []*ObligationSaid) {
	for _, s := range all {
		if s.Actor.is(actor) {
			of = append(of, s)
		}
	}
	return of
}
