package graph

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"accordgraph/internal/kg"
)

// present turns an error into what a client may see. The errors of kg that are
// about the question keep their words and gain a code; of anything else a client
// learns only that it happened, and under which id it is in the log.
func present(ctx context.Context, err error) *gqlerror.Error {
	out := graphql.DefaultErrorPresenter(ctx, err)
	var own *gqlerror.Error
	switch {
	case errors.Is(err, kg.ErrInvalid):
		_, out.Message, _ = strings.Cut(out.Message, kg.ErrInvalid.Error()+": ")
		code(out, "BAD_USER_INPUT")
	case errors.Is(err, context.Canceled):
		out.Message = "the client went away"
		code(out, "CANCELLED")
	case errors.Is(err, kg.ErrUnavailable), errors.Is(err, context.DeadlineExceeded):
		noticed(ctx, err)
		out.Message = "the store did not answer in time; try again later"
		code(out, "UNAVAILABLE")
	case errors.As(err, &own) && errors.Unwrap(own) == nil:
		// gqlgen's own: a malformed or too costly operation. Fit to be shown.
		if out.Extensions["code"] == nil {
			code(out, "BAD_REQUEST")
		}
	default:
		noticed(ctx, err)
		out.Message = "something went wrong inside; it is in the log under the request id"
		code(out, "INTERNAL")
		out.Extensions["requestId"] = of(ctx).id
	}
	return out
}

func code(e *gqlerror.Error, c string) { e.Extensions = map[string]any{"code": c} }

// recovered turns a panic of a resolver into an error for present.
func recovered(_ context.Context, v any) error {
	return fmt.Errorf("panic: %v\n%s", v, debug.Stack())
}

// noticed keeps an error for the log, each once: one failed trip is reported by
// every parent that waited for it.
func noticed(ctx context.Context, err error) {
	r := of(ctx)
	r.mu.Lock()
	defer r.mu.Unlock()
	text := err.Error()
	if own := errors.Unwrap(err); own != nil {
		text = own.Error() // without the path
	}
	for _, seen := range r.errs {
		if seen == text {
			return
		}
	}
	r.errs = append(r.errs, text)
}
