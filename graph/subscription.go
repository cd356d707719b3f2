package graph

import (
	"context"

	"accordgraph/graph/internal/gen"
	"accordgraph/graph/internal/model"
	"accordgraph/internal/kg"
)

// Subscription returns the resolvers of the fields of Subscription.
func (r root) Subscription() gen.SubscriptionResolver { return streams(r) }

// streams implements the resolvers of the fields of Subscription.
type streams root

// Changes resolves the field changes.
func (s streams) Changes(ctx context.Context, _ []kg.ID, _ *int) (<-chan *model.DataChange, error) {
	return model.Follow(ctx, s.kg)
}
