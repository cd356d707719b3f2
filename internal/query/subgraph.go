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
	DefaultSubgraph = 100
	maxOfOne        = 1000 // the most relationships of one entity that are followed
)

// A SubgraphQuestion asks for the part of the graph around some entities.
type SubgraphQuestion struct {
	Around  []kg.ID   `arg:"around"`  // the entities in the middle: 1 to MaxAround
	Hops    int       `arg:"hops"`    // the most relationships from there to an entity: 1 to MaxSubgraphHops, or 0 for 1
	First   *int      `arg:"first"`   // at most so many entities: 0 to MaxSubgraph; the default is DefaultSubgraph
	PerType int       `arg:"perType"` // follow at most so many of each type and direction from an entity: 1 to 100; 0: all
	Where   kg.Filter `arg:"where"`   // each relationship matches it; nil matches all
	Without []kg.ID   `arg:"without"` // entities and relationships that are left out; at most MaxWithout
	AsOf    AsOf      `arg:"asOf"`
}

// bounds implements bounded.
func (SubgraphQuestion) bounds() map[string]bound {
	return map[string]bound{
		"hops": {1, MaxSubgraphHops}, "first": {DefaultSubgraph, MaxSubgraph}, "perType": {0, kg.MaxPage},
	}
}

// A Subgraph is a part of the graph, to be drawn. It contains both ends of each of its relationships.
type Subgraph struct {
	// Nodes are sorted by Distance, then by how well their best-sourced relationship to a nearer node is sourced, then
	// by ID.
	Nodes     []*SubgraphNode
	Links     []*Link    // all relationships between Nodes that match the question, by ID
	Truncated *Truncated // nil if no entity within the distance is missing
}

// A SubgraphNode is an entity of a Subgraph.
type SubgraphNode struct {
	Node     *Node
	Distance int // hops from the nearest entity in the middle
	LeftOut  int // relationships that match the question and are not in the subgraph

	// NotFollowed has how many relationships of each type and direction were not followed from Node, because of PerType.
	// A relationship that was not followed is in the subgraph if both its ends are.
	NotFollowed []kg.TypeCount
}

// Subgraph returns the entities around some entities, and the relationships between them.
//
// Truncated says what is missing. SIZE means that there are more entities within the distance Hops. At is then the
// first missing entity. DEGREE means that the entity At has more than 1,000 relationships. Only the first 1,000 were
// followed, in the order of lists, so nearer or better-sourced entities may be missing.
//
// PER_TYPE means that the entity At, and maybe others, have more relationships of a type and direction than PerType.
// The first of them were followed, in the order of lists. With PerType there is no other limit on the relationships of
// an entity.
//
// The error is ErrInvalid if an ID in Around is not the ID of an entity, or if Without has one of them or what is not
// there.
//
// Subgraph takes one round trip for the entities in the middle, one for each hop, and two for the relationships.
// Relationships in Without take one more.
func (g *Graph) Subgraph(ctx context.Context, q SubgraphQuestion) (*Subgraph, error) {
	q, err := withDefaults(q)
	if err != nil {
		return nil, err
	}
	outer, via, err := g.frontier(q.AsOf).middle(ctx, q)
	if err != nil {
		return nil, err
	}
	d := &drawing{first: *q.First, perType: q.PerType, at: map[kg.ID]*SubgraphNode{}}
	d.add(outer, 0, nil)
	for hop := 1; hop <= q.Hops; hop++ {
		if outer, err = d.advance(ctx, outer, via, hop); err != nil {
			return nil, err
		}
	}
	return d.finish(ctx, g.frontier(q.AsOf), via)
}

// middle returns a frontier of the entities in the middle of a subgraph, and the step that is followed from each entity.
func (f *frontier) middle(ctx context.Context, q SubgraphQuestion) (*frontier, kg.Via, error) {
	via := kg.Via{Step: kg.Step{Dir: kg.Both}, Link: q.Where}
	if err := checkNumber("around", q.Around, MaxAround); err != nil {
		return nil, via, err
	}
	found, err := f.endsWithout(ctx, q.Around, q.Without)
	if err != nil {
		return nil, via, err
	}
	middle, err := f.picked(found, "around has", q.Around)
	if err != nil {
		return nil, via, err
	}
	via, err = f.leaveOut(ctx, via, q.Without, found, "around", middle.all(middle.ids)...)
	return middle, via, err
}

