package wire

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"accordgraph/graph/internal/guard"
	"accordgraph/internal/web"
)

// maxAnswer is the greatest size of an answer's data in bytes. It is several times the
// size of a page or an export, and small compared with the memory of any machine.
const maxAnswer = 16 << 20

// refuseLong is a graphql.ResponseMiddleware. If an answer did not fit into its buffer,
// it returns an error instead of the answer.
func refuseLong(ctx context.Context, next graphql.ResponseHandler) *graphql.Response {
	response := next(ctx)
	b := web.StateOf(ctx).Buffer
	if response == nil || b == nil || b.Written() <= maxAnswer {
		return response
	}
	err := guard.Refuse(guard.CodeQueryTooCostly, maxAnswer, b.Written(),
		"the answer has %s bytes; the limit is %d: ask for less at a time")
	return &graphql.Response{Errors: gqlerror.List{err}}
}
