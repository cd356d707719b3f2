package kg

import (
	"context"
	"slices"
)

// walkPage is how many hops from each node a walk fetches at a time.
const walkPage = 1000

// walk returns everything that via leads to from n, in the order of lists. The
// first thousand from every node of the step are one trip, whoever walks first;
// each further thousand from a node is another.
func (n *Node) walk(ctx context.Context, via Via) ([]*Edge, error) {
	s := Slice{Limit: walkPage}
	found, err := n.on.expand(ctx, via, s)
	w := found[n.ID]
	all := slices.Clip(w.edges) // they are shared
	for err == nil && w.more {
		if s.After, err = s.decode("after", w.edges[len(w.edges)-1].Cursor); err != nil {
			break
		}
		alone := n.on.next()
		alone.add(n.Entity)
		found, err = alone.expand(ctx, via, s)
		w = found[n.ID]
		all = append(all, w.edges...)
	}
	return all, err
}

// provisions returns every clause, and part of a clause, of a document.
func (n *Node) provisions(ctx context.Context) ([]*Node, error) {
	return farNodes(n.walk(ctx, Via{Step: Step{Dir: In, To: Provision, Ref: "document"}}))
}

// objections returns what objects to n, and still stands.
func (n *Node) objections(ctx context.Context) ([]*Node, error) {
	return farNodes(n.walk(ctx, Via{Step: in(Objection, ObjectsTo), Link: standing()}))
}

// standing holds of relationships that were not withdrawn or overtaken.
func standing() Filter { return Not{Compare{"status", OneOf, []string{"RETRACTED", "SUPERSEDED"}}} }

// farNodes returns the nodes that edges lead to, each once.
func farNodes(edges []*Edge, err error) ([]*Node, error) {
	nodes := make([]*Node, 0, len(edges))
	seen := make(map[ID]bool, len(edges))
	for _, e := range edges {
		if !seen[e.Node.ID] {
			seen[e.Node.ID], nodes = true, append(nodes, e.Node)
		}
	}
	return nodes, err
}

// wanted finds what ids name, in one trip or, if some were merged, two. What is
// not there is missing from the answer.
func (f *frontier) wanted(ctx context.Context, ids []ID) (map[ID]*Node, error) {
	ids = slices.DeleteFunc(unique(ids), func(id ID) bool { return !id.Valid() })
	things := map[ID]Thing{}
	if err := f.find(ctx, ids, things); err != nil {
		return nil, err
	}
	nodes := make(map[ID]*Node, len(things))
	for id, t := range things {
		if n, ok := t.(*Node); ok {
			nodes[id] = n
		}
	}
	return nodes, nil
}
