package query

import (
	"context"
	"fmt"
	"slices"

	"accordgraph/internal/kg"
)

// Limits of a [ReachableQuestion].
const (
	MaxReachable     = 1000 // entities that a question reaches, of any kind
	DefaultReachHops = 1
)

// A ReachableQuestion asks which entities can be reached from some entities.
type ReachableQuestion struct {
	From    []kg.ID   `arg:"from"`    // 1 to MaxAround
	Kinds   []kg.Kind `arg:"kinds"`   // only entities of these kinds; if empty, of all kinds
	Types   []kg.Type `arg:"types"`   // follow only relationships of these types; if empty, of all types
	Hops    int       `arg:"hops"`    // the most relationships to an entity: 1 to kg.MaxHops, or 0 for DefaultReachHops
	Where   kg.Filter `arg:"where"`   // each relationship matches it; nil matches all
	Without []kg.ID   `arg:"without"` // entities and relationships that are left out; at most MaxWithout
	AsOf    AsOf      `arg:"asOf"`
	Paging
}

// bounds implements bounded.
func (q ReachableQuestion) bounds() map[string]bound {
	all := q.Paging.bounds()
	all["hops"] = bound{DefaultReachHops, kg.MaxHops}
	return all
}

// Reachable is a page of the answer to a [ReachableQuestion].
type Reachable struct {
	*Rows[Reached]
	Truncated *Truncated // nil if no entity within the distance is missing
}

// A Reached is an entity that can be reached.
type Reached struct {
	Node     *Node
	Distance int // relationships from the nearest entity of the question, at least 1
}

// key returns the place of r in the list of everything that can be reached.
func (r Reached) key() kg.Key {
	return kg.Key{Sort: fmt.Sprintf("%d %s", r.Distance, r.Node.Sort), ID: r.Node.ID}
}

// reachableList is the name of the list of what can be reached.
const reachableList = "reachable"

// Reachable returns the entities that can be reached from some entities along relationships in either direction, each
// once, without the entities of the question. The nearest come first; what is equally far is in list order. Kinds do not
// limit what lies between.
//
// Truncated is SIZE if there are more than MaxReachable entities of all kinds within the distance; the best-sourced are in
// the answer. DEGREE is as for [Graph.Subgraph].
//
// The error is ErrInvalid if an ID in From is not the ID of an entity, or if Without has one of them or what is not
// there.
//
// Reachable takes one round trip for the entities of the question, and one for each hop. Relationships in Without take
// one more.
func (g *Graph) Reachable(ctx context.Context, q ReachableQuestion) (*Reachable, error) {
	q, err := withDefaults(q)
	if err != nil {
		return nil, err
	}
	w, err := q.window(reachableList)
	if err != nil {
		return nil, err
	}
	via := kg.Via{Step: kg.EitherWay(kg.Any, q.Types...), Link: q.Where}
	outer, via, err := g.frontier(q.AsOf).starts(ctx, via, "from", q.From, q.Without)
	if err != nil {
		return nil, err
	}
	d := &drawing{first: MaxReachable + len(outer.ids), at: map[kg.ID]*SubgraphNode{}}
	d.add(outer, 0, nil)
	for hop := 1; hop <= q.Hops; hop++ {
		if outer, err = d.advance(ctx, outer, via, hop); err != nil {
			return nil, err
		}
	}
	noteCut(ctx, d.cut)
	return &Reachable{rows(reachableList, w, q.reached(d, g.frontier(q.AsOf)), Reached.key), d.cut}, nil
}

// reached returns the nodes of d that the question asks for, in order and on the frontier all.
func (q ReachableQuestion) reached(d *drawing, all *frontier) (found []Reached) {
	for _, n := range d.nodes {
		if n.Distance > 0 && (len(q.Kinds) == 0 || slices.Contains(q.Kinds, n.Node.Kind)) {
			found = append(found, Reached{all.add(n.Node.Entity), n.Distance})
		}
	}
	slices.SortFunc(found, func(a, b Reached) int { return a.key().Compare(b.key()) })
	return found
}
