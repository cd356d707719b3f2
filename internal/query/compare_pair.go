package query

import (
	"cmp"
	"context"
	"slices"

	"accordgraph/internal/kg"
)

// fill sets the fields of p that depend on its two sides: objections, conflicts, score, numbers and diff.
func (p *Pair) fill(ctx context.Context) (err error) {
	if err := ctx.Err(); err != nil { // comparing words takes time
		return err
	}
	if p.LeftObjections, p.LeftConflicts, err = against(ctx, p.Left); err != nil {
		return err
	}
	if p.RightObjections, p.RightConflicts, err = against(ctx, p.Right); err != nil {
		return err
	}
	if p.Left == nil || p.Right == nil {
		return nil
	}
	p.Score = score(p.Left, p.Right)
	if p.Numbers, err = numberChanges(ctx, p.Left, p.Right); err != nil {
		return err
	}
	left, err := p.Left.quote(ctx)
	if err != nil {
		return err
	}
	right, err := p.Right.quote(ctx)
	if left != "" && right != "" {
		p.Diff = diffWords(left, right)
	}
	return err
}

// against returns the objections to n, and the relationships from n to commitments that it conflicts with or weakens.
// If n is nil, there are none.
func against(ctx context.Context, n *Node) ([]*Node, []*Link, error) {
	if n == nil {
		return nil, nil, nil
	}
	objections, err := n.objections(ctx)
	if err != nil {
		return nil, nil, err
	}
	edges, err := n.walk(ctx, kg.Via{Step: kg.Outgoing(kg.Any, kg.ConflictsWith, kg.Weakens), Link: standing()})
	var links []*Link
	for _, e := range edges {
		links = append(links, e.Relationship)
	}
	return objections, links, err
}

// quote returns the text of a provision if its wording is a quote of the whole text, and else "". A wording by the
// editors, or a quote of a phrase, does not count.
func (n *Node) quote(ctx context.Context) (string, error) {
	found, err := n.on.refs(ctx, "evidence", kg.Want{})
	text := kg.WordsOf(n.Text("wording"))
	for _, e := range found.all(n.IDs("evidence")) {
		q := e.Text("quote")
		if e.Text("basis") == "QUOTED" && len(text) > 0 && slices.Equal(kg.WordsOf(q), text) {
			return q, nil
		}
	}
	return "", err
}

// numberChanges compares each figure about a with each figure about b, in the order of measure and unit.
func numberChanges(ctx context.Context, a, b *Node) (all []NumberChange, err error) {
	via := kg.Via{Step: kg.Incoming(kg.Figure, kg.About), Link: standing()}
	left, err := farNodes(a.walk(ctx, via))
	if err != nil {
		return nil, err
	}
	right, err := farNodes(b.walk(ctx, via))
	for _, l := range left {
		for _, r := range right {
			if c, ok := numberChange(l, r); ok {
				all = append(all, c)
			}
		}
	}
	slices.SortStableFunc(all, func(a, b NumberChange) int {
		return cmp.Or(cmp.Compare(a.Measure, b.Measure), cmp.Compare(a.Unit, b.Unit))
	})
	return all, err
}

// numberChange compares two figures. It returns false if their measures or units differ, or if a figure has no value.
func numberChange(l, r *Node) (NumberChange, bool) {
	c := NumberChange{Measure: l.Text("measure"), Unit: l.Text("unit"), LeftFigure: l, RightFigure: r}
	from, ok := l.Value("value").(float64)
	to, also := r.Value("value").(float64)
	c.Left, c.Right, c.Delta = from, to, to-from
	return c, ok && also && c.Measure != "" && c.Measure == r.Text("measure") && c.Unit == r.Text("unit")
}
