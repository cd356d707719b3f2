package query

import (
	"cmp"
	"slices"

	"accordgraph/internal/kg"
)

// MinScore is the least share of words that two wordings must have in common to
// be paired though nobody aligned them. Different clauses of one text say
// different things: of the 315 pairs of them in the bundled data that share a
// topic, 95 of 100 have no more than this in common. Half of what editors aligned
// has more than 0.27.
const MinScore = 0.2

// A pairing finds who answers to whom.
type pairing struct {
	left, right map[kg.ID]*Node
	of          map[kg.ID]*Pair // by either side
	aligned     map[kg.ID]bool  // the ends of alignments
	dropped     map[kg.ID]*Link // what the other document drops
}

// pairUp returns every node of left and right in one pair.
func pairUp(left, right []*Node, links, drops []*Link) []Pair {
	p := &pairing{byID(left), byID(right), map[kg.ID]*Pair{}, map[kg.ID]bool{}, map[kg.ID]*Link{}}
	rest := p.curated(links)
	for _, l := range drops {
		p.drop(l)
	}
	free := func(n *Node) bool { return p.of[n.ID] == nil && !p.aligned[n.ID] && p.dropped[n.ID] == nil }
	for _, c := range candidates(only(left, free), only(right, free)) {
		if p.of[c.left.ID] == nil && p.of[c.right.ID] == nil {
			p.add(&Pair{Left: c.left, Right: c.right, By: "TOPIC", Change: byWords(c.left, c.right)})
		}
	}
	p.alone(left, right)
	for _, l := range rest {
		p.also(l)
	}
	return p.pairs(left, right)
}

// pairs returns all pairs, in the order of left and then of right.
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

func byID(nodes []*Node) map[kg.ID]*Node {
	all := make(map[kg.ID]*Node, len(nodes))
	for _, n := range nodes {
		all[n.ID] = n
	}
	return all
}

func only(nodes []*Node, is func(*Node) bool) (some []*Node) {
	for _, n := range nodes {
		if is(n) {
			some = append(some, n)
		}
	}
	return some
}

func (p *pairing) add(pair *Pair) {
	for _, n := range []*Node{pair.Left, pair.Right} {
		if n != nil {
			p.of[n.ID] = pair
		}
	}
}

// drop notes that the document in which l starts has nothing like the clause to
// which it leads. Of several the one with the first ID counts.
func (p *pairing) drop(l *Link) {
	theirs := p.left[l.To]
	if theirs == nil {
		theirs = p.right[l.To]
	}
	if theirs == nil || l.From == kg.ID(theirs.Text("document")) || p.dropped[l.To] != nil && p.dropped[l.To].ID < l.ID {
		return
	}
	p.dropped[l.To] = l
}

// curated pairs the ends of the best links, and returns the others. Links that
// came into the graph after the provisions were read are left out.
func (p *pairing) curated(links []*Link) (rest []*Link) {
	links = slices.DeleteFunc(slices.Clone(links), func(l *Link) bool {
		left, right := p.ends(l)
		return left == nil || right == nil || l.Text("alignment") == "DROPPED" // which joins no two clauses
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

// ends returns the left and the right end of l, whichever it starts from.
func (p *pairing) ends(l *Link) (left, right *Node) {
	if n := p.left[l.From]; n != nil {
		return n, p.right[l.To]
	}
	return p.left[l.To], p.right[l.From]
}

// better orders links as editors would choose, and alike seen from both sides: a
// clause answers to a clause before it does to a part of one.
func (p *pairing) better(a, b *Link) int {
	uneven := func(l *Link) int {
		from, to := p.ends(l)
		if (from.Text("partOf") == "") == (to.Text("partOf") == "") {
			return 0
		}
		return 1
	}
	rank := func(l *Link) int {
		if i := slices.Index(kg.Alignments, l.Text("alignment")); i >= 0 {
			return i
		}
		return len(kg.Alignments)
	}
	numbers := func(l *Link) []string {
		from, to := p.ends(l)
		return slices.Sorted(slices.Values([]string{kg.Natural(from.Text("number")), kg.Natural(to.Text("number"))}))
	}
	return cmp.Or(cmp.Compare(uneven(a), uneven(b)), cmp.Compare(rank(a), rank(b)),
		slices.Compare(numbers(a), numbers(b)), cmp.Compare(a.ID, b.ID))
}

// alone has those whom nothing answers to each be a pair.
func (p *pairing) alone(left, right []*Node) {
	by := func(n *Node) string {
		if p.dropped[n.ID] != nil {
			return "CURATED"
		}
		return "NONE"
	}
	for _, n := range left {
		if p.of[n.ID] == nil {
			p.add(&Pair{Left: n, By: by(n), Link: p.dropped[n.ID], Change: "DROPPED"})
		}
	}
	for _, n := range right {
		if p.of[n.ID] == nil {
			p.add(&Pair{Right: n, By: by(n), Link: p.dropped[n.ID], Change: "ADDED"})
		}
	}
}

// also notes a link with the pairs of both its ends. Who is in a pair alone, as
// what it answers to is in another, compares as the first such link says.
func (p *pairing) also(l *Link) {
	left, right := p.ends(l)
	for i, n := range []*Node{left, right} {
		of := p.of[n.ID]
		switch {
		case of.By == "NONE":
			of.By, of.Link, of.Change = "CURATED", l, change(l, left, right)
		case i == 0 || of != p.of[left.ID]:
			of.Also = append(of.Also, l)
		}
	}
}

// change says how the ends of an alignment compare.
func change(l *Link, left, right *Node) string {
	return cmp.Or(l.Text("alignment"), byWords(left, right))
}

// byWords says how two provisions compare if nobody said so.
func byWords(a, b *Node) string {
	if slices.Equal(kg.WordsOf(a.Text("wording")), kg.WordsOf(b.Text("wording"))) {
		return "SAME"
	}
	return "CHANGED"
}
