package web

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"time"
)

// A Budget bounds the time for an answer.
type Budget struct {
	Answer  time.Duration // from the end of the request to the end of its context
	Arrival time.Duration // the read timeout of the server, for the message to a slow client
	MaxBody int64         // bytes of a request that the handler reads
}

// Around returns a handler that ends the context of a request when its budget is spent.
// The time begins when the request has been read, so a slow network does not count. A
// request that does not arrive in time gets status 408.
func (b Budget) Around(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		head, err := io.ReadAll(io.LimitReader(r.Body, b.MaxBody+1))
		if errors.Is(err, os.ErrDeadlineExceeded) {
			http.Error(w, fmt.Sprintf("the request took more than %v to arrive", b.Arrival), http.StatusRequestTimeout)
			return
		}
		r.Body = partlyRead{io.MultiReader(bytes.NewReader(head), r.Body), r.Body}
		ctx, cancel := context.WithTimeout(context.WithValue(r.Context(), budgetKey{}, r.Context()), b.Answer)
		defer cancel()
		h.ServeHTTP(w, r.WithContext(ctx))
	})
}

type budgetKey struct{}

// WithoutBudget returns a context with the values of ctx that ends with the request and not with its budget. It is for
// answers that go on for as long as the client listens.
func WithoutBudget(ctx context.Context) (context.Context, context.CancelFunc) {
	request, ok := ctx.Value(budgetKey{}).(context.Context)
	if !ok {
		return context.WithCancel(ctx)
	}
	free, cancel := context.WithCancel(context.WithoutCancel(ctx))
	stop := context.AfterFunc(request, cancel)
	return free, func() { stop(); cancel() }
}

// partlyRead is a body whose first bytes have been read.
type partlyRead struct {
	io.Reader
	io.Closer
}
