package query

import (
	"context"
	"slices"

	"accordgraph/internal/kg"
)

// maxWalk is how many relationships of one entity a search goes on from. Who has
// more is a hub: to go on from it leads everywhere and says little.
const maxWalk = 5000

// neighbours returns the relationships of every node of f, with the nodes at
// their far ends, in one trip; at most limit of each, and whether there were more.
func (f *frontier) neighbours(ctx context.Context, via kg.Via, limit int) (map[kg.ID]portion, error) {
	if len(f.ids) == 0 {
		return nil, nil
	}
	return f.expand(ctx, via, kg.Window{Limit: limit})
}

// walkPage is how many hops from each node a walk fetches at a time.
const walkPage = 1000

// walk returns everything that via leads to from n, in the order of lists. The
// first thousand from every node of the step are one trip, whoever walks first;
// each further thousand from a node is another.
func (n *Node) walk(ctx context.Context, via kg.Via) ([]*Edge, error) {
	s := kg.Window{Limit: walkPage}
	found, err := n.on.expand(ctx, via, s)
	w := found[n.ID]
	all := slices.Clip(w.edges) // they are shared
	for err == nil && w.more {
		s.After = w.edges[len(w.edges)-1].key
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
	return farNodes(n.walk(ctx, kg.Via{Step: kg.Step{Dir: kg.In, To: kg.Provision, Ref: "document"}}))
}

// objections returns what objects to n, and still stands.
func (n *Node) objections(ctx context.Context) ([]*Node, error) {
	return farNodes(n.walk(ctx, kg.Via{Step: kg.Incoming(kg.Objection, kg.ObjectsTo), Link: standing()}))
}

// standing holds of relationships that were not withdrawn or overtaken.
func standing() kg.Filter {
	return kg.Not{Of: kg.Is("status", kg.OneOf, []string{"RETRACTED", "SUPERSEDED"})}
}

// farNodes returns the nodes that edges lead to, each once.
func farNodes(edges []*Edge, err error) ([]*Node, error) {
	nodes := make([]*Node, 0, len(edges))
	seen := make(map[kg.ID]bool, len(edges))
	for _, e := range edges {
		if !seen[e.Node.ID] {
			seen[e.Node.ID], nodes = true, append(nodes, e.Node)
		}
	}
	return nodes, err
}

// nodeNamed returns the node that an argument names; for the errors see [pick].
func (f *frontier) nodeNamed(ctx context.Context, arg string, id kg.ID) (*Node, error) {
	found, err := f.wanted(ctx, []kg.ID{id})
	if err != nil {
		return nil, err
	}
	return pick(found, arg+" is", id, kg.Any)
}

// pick returns the node of an ID, which must count as one of kind k. The error begins with what, which is the argument
// and a verb: "document is" or "actors has".
func pick(found map[kg.ID]*Node, what string, id kg.ID, k kg.Kind) (*Node, error) {
	n := found[id]
	if n == nil {
		return nil, nothing(what, id)
	}
	if !n.Kind.Is(k) {
		return nil, kg.Invalidf("%s %s, which is no %s", what, kg.Quoted(string(id)), k)
	}
	return n, nil
}

// pickAll returns the nodes of the IDs, each once, which must all count as one of kind k.
func pickAll(found map[kg.ID]*Node, what string, ids []kg.ID, k kg.Kind) (all []*Node, err error) {
	seen := map[*Node]bool{}
	for _, id := range ids {
		n, err := pick(found, what, id, k)
		if err != nil {
			return nil, err
		}
		if !seen[n] {
			seen[n], all = true, append(all, n)
		}
	}
	return all, nil
}

// pickJoined returns the node of an ID, which must be of a kind that relationships can join.
func pickJoined(found map[kg.ID]*Node, what string, id kg.ID) (*Node, error) {
	n, err := pick(found, what, id, kg.Any)
	if err == nil && !n.Kind.IsEntity() {
		err = kg.Invalidf("%s %s, a %s, and nothing is linked to that", what, kg.Quoted(string(id)), n.Kind)
	}
	return n, err
}

// nothing says that an ID names nothing. The message begins with what, as in [pick].
func nothing(what string, id kg.ID) error {
	return kg.Invalidf("%s %s, which is nothing here", what, kg.Quoted(string(id)))
}

// wanted finds what ids name, in one trip or, if some were merged, two. What is
// not there is missing from the answer.
func (f *frontier) wanted(ctx context.Context, ids []kg.ID) (map[kg.ID]*Node, error) {
	ids = slices.DeleteFunc(unique(ids), func(id kg.ID) bool { return !id.Valid() })
	things := map[kg.ID]Item{}
	if err := f.find(ctx, ids, kg.Want{}, things); err != nil {
		return nil, err
	}
	nodes := make(map[kg.ID]*Node, len(things))
	for id, t := range things {
		if n, ok := t.(*Node); ok {
			nodes[id] = n
		}
	}
	return nodes, nil
}
