package query

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"

	"accordgraph/internal/kg"
)

// A ContestedProvision is a provision with the number of objections to it. Objections that were withdrawn do not count.
// Objections to the parts of the provision or to its document do not count either.
type ContestedProvision struct {
	Provision  *Node
	Objections int // of any stance
	Blocking   int // the objections that [Node.Blockers] counts: with the stance REJECTS or OBJECTS
}

// UsualContested is the number of contested provisions that [Graph.Contested] reads in one round trip. Its price counts
// that many.
const UsualContested = walkPage

// contestedList is the name of the list of the contested provisions of all documents.
const contestedList = "contested provisions"

// A ContestedQuestion asks for the contested provisions of all documents.
type ContestedQuestion struct {
	AsOf AsOf `arg:"asOf"`
	Paging
}

// Contested returns the provisions of all documents to which there are objections. The provisions with the most
// objections come first. Provisions with equally many objections are in the order of the list of all provisions, which
// is by document and number.
//
// Contested takes two round trips, and another one for each further thousand contested provisions.
func (g *Graph) Contested(ctx context.Context, q ContestedQuestion) (*Rows[*ContestedProvision], error) {
	q, err := withDefaults(q)
	if err != nil {
		return nil, err
	}
	w, err := q.window(contestedList)
	if err != nil {
		return nil, err
	}
	root := g.frontier(q.AsOf).add(kg.Entity{ID: kg.Root})
	found, err := farNodes(root.walk(ctx, kg.Via{Step: kg.Step{To: kg.Provision}, Where: kg.Linked{Via: objecting()}}))
	if err != nil {
		return nil, err
	}
	together := root.on.next() // one frontier, so that one round trip reads the objections to all
	for _, p := range found {
		together.add(p.Entity)
	}
	all, err := contested(ctx, together.all(together.ids))
	return rows(contestedList, w, all, (*ContestedProvision).key), err
}

// CheckContested returns the error that [Graph.Contested] would return for these arguments without a look at the data.
func (a Args) CheckContested() error {
	q, err := ReadQuestion[ContestedQuestion](a)
	if err == nil {
		_, err = q.window(contestedList)
	}
	return err
}

// key returns the place of c in the list of all contested provisions.
func (c *ContestedProvision) key() kg.Key {
	return kg.Key{Sort: fmt.Sprintf("%010d %s", math.MaxInt32-c.Objections, c.Provision.Sort), ID: c.Provision.ID}
}

// Contested returns the provisions of a document to which there are objections. The provisions with the most objections
// come first. Provisions with equally many objections are in the order of the document.
//
// The only argument that it reads is `first`. It takes two round trips for all documents of a frontier together.
func (n *Node) Contested(ctx context.Context, a Args) ([]*ContestedProvision, error) {
	if !n.Kind.Is(kg.Document) {
		return nil, fmt.Errorf("query: nothing contested in a %s", n.Kind)
	}
	limit, err := a.length("first", DefaultPage, kg.MaxPage)
	if err != nil {
		return nil, err
	}
	provisions, err := n.provisions(ctx)
	if err != nil {
		return nil, err
	}
	all, err := contested(ctx, provisions)
	return all[:min(limit, len(all))], err
}

// contested returns the provisions to which there are objections, the provisions with the most objections first. If
// there are equally many, the order does not change.
func contested(ctx context.Context, provisions []*Node) (all []*ContestedProvision, err error) {
	for _, p := range provisions {
		objections, err := p.objections(ctx)
		if err != nil {
			return nil, err
		}
		blocks := filterNodes(objections, func(o *Node) bool { return slices.Contains(blocking(), o.Text("stance")) })
		if n := len(objections); n > 0 {
			all = append(all, &ContestedProvision{p, n, len(blocks)})
		}
	}
	slices.SortStableFunc(all, func(a, b *ContestedProvision) int { return cmp.Compare(b.Objections, a.Objections) })
	return all, nil
}
