package query

import (
	"cmp"
	"slices"

	"accordgraph/internal/kg"
)

// MinScore is the least share of common words at which two provisions without an alignment are paired. Two clauses of
// one document say different things. The bundled data have 315 pairs of clauses that are in one document and share a
// topic. 95 % of these pairs have at most MinScore of their words in common. Half of the pairs that the data set's
// editors aligned have more than 0.27 in common.
const MinScore = 0.2

// A pairing puts the provisions of two documents in pairs.
type pairing struct {
	left, right map[kg.ID]*Node
	of          map[kg.ID]*Pair         // maps a provision to its pair
	aligned     map[kg.ID]bool          // the provisions with an alignment that leads to the other document
	dropped     map[kg.ID]*Link         // maps a provision that the other document drops to the alignment that says so
	lost        map[kg.ID][]ThirdClause // maps a provision to the same provisions of third documents that are dropped
}

// pairUp returns pairs. Each provision of left and right is in exactly one pair.
func pairUp(left, right []*Node, all alignments) []Pair {
	p := &pairing{
		byID(left), byID(right), map[kg.ID]*Pair{}, map[kg.ID]bool{}, map[kg.ID]*Link{}, map[kg.ID][]ThirdClause{},
	}
	rest := p.curated(all.direct)
	for _, l := range all.drops {
		p.drop(l)
	}
	restOfThird := p.byThirdTexts(left, right, all.third)
	p.lose(slices.Concat(left, right), all)
	for _, c := range candidates(filterNodes(left, p.isFree), filterNodes(right, p.isFree)) {
		if p.of[c.left.ID] == nil && p.of[c.right.ID] == nil {
			p.add(&Pair{Left: c.left, Right: c.right, By: "TOPIC", Change: byWords(c.left, c.right)})
		}
	}
	p.addSingles(left, right)
	for _, l := range rest {
		p.noteFurther(l)
	}
	for _, d := range restOfThird {
		p.noteDetour(d)
	}
	return p.pairs(left, right)
}

// isFree reports whether no alignment says anything about n and the other document.
func (p *pairing) isFree(n *Node) bool {
	return p.of[n.ID] == nil && !p.aligned[n.ID] && p.dropped[n.ID] == nil && p.lost[n.ID] == nil
}

// pairs returns the pairs with a left side, in the order of left. Then it returns the pairs without a left side, in the
// order of right.
func (p *pairing) pairs(left, right []*Node) []Pair {
	pairs := make([]Pair, 0, len(left)+len(right))
	for _, n := range left {
		pairs = append(pairs, *p.of[n.ID])
	}
	for _, n := range right {
		if p.of[n.ID].Left == nil {
			pairs = append(pairs, *p.of[n.ID])
		}
	}
	return pairs
}

// byID returns the nodes by ID.
func byID(nodes []*Node) map[kg.ID]*Node {
	all := make(map[kg.ID]*Node, len(nodes))
	for _, n := range nodes {
		all[n.ID] = n
	}
	return all
}

// filterNodes returns the nodes for which is returns true.
func filterNodes(nodes []*Node, is func(*Node) bool) (some []*Node) {
	for _, n := range nodes {
		if is(n) {
			some = append(some, n)
		}
	}
	return some
}

// add makes pair the pair of both its sides.
func (p *pairing) add(pair *Pair) {
	for _, n := range []*Node{pair.Left, pair.Right} {
		if n != nil {
			p.of[n.ID] = pair
		}
	}
}

// drop notes that the document from which l starts drops the provision to which l leads. If several alignments say
// that, the alignment with the least ID counts.
func (p *pairing) drop(l *Link) {
	provision := p.left[l.To]
	if provision == nil {
		provision = p.right[l.To]
	}
	if provision == nil || l.From == kg.ID(provision.Text("document")) {
		return
	}
	if other := p.dropped[l.To]; other != nil && other.ID < l.ID {
		return
	}
	p.dropped[l.To] = l
}

