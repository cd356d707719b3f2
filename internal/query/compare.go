package query

import (
	"context"

	"accordgraph/internal/kg"
)

// Values of fields of a [Pair].
var (
	Changes  = []string{"SAME", "CHANGED", "OPPOSED", "ADDED", "DROPPED", "UNMATCHED"} // Pair.Change
	PairedBy = []string{"CURATED", "THIRD_TEXT", "TOPIC", "NONE"}                      // Pair.By
)

// A CompareQuestion asks for a comparison of two documents, A and B.
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
	// Left is a provision of document A, and Right is a provision of document B. One of them is nil if nothing says
	// that a provision of its side answers the other side. It is also nil if that provision is in another pair; then
	// Into is that provision.
	Left, Right *Node

	// Change is one of Changes. ADDED means that only B has the provision, and DROPPED that only A has it: an alignment
	// says so. UNMATCHED means that no provision answers it, and that no alignment says that there is none.
	Change string
	By     string // one of PairedBy: an alignment, alignments with a third text, words and topics, or nothing

	// Into is the provision of the other document that answers the only provision of the pair, and that is itself in
	// another pair. So the only provision may have been merged into it. It is nil if there is no such provision.
	Into *Node

	// Link is the alignment if By is CURATED. If the pair has only one provision, Link is the alignment with Into, or the
	// alignment that says that the other document drops this provision.
	Link  *Link
	Via   []ThirdClause // the clauses of third texts that decide the pair if By is THIRD_TEXT, the deciding one first
	Also  []*Link       // other alignments of Left with provisions of B, and of Right with provisions of A
	Score float64       // how many of all words of both sides are on both sides, from 0 to 1; 0 if a side is nil

	// Diff turns the words of Left into the words of Right. It is nil if a wording is not a quote but a paraphrase by
	// the data set's editors, because a difference between paraphrases means nothing.
	Diff    []DiffOp
	Numbers []NumberChange

	LeftObjections, RightObjections []*Node
	LeftConflicts, RightConflicts   []*Link // from the side to commitments that it conflicts with or weakens
}

// A NumberChange is a figure about the left side of a [Pair] and a figure about the right side, with the same measure
// and unit. If a side has several figures, there is a NumberChange for each combination.
type NumberChange struct {
	Measure, Unit           string
	LeftFigure, RightFigure *Node
	Left, Right             float64
	Delta                   float64 // Right - Left
}

// Compare returns two documents side by side. Each clause of both documents is in exactly one pair, and so is each part
// of a clause.
//
// Compare first pairs provisions by the alignments (ALIGNS_WITH) of the data set's editors. If a provision has several
// alignments, the best one counts. An alignment of two clauses or of two parts is better than an alignment of a clause
// with a part. Then SAME is better than CHANGED, and CHANGED is better than OPPOSED. Then the order of the numbers
// decides. If all alignments of a provision lead to provisions in better pairs, the provision is alone in a pair, with
// its alignment.
//
// Then Compare follows the alignments with third documents: two provisions without an alignment of their own are paired
// if both align with the same provision of a third document. If one of the two says the SAME as the third provision,
// they compare as the other one does. Otherwise their words are compared. The best pair counts, in the order above;
// then the pair with more third provisions, then the pair with more common words.
//
// A provision that the other document drops is not paired. An alignment from that document to the provision says that
// the document drops it. It also says so of a provision that says the SAME as the dropped one, if that provision has no
// alignment that leads to the document.
//
// Two other provisions are paired if they share a topic and at least [MinScore] of their words. What is left is
// UNMATCHED. Relationships that were withdrawn do not count.
//
// If A and B are exchanged, the answer is the mirror image.
//
// The error is ErrInvalid if A or B is not the ID of a document, or if they are the same document.
//
// Compare takes at most 8 round trips, one for each of: documents, provisions, alignments, dropped provisions,
// objections, conflicts, figures, evidence. The last two are only for pairs of two provisions. Compare takes another
// round trip if A or B was merged. It also takes further round trips if a node has more than a thousand relationships
// of a kind.
func (g *Graph) Compare(ctx context.Context, q CompareQuestion) (*Comparison, error) {
	q, err := withDefaults(q)
	if err != nil {
		return nil, err
	}
	c, err := g.sides(ctx, q)
	if err != nil {
		return nil, err
	}
	w, err := crosswalkOf(ctx, []*Node{c.A, c.B}, nil)
	if err != nil {
		return nil, err
	}
	c.Pairs = w.pairs(0, 1)
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