// picked returns a frontier of the entities with the IDs. See [pick] for what.
func (f *frontier) picked(found map[kg.ID]*Node, what string, ids []kg.ID) (*frontier, error) {
	all := f.next()
	for _, id := range ids {
		n, err := pickJoined(found, what, id)
		if err != nil {
			return nil, err
		}
		all.add(n.Entity)
	}
	return all, nil
}

// A drawing is a subgraph that is not complete yet.
type drawing struct {
	first   int // the most nodes
	perType int // the most relationships of one type and direction that are followed from a node; 0 for all
	nodes   []*SubgraphNode
	at      map[kg.ID]*SubgraphNode // the nodes by ID
	cut     *Truncated
}

// advance adds the nodes one hop away from the outer nodes, and returns them.
func (d *drawing) advance(ctx context.Context, outer *frontier, via kg.Via, hop int) (*frontier, error) {
	next := outer.next()
	if d.cut != nil && len(d.nodes) >= d.first {
		return next, nil
	}
	reached, err := d.follow(ctx, outer, via)
	if err != nil {
		return nil, err
	}
	best := map[kg.ID]int{}
	for _, id := range outer.ids {
		for _, e := range reached[id] {
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

// follow returns the relationships that are followed from each of the outer nodes. It takes one round trip.
func (d *drawing) follow(ctx context.Context, outer *frontier, via kg.Via) (map[kg.ID][]*Edge, error) {
	if d.perType > 0 {
		return d.followGroups(ctx, outer, via)
	}
	reached, err := outer.neighbours(ctx, via, maxOfOne)
	all := make(map[kg.ID][]*Edge, len(reached))
	for _, id := range outer.ids {
		all[id] = reached[id].edges
		if reached[id].more {
			d.cut = &Truncated{"DEGREE", string(id)}
		}
	}
	return all, err
}

// followGroups returns the first relationships of each type and direction of each of the outer nodes.
func (d *drawing) followGroups(ctx context.Context, outer *frontier, via kg.Via) (map[kg.ID][]*Edge, error) {
	if len(outer.ids) == 0 {
		return nil, nil
	}
	groups, err := outer.groups(ctx, via, kg.Window{Limit: d.perType})
	all := make(map[kg.ID][]*Edge, len(groups))
	for _, id := range outer.ids {
		for _, g := range groups[id] {
			all[id] = append(all[id], g.Edges...)
			if left := g.Count - len(g.Edges); left > 0 {
				n := d.at[id]
				n.NotFollowed = append(n.NotFollowed, kg.TypeCount{Type: g.Type, Direction: g.Direction, Count: left})
				d.cut = cmp.Or(d.cut, &Truncated{"PER_TYPE", string(id)})
			}
		}
	}
	return all, err
}

// add adds nodes of f, the best-sourced ones first, until d has d.first nodes. It returns the added nodes.
func (d *drawing) add(f *frontier, hop int, weakness map[kg.ID]int) *frontier {
	ids := slices.Clone(f.ids)
	slices.SortFunc(ids, func(a, b kg.ID) int {
		return cmp.Or(cmp.Compare(weakness[a], weakness[b]), cmp.Compare(a, b))
	})
	added := f.next()
	for _, id := range ids {
		if len(d.nodes) == d.first {
			d.cut = &Truncated{"SIZE", string(id)}
			break
		}
		n := &SubgraphNode{Node: added.add(f.nodes[id].Entity), Distance: hop}
		d.nodes, d.at[id] = append(d.nodes, n), n
	}
	return added
}

// finish returns the subgraph of the nodes of d, with the relationships between them. It puts all nodes on one
// frontier.
func (d *drawing) finish(ctx context.Context, all *frontier, via kg.Via) (*Subgraph, error) {
	for _, n := range d.nodes {
		n.Node = all.add(n.Node.Entity)
	}
	if len(d.nodes) == 0 { // nothing was asked for
		noteCut(ctx, d.cut)
		return &Subgraph{Truncated: d.cut}, nil
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
