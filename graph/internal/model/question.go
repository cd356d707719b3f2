package model

import (
	"context"

	"accordgraph/internal/query"
)

// answer reads the question that the arguments of the field being resolved ask, and returns its answer.
func answer[Q, A any](ctx context.Context, ask func(context.Context, Q) (A, error)) (a A, err error) {
	q, err := query.ReadQuestion[Q](args(ctx))
	if err != nil {
		return a, err
	}
	return ask(ctx, q)
}
