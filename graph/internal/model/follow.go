package model

import (
	"context"

	"accordgraph/internal/query"
)

// Follow resolves the field changes of Subscription.
func Follow(ctx context.Context, g *query.Graph) (<-chan *DataChange, error) {
	found, err := answer(ctx, g.Follow)
	if err != nil {
		return nil, err
	}
	out := make(chan *DataChange)
	go func() {
		defer close(out)
		for c := range found {
			select {
			case out <- &DataChange{c}:
			case <-ctx.Done(): // found closes too
			}
		}
	}()
	return out, nil
}
