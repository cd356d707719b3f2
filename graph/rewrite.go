package graph

import (
	"context"

	"accordgraph/graph/internal/wire"
)

// A Rewrite returns the document and the variables to execute in place of the ones of a request. If it returns an
// error, the request is refused with the status 400 and the text of the error.
type Rewrite = wire.Rewrite

// WithRewrite returns the context for a request, made in process, whose document is rewritten before it is checked,
// priced and executed. So another face can ask for more than a client did, on the same road: the request may name its
// document by an id, also under trusted documents.
func WithRewrite(ctx context.Context, f Rewrite) context.Context { return wire.WithRewrite(ctx, f) }

// StatusOf returns the HTTP status of an answer without data whose first error has that code. It returns 400 for a code
// without a status of its own.
func StatusOf(code string) int { return wire.StatusOf(code) }
