package graph

import (
	"context"
	"log/slog"
	"time"

	"github.com/99designs/gqlgen/graphql"
)

// A teller says how requests went: to the log, and to the observers.
type teller struct {
	log  *slog.Logger
	told observers
}

// response is a graphql.ResponseMiddleware. It writes one line an operation or
// refusal, and one for each thing that went wrong inside while it was answered.
func (t teller) response(ctx context.Context, next graphql.ResponseHandler) *graphql.Response {
	response := next(ctx)
	s := of(ctx)
	s.answer = answered(ctx, response)
	t.say(ctx, s.answer)
	for _, err := range s.errs {
		t.log.ErrorContext(ctx, "failed", "err", err, "id", s.id)
	}
	t.told.Answered(ctx, s.answer)
	return response
}

// again tells of a request that had the answer to one that was told before.
func (t teller) again(ctx context.Context, a Answer, how string) {
	s := of(ctx)
	a.Cache = how
	a.Request, a.Start, a.Took, a.Trips = s.id, s.start, time.Since(s.start), s.trips.Taken()
	t.say(ctx, a)
	t.told.Answered(ctx, a)
}

func (t teller) say(ctx context.Context, a Answer) {
	t.log.InfoContext(ctx, "operation", "name", a.Operation, "ms", a.Took.Milliseconds(), "trips", len(a.Trips), "code", a.Code, "cache", a.Cache, "id", a.Request)
}
