package query

import (
	"context"
	"slices"

	"accordgraph/internal/kg"
)

// maxWalk is the greatest number of relationships of one entity that a search follows. An entity with more
// relationships is always a hub. Paths through a hub lead to almost everything, so they say little.
const maxWalk = 5000

// neighbours returns the relationships of every node of f, and the nodes at their far ends. It takes one round trip. It
// returns at most limit relationships of each node, and reports for each node whether there are more.
func (f *frontier) neighbours(ctx context.Context, via kg.Via, limit int) (map[kg.ID]portion, error) {
	if len(f.ids) == 0 {
		return nil, nil
	}
	return f.expand(ctx, via, kg.Window{Limit: limit})
}

// walkPage is how many hops of each node a walk fetches in one round trip.
const walkPage = 1000

// walk returns everything that via leads to from n, in list order. The first round trip fetches the first walkPage hops
// of every node of the step, so walks from the other nodes share it. Each further page of one node takes another round
// trip.
func (n *Node) walk(ctx context.Context, via kg.Via) ([]*Edge, error) {
	s := kg.Window{Limit: walkPage}
	found, err := n.on.expand(ctx, via, s)
	w := found[n.ID]
	all := slices.Clip(w.edges) // so that append copies the edges, which other callers share
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

// provisions returns every clause of a document, including the parts of clauses.
func (n *Node) provisions(ctx context.Context) ([]*Node, error) {
	return farNodes(n.walk(ctx, kg.Via{Step: kg.Step{Dir: kg.In, To: kg.Provision, Ref: "document"}}))
}

// objections returns the objections to n that still stand.
func (n *Node) objections(ctx context.Context) ([]*Node, error) {
	return farNodes(n.walk(ctx, objecting()))
}

// objecting returns the way to the objections to a provision that still stand.
func objecting() kg.Via {
	return kg.Via{Step: kg.Incoming(kg.Objection, kg.ObjectsTo), Link: standing()}
}

// standing is true for relationships that were not withdrawn or overtaken.
func standing() kg.Filter {
	return kg.Not{Of: kg.Is("status", kg.OneOf, kg.Withdrawn())}
}

// farNodes returns the nodes to which the edges lead, each once.
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

// nodeNamed returns the node that an argument names. It returns the errors that [pick] returns.
func (f *frontier) nodeNamed(ctx context.Context, arg string, id kg.ID) (*Node, error) {
	found, err := f.wanted(ctx, []kg.ID{id})
	if err != nil {
		return nil, err
	}
	return pick(found, arg+" is", id, kg.Any)
}

// pick returns the node with an ID. The kind of the node must be k or a member of k. The error message begins with the
// argument what, which consists of the name of an argument and a verb, such as "document is" or "actors has".
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

// pickAll returns the nodes with the IDs, each once. The kind of each node must be k or a member of k.
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

// pickJoined returns the node with an ID. The kind of the node must be a kind that relationships can join.
func pickJoined(found map[kg.ID]*Node, what string, id kg.ID) (*Node, error) {
	n, err := pick(found, what, id, kg.Any)
	if err == nil && !n.Kind.IsEntity() {
		err = kg.Invalidf("%s %s of kind %s, want an entity that relationships can join", what, kg.Quoted(string(id)), n.Kind)
	}
	return n, err
}

// nothing returns the error that an ID names nothing. The message begins with the argument what, as in [pick].
func nothing(what string, id kg.ID) error {
	return kg.Invalidf("%s %s, which is nothing here", what, kg.Quoted(string(id)))
}

// wanted returns the nodes that ids name. It takes one round trip, and a second round trip if some entities were
// merged. IDs that name nothing are missing from the result.
func (f *frontier) wanted(ctx context.Context, ids []kg.ID) (map[kg.ID]*Node, error) {
	all := make([]sought, len(ids))
	for i, id := range ids {
		all[i] = sought{id, f}
	}
	found, err := f.graph.find(ctx, all, kg.Want{})
	nodes := make(map[kg.ID]*Node, len(found))
	for s, n := range found {
		nodes[s.id] = n
	}
	return nodes, err
}
