package query

import (
	"context"
	"slices"

	"accordgraph/internal/kg"
)

// A GapsQuestion asks what other documents settle and a document does not name.
type GapsQuestion struct {
	Document kg.ID     `arg:"document"`
	Against  []kg.ID   `arg:"against"` // the other documents: 1 to MaxTexts - 1
	Where    kg.Filter `arg:"where"`   // only alignments that match Where count; nil matches all
	AsOf     AsOf      `arg:"asOf"`
}

// Gaps are what other documents settle and a document does not name.
type Gaps struct {
	Document *Node
	Topics   []TopicGap       // in the order of the vocabulary
	Rows     []*ComparisonRow // the first cell is of Document
}

// A TopicGap is a topic that no provision of a document has, and the provisions of other documents that have it, in
// their order.
type TopicGap struct {
	Topic      string
	Provisions []*Node
}

// Gaps returns the topics that no provision of the document has, and the rows of [Graph.CompareMany] for the document
// and the others in which the document has no provision. A row in which another provision of the document answers the
// base is no gap. Rows are in the order of CompareMany.
//
// The error is ErrInvalid if an ID is not the ID of a document, or if there are too few or too many documents.
//
// Gaps takes the round trips of CompareMany.
func (g *Graph) Gaps(ctx context.Context, q GapsQuestion) (*Gaps, error) {
	if n := len(q.Against); n < 1 || n >= MaxTexts {
		return nil, kg.Invalidf("against has %d different ids, want 1 to %d", n, MaxTexts-1)
	}
	if slices.Contains(q.Against, q.Document) {
		return nil, kg.Invalidf("against has %s, which is the document itself", kg.Quoted(string(q.Document)))
	}
	table, err := g.CompareMany(ctx, CompareManyQuestion{
		Documents: slices.Concat([]kg.ID{q.Document}, q.Against), Where: q.Where, AsOf: q.AsOf,
	})
	if err != nil {
		return nil, err
	}
	gaps := &Gaps{Document: table.Documents[0], Topics: table.topicGaps()}
	for _, r := range table.Rows {
		if c := r.Cells[0]; c.Provision == nil && c.Into == nil {
			gaps.Rows = append(gaps.Rows, r)
		}
	}
	return gaps, nil
}

// topicGaps returns the topics that no provision of the first document has and a provision of another document has.
func (t *ComparisonTable) topicGaps() (all []TopicGap) {
	of := make([]map[string][]*Node, len(t.Documents)) // maps, for each document, a topic to provisions
	for i := range of {
		of[i] = map[string][]*Node{}
	}
	for _, r := range t.Rows {
		for i, c := range r.Cells {
			if c.Provision == nil {
				continue
			}
			for _, topic := range c.Provision.Texts("topics") {
				of[i][topic] = append(of[i][topic], c.Provision)
			}
		}
	}
	for _, topic := range kg.Topics {
		gap := TopicGap{Topic: topic}
		for _, provisions := range of[1:] {
			gap.Provisions = append(gap.Provisions, sortedNodes(provisions[topic])...)
		}
		if len(of[0][topic]) == 0 && len(gap.Provisions) > 0 {
			all = append(all, gap)
		}
	}
	return all
}

// sortedNodes returns the nodes in list order.
func sortedNodes(nodes []*Node) []*Node {
	slices.SortStableFunc(nodes, func(a, b *Node) int {
		return kg.Key{Sort: a.Sort, ID: a.ID}.Compare(kg.Key{Sort: b.Sort, ID: b.ID})
	})
	return nodes
}
