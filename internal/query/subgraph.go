package query

import (
	"cmp"
	"context"
	"slices"

	"accordgraph/internal/kg"
)

// Limits of a subgraph.
const (
	MaxAround       = 20
	MaxSubgraphHops = 3
	MaxSubgraph     = 500
	DefaultSubgraph = 100  // if nobody says
	maxOfOne        = 1000 // relationships of one entity that are looked at
)

// A Subgraph is a part of the graph for drawing: no relationship of it dangles.
type Subgraph struct {
	Nodes     []*SubgraphNode // nearest first, then by the best-sourced link to what is nearer, then by ID
	Links     []*Link         // between Nodes, by ID: all that fit the question
	Truncated *Truncated      // nil if everything within the hops is there
}

// A SubgraphNode is an entity of a Subgraph.
type SubgraphNode struct {
	Node     *Node
	Distance int // hops from the nearest of what was asked around
	LeftOut  int // relationships that fit the question and are not in the subgraph
}

// Subgraph returns what lies around some entities. It reads around (IDs), hops
// (3 at most), first (500 nodes at most), where, which must hold for every
// relationship, and asOf. It takes a trip for the entities, one a hop, and two.
//
// What is cut is said. SIZE: there are more entities within the hops; At is the
// first of them. DEGREE: At has more than 1,000 relationships, of which the first in
// the order of lists were followed, so that something nearer or better-sourced may be
// missing.
func (g *Graph) Subgraph(ctx context.Context, a Args) (*Subgraph, error) {
	as, err := readAsOf(a["asOf"])
	if err != nil {
		return nil, err
	}
	hops, err := a.limit("hops", 1, MaxSubgraphHops)
	if err != nil {
		return nil, err
	}
	first, err := a.limit("first", DefaultSubgraph, MaxSubgraph)
	if err != nil {
		return nil, err
	}
	via := kg.Via{Step: kg.Step{Dir: kg.Both}}
	if via.Link, err = read(subject{links: true}, a.tree("where"), "where"); err != nil {
		return nil, err
	}
	d := &drawing{first: first, at: map[kg.ID]*SubgraphNode{}}
	outer, err := g.frontier(as).around(ctx, a.ids("around"))
	if err != nil {
		return nil, err
	}
	d.add(outer, 0, nil)
	for hop := 1; hop <= hops; hop++ {
		if outer, err = d.advance(ctx, outer, via, hop); err != nil {
			return nil, err
		}
	}
	return d.finish(ctx, g.frontier(as), via)
}

// around reaches the entities that the question starts from.
func (f *frontier) around(ctx context.Context, ids []kg.ID) (*frontier, error) {
	if len(ids) == 0 || len(ids) > MaxAround {
		return nil, kg.Invalidf("around has %d ids, want 1 to %d", len(ids), MaxAround)
	}
	found, err := f.wanted(ctx, ids)
	if err != nil {
		return nil, err
	}
	for _, id := range ids {
		if _, err := pickJoined(found, "around has", id); err != nil {
			return nil, err
		}
	}
	return f, nil
}

// A drawing is a subgraph under way.
type drawing struct {
	first int
	nodes []*SubgraphNode
	at    map[kg.ID]*SubgraphNode
	cut   *Truncated
}

// advance goes one hop on from the outer nodes, and returns the new ones.
func (d *drawing) advance(ctx context.Context, outer *frontier, via kg.Via, hop int) (*frontier, error) {
	next := outer.next()
	if d.cut != nil && len(d.nodes) >= d.first {
		return next, nil
	}
	reached, err := outer.neighbours(ctx, via, maxOfOne)
	if err != nil {
		return nil, err
	}
	best := map[kg.ID]int{}
	for _, id := range outer.ids {
		if reached[id].more {
			d.cut = &Truncated{"DEGREE", string(id)}
		}
		for _, e := range reached[id].edges {
			if d.at[e.Node.ID] != nil {
				continue
			}
			next.add(e.Node.Entity)
			if w, seen := best[e.Node.ID]; !seen || e.Relationship.Weakness() < w {
				best[e.Node.ID] = e.Relationship.Weakness()
			}
		}
	}
	return d.add(next, hop, best), nil
}

// add takes the nodes of f, best-sourced first, as long as there is room.
func (d *drawing) add(f *frontier, hop int, weakness map[kg.ID]int) *frontier {
	ids := slices.Clone(f.ids)
	slices.SortFunc(ids, func(a, b kg.ID) int { return cmp.Or(cmp.Compare(weakness[a], weakness[b]), cmp.Compare(a, b)) })
	taken := f.next()
	for _, id := range ids {
		if len(d.nodes) == d.first {
			d.cut = &Truncated{"SIZE", string(id)}
			break
		}
		n := &SubgraphNode{Node: taken.add(f.nodes[id].Entity), Distance: hop}
		d.nodes, d.at[id] = append(d.nodes, n), n
	}
	return taken
}

// finish finds the relationships between the nodes, and counts those that are
// left out.
func (d *drawing) finish(ctx context.Context, all *frontier, via kg.Via) (*Subgraph, error) {
	for _, n := range d.nodes {
		n.Node = all.add(n.Node.Entity)
	}
	counts, err := all.count(ctx, via)
	if err != nil {
		return nil, err
	}
	between := via
	between.Where = kg.Is("id", kg.OneOf, kg.Strings(sortedIDs(d.at)))
	noteCut(ctx, d.cut)
	out := &Subgraph{Nodes: d.nodes, Truncated: d.cut}
	seen := map[kg.ID]*Link{}
	for _, n := range d.nodes {
		links, err := n.Node.walk(ctx, between)
		if err != nil {
			return nil, err
		}
		n.LeftOut = counts[n.Node.ID] - len(links)
		for _, e := range links {
			if seen[e.Relationship.ID] == nil {
				r := e.Relationship.Relationship
				seen[r.ID] = all.link(r, all.nodes[r.From], all.nodes[r.To])
			}
		}
	}
	for _, id := range sortedIDs(seen) {
		out.Links = append(out.Links, seen[id])
	}
	return out, nil
}
