package kg

import (
	"context"
	"slices"
)

// maxWalk is how many relationships of one entity a search goes on from. Who has
// more is a hub: to go on from it leads everywhere and says little.
const maxWalk = 5000

// neighbours returns the relationships of every node of f, with the nodes at
// their far ends, in one trip; at most limit of each, and whether there were more.
func (f *frontier) neighbours(ctx context.Context, via Via, limit int) (map[ID]window, error) {
	if len(f.ids) == 0 {
		return nil, nil
	}
	return f.expand(ctx, via, Slice{Limit: limit})
}

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

// nodeNamed returns the node that an argument names; for the errors see [pick].
func (f *frontier) nodeNamed(ctx context.Context, arg string, id ID) (*Node, error) {
	found, err := f.wanted(ctx, []ID{id})
	if err != nil {
		return nil, err
	}
	return pick(found, arg+" is", id, Any)
}

// pick returns the node of an ID, which must count as one of kind k. The error begins with what, which is the argument
// and a verb: "document is" or "actors has".
func pick(found map[ID]*Node, what string, id ID, k Kind) (*Node, error) {
	n := found[id]
	if n == nil {
		return nil, nothing(what, id)
	}
	if !n.Kind.Is(k) {
		return nil, invalid("%s %s, which is no %s", what, quoted(string(id)), k)
	}
	return n, nil
}

// pickAll returns the nodes of the IDs, each once, which must all count as one of kind k.
func pickAll(found map[ID]*Node, what string, ids []ID, k Kind) (all []*Node, err error) {
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
func pickJoined(found map[ID]*Node, what string, id ID) (*Node, error) {
	n, err := pick(found, what, id, Any)
	if err == nil && !n.Kind.isJoined() {
		err = invalid("%s %s, a %s, and nothing is linked to that", what, quoted(string(id)), n.Kind)
	}
	return n, err
}

// nothing says that an ID names nothing. The message begins with what, as in [pick].
func nothing(what string, id ID) error {
	return invalid("%s %s, which is nothing here", what, quoted(string(id)))
}

// wanted finds what ids name, in one trip or, if some were merged, two. What is
// not there is missing from the answer.
func (f *frontier) wanted(ctx context.Context, ids []ID) (map[ID]*Node, error) {
	ids = slices.DeleteFunc(unique(ids), func(id ID) bool { return !id.Valid() })
	things := map[ID]Thing{}
	if err := f.find(ctx, ids, Want{}, things); err != nil {
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
