package query

import (
	"context"

	"accordgraph/internal/kg"
)

// How the two sides of a [Pair] compare, and what paired them.
var (
	Changes  = []string{"SAME", "CHANGED", "OPPOSED", "ADDED", "DROPPED"}
	PairedBy = []string{"CURATED", "TOPIC", "NONE"}
)

// A Comparison is two documents side by side.
type Comparison struct {
	A, B  *Node
	Pairs []Pair // in the order of A's provisions, then what only B has
}

// A Pair is a provision of one document and the one of the other that answers to
// it.
type Pair struct {
	Left, Right *Node  // of A and of B; nil if there is none, or if it is in another pair: Link then leads to it
	Change      string // one of Changes: ADDED is only in B, DROPPED only in A
	By          string // one of PairedBy: an alignment, what they are about, nothing

	Link  *Link   // the alignment, if By is CURATED; of a clause alone, that the other document drops it
	Also  []*Link // other alignments of either side with a provision of the other document
	Score float64 // of the words in either wording, the share that are in both; 0 if there is one side

	// Diff turns the words of Left into those of Right. It is nil unless both
	// wordings are quotes: how we put things is no news.
	Diff    []DiffOp
	Numbers []NumberChange

	LeftObjections, RightObjections []*Node
	LeftConflicts, RightConflicts   []*Link // commitments that it conflicts with or weakens
}

// A NumberChange is two figures of the same measure and unit, one about each
// side. If several were given for a side, each is compared with each.
type NumberChange struct {
	Measure, Unit           string
	LeftFigure, RightFigure *Node
	Left, Right             float64
	Delta                   float64 // Right - Left
}

// Compare sets the documents a["a"] and a["b"] side by side: every clause, and
// part of a clause, of both is in one pair. Alignments (ALIGNS_WITH) by editors
// come first, the best of several: of two clauses or two parts before of one of each,
// then SAME before CHANGED before OPPOSED, then in the order of the numbers. Who is
// aligned only with what is in a better pair is alone in one, which has that
// alignment. The rest is paired if the two share a topic and [MinScore] of their
// words, but not what the other document drops, by an alignment that starts from
// it. Relationships that were withdrawn do not count.
//
// Compare with a and b exchanged is its mirror image.
//
// It takes at most 8 trips: documents, provisions, alignments, what is dropped,
// objections, conflicts, and for what is paired figures and evidence. There are more only if an
// ID was merged (one), or if more than a thousand things hang off one node. It
// reads asOf. An ID that names no document is ErrInvalid, and so is one document
// twice.
func (g *Graph) Compare(ctx context.Context, a Args) (*Comparison, error) {
	c, err := g.sides(ctx, a)
	if err != nil {
		return nil, err
	}
	left, err := c.A.provisions(ctx)
	if err != nil {
		return nil, err
	}
	right, err := c.B.provisions(ctx)
	if err != nil {
		return nil, err
	}
	links, err := alignments(ctx, left, c.B.ID)
	if err != nil {
		return nil, err
	}
	drops, err := c.drops(ctx)
	if err != nil {
		return nil, err
	}
	c.Pairs = pairUp(left, right, links, drops)
	for i := range c.Pairs {
		if err := c.Pairs[i].fill(ctx); err != nil {
			return nil, err
		}
	}
	return c, nil
}

// sides finds the documents that a names.
func (g *Graph) sides(ctx context.Context, a Args) (*Comparison, error) {
	as, err := readAsOf(a["asOf"])
	if err != nil {
		return nil, err
	}
	left, right := a.id("a"), a.id("b")
	found, err := g.frontier(as).wanted(ctx, []kg.ID{left, right})
	if err != nil {
		return nil, err
	}
	c := &Comparison{}
	if c.A, err = pick(found, "a is", left, kg.Document); err != nil {
		return nil, err
	}
	if c.B, err = pick(found, "b is", right, kg.Document); err != nil {
		return nil, err
	}
	if c.A == c.B {
		return nil, kg.Invalidf("a and b are both %s, want two documents", c.A.ID)
	}
	return c, nil
}

// alignments returns how the provisions align with those of another document.
func alignments(ctx context.Context, provisions []*Node, with kg.ID) ([]*Link, error) {
	via := kg.Via{
		Step: kg.EitherWay(kg.Provision, kg.AlignsWith), Link: standing(),
		Where: kg.Is("document", kg.Equal, string(with)),
	}
	var links []*Link
	for _, p := range provisions {
		edges, err := p.walk(ctx, via)
		if err != nil {
			return nil, err
		}
		for _, e := range edges {
			links = append(links, e.Relationship)
		}
	}
	return links, nil
}

// drops returns what says that one of the two documents has no such clause as one
// of the other.
func (c *Comparison) drops(ctx context.Context) ([]*Link, error) {
	both := []string{string(c.A.ID), string(c.B.ID)}
	via := kg.Via{
		Step:  kg.Outgoing(kg.Provision, kg.AlignsWith),
		Link:  kg.AllOf{standing(), kg.Is("alignment", kg.Equal, "DROPPED")},
		Where: kg.Is("document", kg.OneOf, both),
	}
	var links []*Link
	for _, doc := range []*Node{c.A, c.B} {
		edges, err := doc.walk(ctx, via)
		if err != nil {
			return nil, err
		}
		for _, e := range edges {
			links = append(links, e.Relationship)
		}
	}
	return links, nil
}
