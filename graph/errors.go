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

	"accordgraph/internal/kg"
)

// The codes of errors, in extensions.code. gqlgen has two more:
// GRAPHQL_PARSE_FAILED and GRAPHQL_VALIDATION_FAILED.
const (
	badRequest          = "BAD_REQUEST"
	badUserInput        = "BAD_USER_INPUT"
	queryTooLarge       = "QUERY_TOO_LARGE"
	queryTooDeep        = "QUERY_TOO_DEEP"
	queryTooCostly      = "QUERY_TOO_COSTLY"
	rateLimited         = "RATE_LIMITED"
	upstreamUnavailable = "UPSTREAM_UNAVAILABLE"
	timedOut            = "TIMEOUT"
	cancelled           = "CANCELLED"
	internal            = "INTERNAL"
)

// clientGone is what proxies call the status of an answer that nobody waits for.
const clientGone = 499

// statusOfCode returns the HTTP status that the first of some errors has in every
// media type, or 0 if it has none: a wrong variable makes a request error, as a
// document does that is not valid.
func statusOfCode(errs gqlerror.List) int {
	if len(errs) == 0 || errs[0].Extensions[aboutVariable] != nil {
		return 0
	}
	switch errs[0].Extensions["code"] {
	case queryTooLarge, queryTooDeep, queryTooCostly, badUserInput:
		return http.StatusUnprocessableEntity
	case rateLimited:
		return http.StatusTooManyRequests
	case upstreamUnavailable:
		return http.StatusServiceUnavailable
	case timedOut:
		return http.StatusGatewayTimeout
	case cancelled:
		return clientGone
	case internal:
		return http.StatusInternalServerError
	}
	return 0
}

// maxMessage is how long a message may be, in bytes. gqlgen's repeat what was
// asked, which may be a name of 200 KB.
const maxMessage = 500

// present turns an error into what a client may see. The errors of kg that are
// about the question keep their words and gain a code; of anything else a client
// learns only that it happened, and under which id it is in the log.
func present(ctx context.Context, err error) *gqlerror.Error {
	out := graphql.DefaultErrorPresenter(ctx, err)
	var own *gqlerror.Error
	var invalid kg.Invalid
	switch {
	case errors.As(err, &invalid):
		out.Message = invalid.Message
		code(out, badUserInput)
	case errors.Is(err, context.Canceled):
		out.Message = "the client went away"
		code(out, cancelled)
	case errors.Is(ctx.Err(), context.DeadlineExceeded), errors.Is(err, context.DeadlineExceeded) && !errors.Is(err, kg.ErrUnavailable):
		noticed(ctx, err)
		out.Message = "there was no answer in time; ask for less, or try again later"
		code(out, timedOut)
	case errors.Is(err, kg.ErrUnavailable):
		noticed(ctx, err)
		out.Message = "the store does not answer; try again later"
		code(out, upstreamUnavailable)
	case errors.As(err, &own) && errors.Unwrap(own) == nil:
		owned(out)
	default:
		noticed(ctx, err)
		out.Message = "something went wrong inside; it is in the log under the request id"
		code(out, internal)
		out.Extensions["requestId"] = of(ctx).id
	}
	out.Message = short(out.Message)
	return out
}

// owned gives an error that gqlgen or this package made its code: what was asked is
// malformed or too much. It is fit to be shown.
func owned(e *gqlerror.Error) {
	if e.Extensions["code"] == nil {
		code(e, badRequest)
	}
}

func short(text string) string {
	if len(text) <= maxMessage {
		return text
	}
	return strings.ToValidUTF8(text[:maxMessage], "") + "…"
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
