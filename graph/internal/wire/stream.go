package wire

import (
	"context"
	"fmt"
	"math/rand/v2"
	"net/http"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"accordgraph/graph/internal/guard"
	"accordgraph/internal/web"
)

// eventStream is the media type of a stream of events: GraphQL over SSE in the mode with distinct connections
// (https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md). Each answer is an event "next", and after the last
// one comes the event "complete". A stream that ends without it was cut, and the client may connect again.
const eventStream = "text/event-stream"

// The times of a stream.
const (
	// heartbeat is the time between comments. Proxies close a connection on which they hear nothing for 30 or 60 seconds.
	heartbeat = 15 * time.Second

	// streamPrice is the time for which a stream costs 1.
	streamPrice = time.Minute

	// writeTime is the time for a client to take what is sent.
	writeTime = 20 * time.Second

	// retryLeast and retryMost bound the time after which a client connects again. The time is random, so that not all
	// clients of a server that stops come at once.
	retryLeast, retryMost = 2 * time.Second, 6 * time.Second
)

// stream answers a request for a stream of events. The request costs 1, and an operation that is no subscription costs
// what it costs otherwise. What is wrong with a request is answered as JSON, with the status of the error.
func (t transport) stream(w http.ResponseWriter, r *http.Request, exec graphql.GraphExecutor) {
	if !t.limiter.Take(r.Context(), 1) {
		refused := &refusal{status: http.StatusTooManyRequests, err: rateLimited()}
		refused.answer(r.Context(), exec, responseJSON).Send(w, r, t.codings)
		return
	}
	p, refused := t.read(w, r)
	if refused != nil {
		refused.answer(r.Context(), exec, responseJSON).Send(w, r, t.codings)
		return
	}
	if t.guard.IsSubscription(p.raw(r.Header)) {
		t.subscribe(w, r, exec, p)
		return
	}
	reply := t.execute(r, exec, responseJSON, p)
	if reply.Status != http.StatusOK {
		reply.Send(w, r, t.codings)
		return
	}
	s := newEvents(w)
	if s.begin() == nil && s.send("next", reply.Body) == nil {
		_ = s.send("complete", nil) // a client that is gone needs no end
	}
}

// subscribe answers a subscription. Its stream has no deadline. It costs 1 a minute.
func (t transport) subscribe(w http.ResponseWriter, r *http.Request, exec graphql.GraphExecutor, p *params) {
	ctx, cancel := web.WithoutBudget(r.Context())
	defer cancel()
	op, errs := t.prepareStream(ctx, exec, p.raw(r.Header))
	if errs != nil {
		reply := replyOf(responseJSON, exec.DispatchError(graphql.WithOperationContext(ctx, op), errs))
		reply.Send(w, r, t.codings)
		return
	}
	done, ok := t.streams.Open(ctx)
	if !ok {
		w.Header().Set("Retry-After", fmt.Sprint(int(streamPrice.Seconds())))
		refused := &refusal{status: http.StatusTooManyRequests, err: tooManyStreams()}
		refused.answer(ctx, exec, responseJSON).Send(w, r, t.codings)
		return
	}
	defer done()
	t.documents.learn(p)
	next, ctx := exec.DispatchOperation(withStream(ctx), op)
	if next == nil {
		failed(ctx, exec, responseJSON, context.Cause(ctx)).Send(w, r, t.codings)
		return
	}
	t.reporter.Report(ctx, recordOf(ctx, nil))
	t.send(ctx, newEvents(w), next)
}

// prepareStream returns the subscription that the request asks for, checked by the guard and by gqlgen. The limits for
// the cost of an operation hold for one event.
func (t transport) prepareStream(
	ctx context.Context, exec graphql.GraphExecutor, params *graphql.RawParams,
) (*graphql.OperationContext, gqlerror.List) {
	cost, counted, errs := t.guard.Check(ctx, params)
	s := web.StateOf(ctx)
	s.Cost, s.Counted = cost.Requested(), counted
	if errs != nil {
		return &graphql.OperationContext{RawQuery: params.Query, OperationName: params.OperationName}, errs
	}
	op, errs := exec.CreateOperationContext(ctx, params)
	if errs != nil {
		return op, errs
	}
	return op, t.guard.CheckArguments(op, false)
}

// send sends the answers of a subscription until it ends, the client leaves, its account is empty, or the server stops.
func (t transport) send(ctx context.Context, to *events, next graphql.ResponseHandler) {
	ctx, cancel := context.WithCancel(ctx)
	answers := make(chan []byte)
	defer func() { // the goroutine writes nothing to the client, but it uses what belongs to the request
		cancel()
		for range answers { //nolint:revive // waits until it has ended
		}
	}()
	go func() {
		defer close(answers)
		for response := next(ctx); response != nil && ctx.Err() == nil; response = next(ctx) {
			select {
			case answers <- encode(response):
			case <-ctx.Done():
			}
		}
	}()
	beat, price := time.NewTicker(heartbeat), time.NewTicker(streamPrice)
	defer beat.Stop()
	defer price.Stop()
	err := to.begin()
	for err == nil {
		select {
		case body, more := <-answers:
			if !more {
				_ = to.send("complete", nil) // a client that is gone needs no end
				return
			}
			err = to.send("next", body)
		case <-beat.C:
			err = to.comment()
		case <-price.C:
			if !t.limiter.Take(ctx, 1) {
				_ = to.retry(streamPrice)
				return
			}
		case <-t.streams.Stopping():
			_ = to.retry(retryLeast + rand.N(retryMost-retryLeast))
			return
		case <-ctx.Done():
			return
		}
	}
}

// tooManyStreams is the error for a client that has the greatest number of streams.
func tooManyStreams() *gqlerror.Error {
	err := gqlerror.Errorf("you have %d streams, which is the limit: end one of them, or follow several things in one",
		web.MaxStreams)
	guard.SetCode(err, guard.CodeRateLimited)
	return err
}

// notAStream is the refusal of a subscription whose client wants JSON.
func notAStream() *refusal {
	return refusef(http.StatusNotAcceptable, "a subscription is answered as %s: name it in Accept", eventStream)
}

// isSubscription reports whether op is a subscription.
func isSubscription(op *graphql.OperationContext) bool {
	return op.Operation != nil && op.Operation.Operation == ast.Subscription
}

type streamKey struct{}

// withStream marks the context of a stream, whose answers are not reported one by one.
func withStream(ctx context.Context) context.Context {
	return context.WithValue(ctx, streamKey{}, true)
}

// isStream reports whether ctx is of a stream.
func isStream(ctx context.Context) bool { return ctx.Value(streamKey{}) != nil }
