package graph

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"runtime/debug"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"accordgraph/graph/internal/guard"
	"accordgraph/internal/kg"
)

// clientGone is what proxies call the status of an answer that nobody waits for.
const clientGone = 499

// statusOfCode returns the HTTP status that the first of some errors has in every
// media type, or 0 if it has none: a wrong variable makes a request error, as a
// document does that is not valid.
func statusOfCode(errs gqlerror.List) int {
	if len(errs) == 0 || errs[0].Extensions[guard.ExtensionVariable] != nil {
		return 0
	}
	switch errs[0].Extensions["code"] {
	case guard.CodeQueryTooLarge, guard.CodeQueryTooDeep, guard.CodeQueryTooCostly, guard.CodeBadUserInput:
		return http.StatusUnprocessableEntity
	case guard.CodeRateLimited:
		return http.StatusTooManyRequests
	case guard.CodeUpstreamUnavailable:
		return http.StatusServiceUnavailable
	case guard.CodeTimeout:
		return http.StatusGatewayTimeout
	case guard.CodeCancelled:
		return clientGone
	case guard.CodeInternal:
		return http.StatusInternalServerError
	}
	return 0
}

// present turns an error into what a client may see. The errors of kg that are
// about the question keep their words and gain a code; of anything else a client
// learns only that it happened, and under which id it is in the log.
func present(ctx context.Context, err error) *gqlerror.Error {
	out := graphql.DefaultErrorPresenter(ctx, err)
	var own *gqlerror.Error
	switch {
	case errors.Is(err, kg.ErrInvalid):
		_, out.Message, _ = strings.Cut(out.Message, kg.ErrInvalid.Error()+": ")
		guard.SetCode(out, guard.CodeBadUserInput)
	case errors.Is(err, context.Canceled):
		out.Message = "the client went away"
		guard.SetCode(out, guard.CodeCancelled)
	case errors.Is(ctx.Err(), context.DeadlineExceeded), errors.Is(err, context.DeadlineExceeded) && !errors.Is(err, kg.ErrUnavailable):
		noticed(ctx, err)
		out.Message = "there was no answer in time; ask for less, or try again later"
		guard.SetCode(out, guard.CodeTimeout)
	case errors.Is(err, kg.ErrUnavailable):
		noticed(ctx, err)
		out.Message = "the store does not answer; try again later"
		guard.SetCode(out, guard.CodeUpstreamUnavailable)
	case errors.As(err, &own) && errors.Unwrap(own) == nil:
		owned(out)
	default:
		noticed(ctx, err)
		out.Message = "something went wrong inside; it is in the log under the request id"
		guard.SetCode(out, guard.CodeInternal)
		out.Extensions["requestId"] = of(ctx).id
	}
	out.Message = guard.Short(out.Message)
	return out
}

// owned gives an error that gqlgen or this package made its code: what was asked is
// malformed or too much. It is fit to be shown.
func owned(e *gqlerror.Error) {
	if e.Extensions["code"] == nil {
		guard.SetCode(e, guard.CodeBadRequest)
	}
}

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
