package query

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"accordgraph/internal/kg"
)

// A group is the provisions of a row: for each document one, or nil.
type group []*Node

// A joint is a pair of two provisions of two documents, and how well they belong in one row.
type joint struct {
	pair  Pair
	a, b  int // the indexes of the two documents, a < b
	score float64
}

// better orders joints, the best first: see [Graph.CompareMany]. The order does not depend on the order of documents.
func (j joint) better(k joint) int {
	by := func(j joint) int { return slices.Index(PairedBy, j.pair.By) }
	uneven := func(j joint) int { return unevenness(j.pair.Left, j.pair.Right) }
	least := func(j joint) kg.ID { return min(j.pair.Left.ID, j.pair.Right.ID) }
	most := func(j joint) kg.ID { return max(j.pair.Left.ID, j.pair.Right.ID) }
	return cmp.Or(cmp.Compare(by(j), by(k)), cmp.Compare(uneven(j), uneven(k)),
		cmp.Compare(alignmentRank(j.pair.Change), alignmentRank(k.pair.Change)), cmp.Compare(k.score, j.score),
		cmp.Compare(least(j), least(k)), cmp.Compare(most(j), most(k)))
}

// comparisons maps the indexes of two documents, the lower index first, and a provision of one of them to its pair.
type comparisons map[[2]int]map[kg.ID]Pair

// rows returns the rows of a table of the documents of w, sorted.
func (w *crosswalk) rows(ctx context.Context) (rows []*ComparisonRow, err error) {
	all, joints, err := w.compareAll(ctx)
	if err != nil {
		return nil, err
	}
	for _, g := range w.groups(joints) {
		r, err := w.row(ctx, g, all)
		if err != nil {
			return nil, err
		}
		rows = append(rows, r)
	}
	return rows, nil
}

// compareAll compares every two documents of w. It also returns the pairs of two provisions, the best first.
func (w *crosswalk) compareAll(ctx context.Context) (comparisons, []joint, error) {
	all, joints := comparisons{}, []joint(nil)
	for b := range w.documents {
		for a := range b {
			if err := ctx.Err(); err != nil { // comparing words takes time
				return nil, nil, err
			}
			pairs := map[kg.ID]Pair{}
			for _, p := range w.pairs(a, b) {
				if p.Left != nil && p.Right != nil {
					joints = append(joints, joint{p, a, b, score(p.Left, p.Right)})
				}
				for _, n := range []*Node{p.Left, p.Right} {
					if n != nil {
						pairs[n.ID] = p
					}
				}
			}
			all[[2]int{a, b}] = pairs
		}
	}
	slices.SortFunc(joints, joint.better)
	return all, joints, nil
}

// groups returns the provisions of each row, in the order of the rows.
func (w *crosswalk) groups(joints []joint) []group {
	of := map[kg.ID]*group{}
	for i, provisions := range w.provisions {
		for _, p := range provisions {
			g := make(group, len(w.documents))
			g[i] = p
			of[p.ID] = &g
		}
	}
	for _, j := range joints {
		left, right := of[j.pair.Left.ID], of[j.pair.Right.ID]
		if left == right || !left.fits(*right, j.pair.By == "TOPIC") {
			continue
		}
		for i, p := range *right {
			if p != nil {
				(*left)[i], of[p.ID] = p, left
			}
		}
	}
	var all []group
	for i, provisions := range w.provisions {
		for _, p := range provisions {
			if g := *of[p.ID]; g.base() == i {
				all = append(all, g)
			}
		}
	}
	return all
}

// fits reports whether g and h have no document in common. If sharing is true, each provision of g must also share a
// topic with each provision of h.
func (g group) fits(h group, sharing bool) bool {
	for i := range g {
		if g[i] != nil && h[i] != nil {
			return false
		}
		for _, p := range h {
			if sharing && g[i] != nil && p != nil && sharedTopics(g[i], p) == 0 {
				return false
			}
		}
	}
	return true
}

// base returns the index of the first document with a provision in g.
func (g group) base() int { return slices.IndexFunc(g, func(n *Node) bool { return n != nil }) }

// row returns the row of the provisions in g.
func (w *crosswalk) row(ctx context.Context, g group, all comparisons) (*ComparisonRow, error) {
	r := &ComparisonRow{Base: g[g.base()], Cells: make([]ComparisonCell, len(g))}
	topics, first := map[string]bool{}, ""
	for i, p := range g {
		c := &r.Cells[i]
		c.Document, c.Provision, c.By = w.documents[i], p, "NONE"
		if i != g.base() {
			c.compare(r.Base, all.pair(g.base(), i, r.Base))
		}
		if p == nil {
			continue
		}
		for _, t := range p.Texts("topics") {
			topics[t] = true
		}
		if date := dateOf(c.Document); r.First == nil || date < first {
			r.First, first = p, date
		}
		var err error
		if c.Objections, err = p.objections(ctx); err != nil {
			return nil, err
		}
	}
	for _, t := range kg.Topics {
		if topics[t] {
			r.Topics = append(r.Topics, t)
		}
	}
	return r, nil
}

// pair returns the pair of base, a provision of document i, in the comparison of documents i and j. Its left side is
// about document i.
func (all comparisons) pair(i, j int, base *Node) Pair {
	if i < j {
		return all[[2]int{i, j}][base.ID]
	}
	p := all[[2]int{j, i}][base.ID]
	p.Left, p.Right = p.Right, p.Left
	p.Change = strings.Replace(p.Change, "ADDED", "DROPPED", 1)
	p.Via = slices.Clone(p.Via)
	for k, c := range p.Via {
		p.Via[k].Left, p.Via[k].Right = c.Right, c.Left
	}
	return p
}

// compare says how c compares with the base of its row. p is the pair of the base in the comparison with the document
// of c.
func (c *ComparisonCell) compare(base *Node, p Pair) {
	other := cmp.Or(p.Right, p.Into)
	if c.Provision != nil && other != c.Provision {
		c.Change, c.By = byWords(base, c.Provision), "ROW"
		return
	}
	c.Change, c.By, c.Link, c.Via = p.Change, p.By, p.Link, p.Via
	if c.Provision == nil {
		c.Into = other
	}
}
