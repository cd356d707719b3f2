package query

import (
	"context"
	"fmt"

	"accordgraph/internal/kg"
)

// DefaultGroup is how many relationships of each group are returned if the client gives no number.
const DefaultGroup = 5

// A Group has the relationships of an entity with one type and direction: their number, and the first of them.
type Group struct {
	kg.TypeCount
	Edges []*Edge // the first relationships, each with the entity at its other end
}

// Groups returns the relationships of n by type and direction, in the order of [kg.Types], outgoing first. Groups
// without relationships are left out. The arguments are `first`, `types`, `where` and `orderBy`.
//
// Groups takes one round trip, which is for all nodes of the step that led to n.
func (n *Node) Groups(ctx context.Context, a Args) ([]*Group, error) {
	p, err := n.Relationships(a)
	if err != nil {
		return nil, err
	}
	if p.window.Limit, err = a.length("first", DefaultGroup, kg.MaxPage); err != nil {
		return nil, err
	}
	p.window.Want = n.on.readFor(ctx, p.window.Order)
	found, err := n.on.groups(ctx, p.via, p.window)
	return found[n.ID], err
}

// CheckGroups returns the error that [Node.Groups] would return for these arguments. Like [Args.CheckRelationships] it
// knows no asOf.
func (a Args) CheckGroups() error { return a.CheckRelationships() }

// groups returns, for every node of f, the groups of its relationships. It creates the next frontier from the hops.
func (f *frontier) groups(ctx context.Context, via kg.Via, w kg.Window) (map[kg.ID][]*Group, error) {
	via, err := f.restrict(ctx, via)
	if err != nil {
		return nil, err
	}
	return f.grouped.get(pageKey{via: key(via), window: w}, func() (map[kg.ID][]*Group, error) {
		found, err := f.graph.store.Groups(ctx, f.ids, via, w)
		if err != nil {
			return nil, fmt.Errorf("query: group %v from %d: %w", via.Step, len(f.ids), err)
		}
		next, all := f.next(), make(map[kg.ID][]*Group, len(f.ids))
		for _, id := range f.ids {
			all[id] = []*Group{} // not nil, because nil would mean that the groups are unknown
			for _, g := range found[id] {
				group := &Group{TypeCount: g.TypeCount, Edges: make([]*Edge, len(g.Hops))}
				list := listOf(kg.Step{Dir: g.Direction, Types: []kg.Type{g.Type}}, w.Order)
				for i, h := range g.Hops {
					group.Edges[i] = next.edge(h, f.nodes[id])
					group.Edges[i].list, group.Edges[i].key = list, h.Key(w.Order)
				}
				all[id] = append(all[id], group)
			}
		}
		return all, nil
	})
}
