package graph

import (
	"context"
	"errors"
	"fmt"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"accordgraph/graph/internal/guard"
	"accordgraph/internal/kg"
	"accordgraph/internal/web"
)

// present translates an error into the form that clients see. All errors of an answer pass through it. An error of
// package kg about a question keeps its message and gets a code. For an internal error, the client sees only a general
// message and the request id. The log contains the details under that id.
func present(ctx context.Context, err error) *gqlerror.Error {
	out := graphql.DefaultErrorPresenter(ctx, err)
	var own *gqlerror.Error
	var invalid kg.Invalid
	var behind kg.Behind
	switch {
	case errors.As(err, &invalid):
		out.Message = invalid.Message
		guard.SetCode(out, guard.CodeBadUserInput)
	case errors.Is(err, context.Canceled):
		out.Message = "the client went away"
		guard.SetCode(out, guard.CodeCancelled)
	case errors.Is(ctx.Err(), context.DeadlineExceeded),
		errors.Is(err, context.DeadlineExceeded) && !errors.Is(err, kg.ErrUnavailable):
		logFailure(ctx, err)
		out.Message = "there was no answer in time; ask for less, or try again later"
		guard.SetCode(out, guard.CodeTimeout)
	case errors.As(err, &behind):
		out.Message = fmt.Sprintf("the data of this server end at number %d, and number %d is asked for; try again later",
			behind.Have, behind.Least)
		guard.SetCode(out, guard.CodeUpstreamUnavailable)
	case errors.Is(err, kg.ErrUnavailable):
		logFailure(ctx, err)
		out.Message = "the store does not answer; try again later"
		guard.SetCode(out, guard.CodeUpstreamUnavailable)
	case errors.As(err, &own) && errors.Unwrap(own) == nil: // gqlgen or this package made the error for clients
		if out.Extensions["code"] == nil {
			guard.SetCode(out, guard.CodeBadRequest)
		}
	default:
		logFailure(ctx, err)
		out.Message = "something went wrong inside; it is in the log under the request id"
		out.Extensions = map[string]any{"code": guard.CodeInternal, "requestId": web.StateOf(ctx).ID}
	}
	out.Message = guard.Short(out.Message)
	return out
}

// logFailure passes an error to the log, without the path of the field that failed.
func logFailure(ctx context.Context, err error) {
	if cause := errors.Unwrap(err); cause != nil {
		err = cause
	}
	web.StateOf(ctx).Fail(err.Error())
}
