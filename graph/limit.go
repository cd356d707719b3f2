package graph

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"accordgraph/graph/internal/guard"
)

// MaxCost is what the dearest operation costs that is not refused.
const MaxCost = guard.MaxCost

// MaxBody is how many bytes of a request are read.
const MaxBody = guard.MaxBody

// A Limiter says whether a client may ask for more now.
type Limiter interface {
	// Take takes a cost from what the client of a request has left. If that is too
	// little it takes nothing and returns false. The context is that of the request.
	// Take may set header fields of the answer that tell the client when to come again.
	Take(ctx context.Context, cost int) bool
}

// limited takes what an operation costs from its client before it is begun.
// Whatever the request is, it has cost 1 when it came, and a dry run costs no more.
type limited struct{ Limiter }

// ExtensionName implements graphql.HandlerExtension.
func (limited) ExtensionName() string { return "Limiter" }

// Validate implements graphql.HandlerExtension.
func (limited) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationContext implements graphql.OperationContextMutator.
func (l limited) MutateOperationContext(ctx context.Context, _ *graphql.OperationContext) *gqlerror.Error {
	if rest := costOf(ctx) - 1; rest > 0 && !asks(ctx, dryRun) && !l.Take(ctx, rest) {
		return tooMany()
	}
	return nil
}

// tooMany is the error for a client that has nothing left.
func tooMany() *gqlerror.Error {
	err := gqlerror.Errorf("you ask for more than your share; try again after the seconds in Retry-After, or ask for less")
	guard.SetCode(err, guard.CodeRateLimited)
	return err
}

// unlimited is the Limiter that there is unless another is given.
type unlimited struct{}

func (unlimited) Take(context.Context, int) bool { return true }
