package web

import (
	"context"
	"sync"
	"time"
)

// A budgeted is a context that ends with its budget. It has no timer until somebody waits for its end: a cached answer
// is sent before that.
type budgeted struct {
	context.Context // of the request
	until           time.Time

	mu     sync.Mutex
	timed  context.Context // ends with the budget; nil until somebody waits
	cancel context.CancelFunc
	ended  bool
}

type budgetKey struct{}

// Deadline implements context.Context.
func (b *budgeted) Deadline() (time.Time, bool) {
	if of, ok := b.Context.Deadline(); ok && of.Before(b.until) {
		return of, true
	}
	return b.until, true
}

// Done implements context.Context.
func (b *budgeted) Done() <-chan struct{} { return b.start().Done() }

// Err implements context.Context.
func (b *budgeted) Err() error {
	if timed, ended := b.started(); timed == nil && !ended && time.Now().Before(b.until) {
		return b.Context.Err()
	}
	return b.start().Err()
}

// Value implements context.Context.
func (b *budgeted) Value(key any) any {
	if key == (budgetKey{}) {
		return b.Context
	}
	if timed, _ := b.started(); timed != nil {
		return timed.Value(key)
	}
	return b.Context.Value(key)
}

// start returns the context with a timer.
func (b *budgeted) start() context.Context {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.timed == nil {
		b.timed, b.cancel = context.WithDeadline(b.Context, b.until)
		if b.ended {
			b.cancel()
		}
	}
	return b.timed
}

// started returns the context with a timer, if there is one, and whether end was called.
func (b *budgeted) started() (context.Context, bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.timed, b.ended
}

// end ends the context.
func (b *budgeted) end() {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.ended = true; b.cancel != nil {
		b.cancel()
	}
}

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
