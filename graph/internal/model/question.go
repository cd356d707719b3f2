package model

import (
	"context"

	"accordgraph/internal/query"
)

// answer reads a question from the arguments of the current GraphQL field. It returns the answer of ask to that
// question.
func answer[Q, A any](ctx context.Context, ask func(context.Context, Q) (A, error)) (a A, err error) {
	q, err := query.ReadQuestion[Q](args(ctx))
	if err != nil {
		return a, err
	}
	return ask(ctx, q)
}
