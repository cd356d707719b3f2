package query

import (
	"cmp"
	"slices"

	"accordgraph/internal/kg"
)

// A ThirdClause is a provision of a third document by which a provision of document A and a provision of document B are
// compared.
type ThirdClause struct {
	Provision *Node

	// Left is the alignment of the provision with a provision of A, or the alignment that says that A drops the
	// provision. Right is the same for B.
	Left, Right *Link
}

// alignment returns how the two sides compare, as far as the two alignments say. An alignment composed with SAME is the
// same alignment. Otherwise nothing is known, and alignment returns "".
func (c ThirdClause) alignment() string {
	left, right := c.Left.Text("alignment"), c.Right.Text("alignment")
	switch "SAME" {
	case left:
		return right
	case right:
		return left
	}
	return ""
}

// A detour is a provision of each document, with the provisions of third documents that both align with.
type detour struct {
	candidate
	via []ThirdClause // the deciding one first
}

// change returns the change between the two ends of d.
func (d detour) change() string { return cmp.Or(d.via[0].alignment(), byWords(d.left, d.right)) }

// better orders detours, the best first: see [Graph.Compare]. The order does not change if left and right are
// exchanged.
func (d detour) better(e detour) int {
	return cmp.Or(
		cmp.Compare(unevenness(d.left, d.right), unevenness(e.left, e.right)),
		cmp.Compare(alignmentRank(d.via[0].alignment()), alignmentRank(e.via[0].alignment())),
		cmp.Compare(len(e.via), len(d.via)),
		cmp.Compare(e.score, d.score),
		slices.Compare(numbersOf(d.left, d.right), numbersOf(e.left, e.right)),
		d.candidate.better(e.candidate))
}

// byThirdTexts pairs the two ends of each of the best detours, and returns the other detours. third maps a provision to
// its alignments with third documents. A provision that is aligned with the other document, or that the other document
// drops, needs no detour. So a detour from it only tells where its other end went.
func (p *pairing) byThirdTexts(left, right []*Node, third map[kg.ID][]*Edge) (rest []detour) {
	all := slices.DeleteFunc(detours(left, right, third), func(d detour) bool {
		return p.dropped[d.left.ID] != nil || p.dropped[d.right.ID] != nil || !p.isFree(d.left) && !p.isFree(d.right)
	})
	decided := map[kg.ID]bool{}
	for _, d := range all {
		for _, n := range []*Node{d.left, d.right} {
			decided[n.ID] = !p.isFree(n)
		}
	}
	for _, d := range all {
		p.aligned[d.left.ID], p.aligned[d.right.ID] = true, true
		if decided[d.left.ID] || decided[d.right.ID] {
			rest = append(rest, d)
			continue
		}
		decided[d.left.ID], decided[d.right.ID] = true, true
		p.add(&Pair{Left: d.left, Right: d.right, By: "THIRD_TEXT", Via: d.via, Change: d.change()})
	}
	return rest
}

// detours returns all detours from provisions of left to provisions of right, the best first.
func detours(left, right []*Node, third map[kg.ID][]*Edge) []detour {
	reached := map[kg.ID][]*Node{} // maps a provision of a third document to the provisions of right
	links := map[[2]kg.ID]*Edge{}  // maps a provision of right and one of a third document to their alignment
	for _, n := range right {
		for _, e := range bestEdges(third[n.ID]) {
			reached[e.Node.ID] = append(reached[e.Node.ID], n)
			links[[2]kg.ID{n.ID, e.Node.ID}] = e
		}
	}
	var all []detour
	for _, l := range left {
		via := map[*Node][]ThirdClause{}
		for _, e := range bestEdges(third[l.ID]) {
			for _, r := range reached[e.Node.ID] {
				back := links[[2]kg.ID{r.ID, e.Node.ID}]
				via[r] = append(via[r], ThirdClause{e.Node, e.Relationship, back.Relationship})
			}
		}
		for r, via := range via {
			slices.SortFunc(via, ThirdClause.better)
			all = append(all, detour{candidate{l, r, score(l, r), sharedTopics(l, r)}, via})
		}
	}
	slices.SortFunc(all, detour.better)
	return all
}

// better orders third provisions: by what they say about the two sides, then by their places in lists.
func (c ThirdClause) better(d ThirdClause) int {
	return cmp.Or(cmp.Compare(alignmentRank(c.alignment()), alignmentRank(d.alignment())),
		cmp.Compare(c.Provision.Sort, d.Provision.Sort), cmp.Compare(c.Provision.ID, d.Provision.ID))
}

// bestEdges returns the edges to provisions of third documents, one for each provision. If several alignments lead to a
// provision, the best one counts. It ignores DROPPED, which is between a document and a provision.
func bestEdges(edges []*Edge) []*Edge {
	edges = slices.DeleteFunc(slices.Clone(edges), func(e *Edge) bool {
		return e.Relationship.Text("alignment") == "DROPPED"
	})
	slices.SortFunc(edges, func(a, b *Edge) int {
		return cmp.Or(cmp.Compare(a.Node.Sort, b.Node.Sort), cmp.Compare(a.Node.ID, b.Node.ID),
			cmp.Compare(alignmentRank(a.Relationship.Text("alignment")), alignmentRank(b.Relationship.Text("alignment"))),
			cmp.Compare(a.Relationship.ID, b.Relationship.ID))
	})
	return slices.CompactFunc(edges, func(a, b *Edge) bool { return a.Node.ID == b.Node.ID })
}

// lose notes which provisions the other document drops because it drops a provision of a third document that says the
// SAME. It notes nothing about a provision with an alignment that leads to the other document.
func (p *pairing) lose(nodes []*Node, all alignments) {
	drops := map[kg.ID][]*Link{} // maps a provision to the alignments that say that a document drops it
	for _, l := range all.drops {
		drops[l.To] = append(drops[l.To], l)
	}
	for _, n := range filterNodes(nodes, p.isFree) {
		for _, e := range bestEdges(all.third[n.ID]) {
			if e.Relationship.Text("alignment") != "SAME" {
				continue
			}
			if l := firstFrom(drops[e.Node.ID], kg.ID(n.Text("document"))); l != nil {
				p.lost[n.ID] = append(p.lost[n.ID], p.thirdClause(n, e, l))
			}
		}
	}
}

// firstFrom returns the link with the least ID that does not start from document, or nil.
func firstFrom(links []*Link, document kg.ID) (first *Link) {
	for _, l := range links {
		if l.From != document && (first == nil || l.ID < first.ID) {
			first = l
		}
	}
	return first
}

// thirdClause returns the provision to which e leads from n, and which the other document drops, as drop says.
func (p *pairing) thirdClause(n *Node, e *Edge, drop *Link) ThirdClause {
	if p.left[n.ID] != nil {
		return ThirdClause{e.Node, e.Relationship, drop}
	}
	return ThirdClause{e.Node, drop, e.Relationship}
}

// noteDetour takes a detour that paired nothing, and adds it to the pair of each end that is alone and about which
// nothing better is known.
func (p *pairing) noteDetour(d detour) {
	for i, n := range []*Node{d.left, d.right} {
		if of := p.of[n.ID]; of.By == "NONE" {
			of.By, of.Via, of.Change, of.Into = "THIRD_TEXT", d.via, d.change(), []*Node{d.right, d.left}[i]
		}
	}
}