// curated pairs the two ends of each of the best alignments, and returns the other alignments. It ignores an alignment
// if one of its provisions was stored only after the provisions were read.
func (p *pairing) curated(links []*Link) (rest []*Link) {
	links = slices.DeleteFunc(slices.Clone(links), func(l *Link) bool {
		left, right := p.ends(l)
		return left == nil || right == nil || l.Text("alignment") == "DROPPED" // between a document and a provision
	})
	slices.SortFunc(links, p.better)
	for _, l := range links {
		from, to := p.ends(l)
		p.aligned[from.ID], p.aligned[to.ID] = true, true
		if p.of[from.ID] != nil || p.of[to.ID] != nil {
			rest = append(rest, l)
			continue
		}
		p.add(&Pair{Left: from, Right: to, By: "CURATED", Link: l, Change: change(l, from, to)})
	}
	return rest
}

// ends returns the left and the right end of l. l may start from the left end or from the right end.
func (p *pairing) ends(l *Link) (left, right *Node) {
	if n := p.left[l.From]; n != nil {
		return n, p.right[l.To]
	}
	return p.left[l.To], p.right[l.From]
}

// better orders alignments, the best first: see [Graph.Compare]. The order does not change if left and right are
// exchanged.
func (p *pairing) better(a, b *Link) int {
	uneven := func(l *Link) int { return unevenness(p.ends(l)) }
	numbers := func(l *Link) []string { return numbersOf(p.ends(l)) }
	rank := func(l *Link) int { return alignmentRank(l.Text("alignment")) }
	return cmp.Or(cmp.Compare(uneven(a), uneven(b)), cmp.Compare(rank(a), rank(b)),
		slices.Compare(numbers(a), numbers(b)), cmp.Compare(a.ID, b.ID))
}

// unevenness returns 1 if one of the provisions is a clause and the other is a part of a clause, and else 0.
func unevenness(a, b *Node) int {
	if (a.Text("partOf") == "") == (b.Text("partOf") == "") {
		return 0
	}
	return 1
}

// alignmentRank returns the place of an alignment in the order of [kg.Alignments]. An unknown alignment is last.
func alignmentRank(alignment string) int {
	if i := slices.Index(kg.Alignments, alignment); i >= 0 {
		return i
	}
	return len(kg.Alignments)
}

// numbersOf returns the numbers of two provisions, sorted.
func numbersOf(a, b *Node) []string {
	return slices.Sorted(slices.Values([]string{kg.Natural(a.Text("number")), kg.Natural(b.Text("number"))}))
}

// addSingles gives each provision without a pair a pair of its own.
func (p *pairing) addSingles(left, right []*Node) {
	for _, n := range left {
		if p.of[n.ID] == nil {
			p.add(p.single(&Pair{Left: n}, n, "DROPPED"))
		}
	}
	for _, n := range right {
		if p.of[n.ID] == nil {
			p.add(p.single(&Pair{Right: n}, n, "ADDED"))
		}
	}
}

// single completes a pair whose only provision is n. gone is the change if an alignment says that the other document
// has no provision that answers n.
func (p *pairing) single(of *Pair, n *Node, gone string) *Pair {
	of.Change, of.By = "UNMATCHED", "NONE"
	switch {
	case p.dropped[n.ID] != nil:
		of.Change, of.By, of.Link = gone, "CURATED", p.dropped[n.ID]
	case p.lost[n.ID] != nil:
		of.Change, of.By, of.Via = gone, "THIRD_TEXT", p.lost[n.ID]
	}
	return of
}

// noteFurther takes an alignment that paired nothing, and adds it to the pair of each of its ends. If a provision is
// alone in its pair because its partner is in another pair, it takes its change from the first alignment that paired
// nothing.
func (p *pairing) noteFurther(l *Link) {
	left, right := p.ends(l)
	for i, n := range []*Node{left, right} {
		of := p.of[n.ID]
		switch {
		case of.By == "NONE":
			of.By, of.Link, of.Change, of.Into = "CURATED", l, change(l, left, right), []*Node{right, left}[i]
		case i == 0 || of != p.of[left.ID]:
			of.Also = append(of.Also, l)
		}
	}
}

// change returns the change between the ends of an alignment.
func change(l *Link, left, right *Node) string {
	return cmp.Or(l.Text("alignment"), byWords(left, right))
}

// byWords returns the change between two provisions if no alignment says what changed.
func byWords(a, b *Node) string {
	if slices.Equal(kg.WordsOf(a.Text("wording")), kg.WordsOf(b.Text("wording"))) {
		return "SAME"
	}
	return "CHANGED"
}
