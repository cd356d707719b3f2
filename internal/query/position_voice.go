package query

import (
	"context"
	"slices"

	"accordgraph/internal/kg"
)

// voices maps each actor that speaks for one actor to its ways. A way is a chain of relationships from the actor to the
// speaker. The speaker speaks for the actor on the days on which all relationships of at least one way hold.
type voices map[kg.ID][][]*Link

// voicesOf returns the voices of each of the actors. An actor speaks for itself. With rollUp, its bodies and the
// holders of offices also speak for it; then voicesOf takes three round trips: for bodies, for bodies of bodies, and
// for offices.
func voicesOf(ctx context.Context, actors []*Node, rollUp bool) ([]voices, error) {
	people := actors[0].on.next()
	all := make([]voices, len(actors))
	for i, a := range actors {
		all[i] = voices{a.ID: {nil}}
		people.add(a.Entity)
		if !rollUp {
			continue
		}
		if err := all[i].addBodies(ctx, people, a, nil); err != nil {
			return nil, err
		}
	}
	for i := range all {
		if !rollUp {
			break
		}
		if err := all[i].addHolders(ctx, people); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// addBodies adds the bodies of n and the bodies of these bodies. The argument way leads from the actor of v to n.
func (v voices) addBodies(ctx context.Context, people *frontier, n *Node, way []*Link) error {
	edges, err := n.walk(ctx, kg.Via{Step: kg.Incoming(kg.Actor, kg.MemberOf, kg.PartOf), Link: standing()})
	for _, e := range edges {
		if e.Relationship.Type == kg.MemberOf && e.Node.Text("category") != "STATE_BODY" {
			continue
		}
		longer := append(slices.Clip(way), e.Relationship)
		v[e.Node.ID] = append(v[e.Node.ID], longer)
		people.add(e.Node.Entity)
		if len(longer) == 1 && err == nil {
			err = v.addBodies(ctx, people, e.Node, longer)
		}
	}
	return err
}

// addHolders adds the holders of offices in each actor that v contains.
func (v voices) addHolders(ctx context.Context, people *frontier) error {
	holders := voices{}
	for id, ways := range v {
		edges, err := people.nodes[id].walk(ctx, kg.Via{Step: kg.Incoming(kg.Actor, kg.HoldsOffice), Link: standing()})
		if err != nil {
			return err
		}
		for _, e := range edges {
			for _, way := range ways {
				holders[e.Node.ID] = append(holders[e.Node.ID], append(slices.Clip(way), e.Relationship))
			}
		}
	}
	for id, ways := range holders {
		v[id] = append(v[id], ways...)
	}
	return nil
}

// speaks reports whether the actor with the given ID spoke on that day for the actor to whom v belongs.
func (v voices) speaks(id kg.ID, day string) bool {
	return slices.ContainsFunc(v[id], func(way []*Link) bool {
		return !slices.ContainsFunc(way, func(l *Link) bool { return !l.HeldOn(day) })
	})
}

// of returns those statements about the texts that count as said by the actor to whom v belongs.
func (v voices) of(about []mention, said map[kg.ID][]Statement) (all []Statement) {
	for _, m := range about {
		for _, s := range said[m.text] {
			if v.speaks(s.By.ID, s.Day) {
				s.About = m.about
				all = append(all, s)
			}
		}
	}
	return all
}

// speakersOf returns the filter of all actors that have a voice.
func speakersOf(all []voices) kg.Filter {
	var ids []string
	for _, v := range all {
		for id := range v {
			ids = append(ids, string(id))
		}
	}
	slices.Sort(ids)
	return kg.Is("id", kg.OneOf, slices.Compact(ids))
}
