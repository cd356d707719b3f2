package model

import (
	"context"

	"accordgraph/internal/query"
)

// A Suggestion is an entity whose name or aliases have the words that a reader has typed so far.
type Suggestion struct{ query.Suggestion }

// Node returns what may be meant.
func (s Suggestion) Node() Node { return view(s.Suggestion.Node) }

// Suggest resolves the field suggest.
func Suggest(ctx context.Context, g *query.Graph) ([]*Suggestion, error) {
	found, err := answer(ctx, g.Suggest)
	if err != nil {
		return nil, err
	}
	all := make([]*Suggestion, len(found))
	for i, s := range found {
		all[i] = &Suggestion{s}
	}
	return all, nil
}
