package query

import (
	"context"

	"accordgraph/internal/kg"
)

// Values of fields of a [Pair].
var (
	Changes  = []string{"SAME", "CHANGED", "OPPOSED", "ADDED", "DROPPED"} // Pair.Change
	PairedBy = []string{"CURATED", "TOPIC", "NONE"}                       // Pair.By
)

// A CompareQuestion asks for two documents side by side.
type CompareQuestion struct {
	AsOf AsOf  `arg:"asOf"`
	A    kg.ID `arg:"a"`
	B    kg.ID `arg:"b"`
}

// A Comparison is two documents side by side.
type Comparison struct {
	A, B  *Node
	Pairs []Pair // in the order of the provisions of A, then the pairs without a provision of A
}

// A Pair is a provision of one document and the provision of the other document that answers it.
type Pair struct {
	// Left is a provision of A, and Right one of B. One of them is nil if no provision answers the other one, or if
	// the answer is in another pair: Link then leads to it.
	Left, Right *Node

	Change string // one of Changes: ADDED is only in B, DROPPED only in A
	By     string // one of PairedBy: an alignment, words and topics, nothing

	// Link is the alignment if By is CURATED. In a pair of one provision it may say that the other document drops it.
	Link  *Link
	Also  []*Link // other alignments of Left with provisions of B, and of Right with provisions of A
	Score float64 // the share of all words of both wordings that are in both; 0 if there is one side

	// Diff turns the words of Left into the words of Right. It is nil unless both wordings are quotes, because a
	// difference between two wordings of the editors means nothing.
	Diff    []DiffOp
	Numbers []NumberChange

	LeftObjections, RightObjections []*Node
	LeftConflicts, RightConflicts   []*Link // to commitments that the side conflicts with or weakens
}

// A NumberChange is two figures with the same measure and unit, one about each side of a [Pair]. If a side has several
// figures, there is a NumberChange for each combination.
type NumberChange struct {
	Measure, Unit           string
	LeftFigure, RightFigure *Node
	Left, Right             float64
	Delta                   float64 // Right - Left
}

// Compare returns two documents side by side: each clause, and each part of a clause, of both documents is in one pair.
//
// Alignments (ALIGNS_WITH) by editors pair first. If a provision has several, the best one counts: first an alignment
// of two clauses or of two parts, then one of a clause and a part; among these SAME before CHANGED before OPPOSED; then
// in the order of the numbers. A provision whose alignments all lead to provisions in better pairs has a pair of its
// own, with its alignment.
//
// The other provisions are paired if they share a topic and at least [MinScore] of their words. A provision that the
// other document drops is not: an alignment from that document to the provision says so. Relationships that were
// withdrawn do not count.
//
// If A and B are exchanged, the answer is the mirror image.
//
// The error is ErrInvalid if A or B is not the ID of a document, or if they are the same document.
//
// Compare takes at most 8 round trips: documents, provisions, alignments, dropped provisions, objections, conflicts,
// and for pairs of two the figures and the evidence. It takes one more if an ID was merged, and more if a node has
// more than a thousand relationships of a kind.
func (g *Graph) Compare(ctx context.Context, q CompareQuestion) (*Comparison, error) {
	q, err := withDefaults(q)
	if err != nil {
		return nil, err
	}
	c, err := g.sides(ctx, q)
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

// sides returns a comparison with the two documents and no pairs.
func (g *Graph) sides(ctx context.Context, q CompareQuestion) (*Comparison, error) {
	found, err := g.frontier(q.AsOf).wanted(ctx, []kg.ID{q.A, q.B})
	if err != nil {
		return nil, err
	}
	c := &Comparison{}
	if c.A, err = pick(found, "a is", q.A, kg.Document); err != nil {
		return nil, err
	}
	if c.B, err = pick(found, "b is", q.B, kg.Document); err != nil {
		return nil, err
	}
	if c.A == c.B {
		return nil, kg.Invalidf("a and b are both %s, want two documents", c.A.ID)
	}
	return c, nil
}

// alignments returns the alignments of the provisions with provisions of the other document.
func alignments(ctx context.Context, provisions []*Node, other kg.ID) ([]*Link, error) {
	via := kg.Via{
		Step: kg.EitherWay(kg.Provision, kg.AlignsWith), Link: standing(),
		Where: kg.Is("document", kg.Equal, string(other)),
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

// drops returns the alignments that say that one document drops a provision of the other.
func (c *Comparison) drops(ctx context.Context) ([]*Link, error) {
	both := []string{string(c.A.ID), string(c.B.ID)}
	via := kg.Via{
		Step:  kg.Outgoing(kg.Provision, kg.AlignsWith),
		Link:  kg.AllOf{standing(), kg.Is("alignment", kg.Equal, "DROPPED")},
		Where: kg.Is("document", kg.OneOf, both),
	}
	var links []*Link
	for _, document := range []*Node{c.A, c.B} {
		edges, err := document.walk(ctx, via)
		if err != nil {
			return nil, err
		}
		for _, e := range edges {
			links = append(links, e.Relationship)
		}
	}
	return links, nil
}
