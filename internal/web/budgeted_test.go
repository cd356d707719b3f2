package web

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"
)

// A context ends when its budget is spent, whether somebody waits for its end or asks whether it has ended.
func TestBudgetedEnds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx := &budgeted{Context: t.Context(), until: time.Now().Add(time.Second)}
		if ctx.Err() != nil {
			t.Error("it has ended before its time")
		}
		waited := &budgeted{Context: t.Context(), until: ctx.until}
		<-waited.Done()
		for _, c := range []context.Context{ctx, waited} {
			if !errors.Is(c.Err(), context.DeadlineExceeded) || !errors.Is(context.Cause(c), context.DeadlineExceeded) {
				t.Errorf("it ended because of %v, %v", c.Err(), context.Cause(c))
			}
		}
		waited.end()
	})
}

// A context ends with its request, and with the answer.
func TestBudgetedEndsWithItsRequest(t *testing.T) {
	for _, waits := range []bool{false, true} {
		for _, answered := range []bool{false, true} {
			request, cancel := context.WithCancel(t.Context())
			ctx := &budgeted{Context: request, until: time.Now().Add(time.Hour)}
			if waits {
				ctx.Done()
			}
			child, cancelChild := context.WithCancel(context.WithValue(ctx, accountKey{}, 1))
			if answered {
				ctx.end()
			} else {
				cancel()
			}
			<-child.Done()
			if !errors.Is(ctx.Err(), context.Canceled) || child.Err() == nil {
				t.Errorf("with waits %v and answered %v it ended because of %v", waits, answered, ctx.Err())
			}
			cancel()
			cancelChild()
			ctx.end()
		}
	}
}

// Deadline is the earlier one of the budget and of the request.
func TestBudgetedDeadline(t *testing.T) {
	soon := time.Now().Add(time.Minute)
	request, cancel := context.WithDeadline(t.Context(), soon)
	defer cancel()
	for until, want := range map[time.Time]time.Time{soon.Add(-time.Second): soon.Add(-time.Second), soon.Add(time.Second): soon} {
		ctx := &budgeted{Context: request, until: until}
		if got, ok := ctx.Deadline(); !ok || !got.Equal(want) {
			t.Errorf("the deadline is %v, want %v", got, want)
		}
	}
}
