package model

import (
	"context"

	"accordgraph/internal/query"
)

// Gaps shows what other documents settle and a document does not name.
type Gaps struct{ gaps *query.Gaps }

// GapsOf resolves the field gaps.
func GapsOf(ctx context.Context, g *query.Graph) (*Gaps, error) {
	found, err := answer(ctx, g.Gaps)
	if err != nil {
		return nil, err
	}
	return &Gaps{found}, nil
}

// Document returns the document that does not name it.
func (g Gaps) Document() Document { return view(g.gaps.Document).(Document) }

// Topics returns the topics that no clause of the document has.
func (g Gaps) Topics() []TopicGap {
	all := make([]TopicGap, len(g.gaps.Topics))
	for i, t := range g.gaps.Topics {
		all[i] = TopicGap{t}
	}
	return all
}

// Rows returns the rows in which the document has no clause.
func (g Gaps) Rows() []ComparisonRow { return comparisonRows(g.gaps.Rows) }

// A TopicGap is a topic that no clause of a document has.
type TopicGap struct{ query.TopicGap }

// Provisions returns the clauses of the other documents that have the topic.
func (t TopicGap) Provisions() []Provision { return several[Provision](t.TopicGap.Provisions) }
