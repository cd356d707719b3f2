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

// named returns the node that an argument names. The error says which argument
// names nothing, or something else than is wanted.
func (f *frontier) named(ctx context.Context, arg string, id ID, want ...Kind) (*Node, error) {
	found, err := f.wanted(ctx, []ID{id})
	if err != nil {
		return nil, err
	}
	return pick(found, arg, id, want...)
}

// pick is named, of what was found.
func pick(found map[ID]*Node, arg string, id ID, want ...Kind) (*Node, error) {
	n := found[id]
	if n == nil {
		return nil, nothing(arg+" is", id)
	}
	if len(want) > 0 && !isOneOf(n.Kind, want) {
		return nil, invalid("%s is %s, which is no %s", arg, quoted(string(id)), want[0])
	}
	return n, nil
}

// joined is pick for what relationships can join.
func joined(found map[ID]*Node, arg string, id ID) (*Node, error) {
	n, err := pick(found, arg, id)
	if err == nil && !n.Kind.IsEntity() {
		err = invalid("%s is %s, a %s, and nothing is linked to that", arg, quoted(string(id)), n.Kind)
	}
	return n, err
}

// nothing says that an argument, of which what has or is the ID, names nothing.
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
