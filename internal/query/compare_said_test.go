package query_test

import (
	"slices"

	"accordgraph/internal/query"
)

// unsaid returns what p says although the data set does not say it, or "". A pair of a single provision is DROPPED or
// ADDED only by an alignment that says DROPPED. It is UNMATCHED only if nothing is known.
func unsaid(p query.Pair) string {
	alone := p.Left == nil || p.Right == nil
	gone := p.Change == "DROPPED" || p.Change == "ADDED"
	switch {
	case !slices.Contains(query.Changes, p.Change) || !slices.Contains(query.PairedBy, p.By):
		return "no such value"
	case (p.Change == "UNMATCHED") != (p.By == "NONE"):
		return "UNMATCHED is what nothing decides"
	case (p.Link != nil) != (p.By == "CURATED"):
		return "CURATED is what an alignment decides"
	case (len(p.Via) > 0) != (p.By == "THIRD_TEXT"):
		return "THIRD_TEXT is what third texts decide"
	case (p.Into != nil) != (alone && p.Change != "UNMATCHED" && !gone):
		return "Into is where the answer to a single provision went"
	case gone && (!alone || (p.Left != nil) != (p.Change == "DROPPED") || !saysDropped(p)):
		return "no alignment says DROPPED"
	}
	for _, c := range p.Via {
		if !touches(c.Left, c.Provision) || !touches(c.Right, c.Provision) || !joins(c.Left, p.Left, p.Into, gone) ||
			!joins(c.Right, p.Right, p.Into, gone) {
			return "a third provision does not join the two sides"
		}
	}
	return ""
}

// saysDropped reports whether an alignment of p says that a document drops a provision.
func saysDropped(p query.Pair) bool {
	if p.Link != nil {
		return p.Link.Text("alignment") == "DROPPED"
	}
	return slices.ContainsFunc(p.Via, func(c query.ThirdClause) bool {
		sides := []string{c.Left.Text("alignment"), c.Right.Text("alignment")}
		slices.Sort(sides)
		return slices.Equal(sides, []string{"DROPPED", "SAME"})
	})
}

// touches reports whether l joins n.
func touches(l *query.Link, n *query.Node) bool { return l.From == n.ID || l.To == n.ID }

// joins reports whether l joins the provision side of a pair, or into if there is no such provision. If gone is set, l
// may also start from a document.
func joins(l *query.Link, side, into *query.Node, gone bool) bool {
	switch {
	case side != nil:
		return touches(l, side)
	case into != nil:
		return touches(l, into)
	}
	return gone && l.Text("alignment") == "DROPPED"
}
