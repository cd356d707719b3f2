package wire

import (
	"context"
	"net/http"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"accordgraph/graph/internal/guard"
	"accordgraph/internal/web"
)

// A refusal is the error for a request that is not GraphQL over HTTP.
type refusal struct {
	status int    // in both media types; 0 for the status of a request error
	allow  string // the allowed methods, with status 405
	err    *gqlerror.Error
}

// refusef returns a refusal with the code BAD_REQUEST.
func refusef(status int, format string, args ...any) *refusal {
	err := gqlerror.Errorf(format, args...)
	guard.SetCode(err, guard.CodeBadRequest)
	return &refusal{status: status, err: err}
}

// refuseWith returns a refusal with a code of its own.
func refuseWith(status int, code, message string) *refusal {
	err := gqlerror.Errorf("%s", message)
	guard.SetCode(err, code)
	return &refusal{status: status, err: err}
}

// onlyQueries is the refusal of a mutation or subscription in a GET.
func onlyQueries() *refusal {
	refused := refusef(http.StatusMethodNotAllowed, "a GET may be a query only")
	refused.allow = "POST"
	return refused
}

// rateLimited is the error for a client whose account has too little left.
func rateLimited() *gqlerror.Error {
	err := gqlerror.Errorf(
		"you ask for more than your share; try again after the seconds in Retry-After, or ask for less",
	)
	guard.SetCode(err, guard.CodeRateLimited)
	return err
}

// answer returns the refusal as a reply.
func (refused *refusal) answer(ctx context.Context, exec graphql.GraphExecutor, media string) web.Reply {
	r := replyOf(media, exec.DispatchError(ctx, gqlerror.List{refused.err}))
	if refused.status != 0 {
		r.Status = refused.status
	}
	if refused.allow != "" {
		r.Header.Set("Allow", refused.allow)
	}
	return r
}

// failed returns the reply for an operation that has no response because of err.
func failed(ctx context.Context, exec graphql.GraphExecutor, media string, err error) web.Reply {
	return replyOf(media, exec.DispatchError(ctx, gqlerror.List{gqlerror.WrapPath(nil, err)}))
}
