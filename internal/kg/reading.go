package kg

import (
	"context"
	"fmt"
	"sync/atomic"
)

// A Reading says which states of the data one request may see, and notes which ones it saw. A state is the number of the
// last entry of the log. A request without a Reading may see any state.
//
// A store in one database always reads the last state, so it ignores a Reading. A store on several servers, which do not
// all have the last state, reads no state before Least, and calls Saw after each read.
type Reading struct {
	Least int64 // no read may see the data as they were before the log had this number
	seen  atomic.Int64
}

// Saw notes that a read of the request may have seen the data at this number, and saw no later ones.
func (r *Reading) Saw(number int64) {
	for {
		last := r.seen.Load()
		if number <= last || r.seen.CompareAndSwap(last, number) {
			return
		}
	}
}

// Seen returns the greatest number that was passed to Saw, or 0.
func (r *Reading) Seen() int64 { return r.seen.Load() }

type readingKey struct{}

// WithReading returns a context whose reads belong to r.
func WithReading(ctx context.Context, r *Reading) context.Context {
	return context.WithValue(ctx, readingKey{}, r)
}

// ReadingOf returns the Reading of a context, or nil.
func ReadingOf(ctx context.Context) *Reading {
	r, _ := ctx.Value(readingKey{}).(*Reading)
	return r
}

// Behind is the error of a read that cannot see the data at the number Least yet. It is also [ErrUnavailable]: the same
// question may succeed when the database has the data.
type Behind struct {
	Least int64 // the number that the read needs
	Have  int64 // the greatest number that the read found
}

// Error implements error.
func (b Behind) Error() string {
	return fmt.Sprintf("the log of the data ends at number %d, and number %d is asked for", b.Have, b.Least)
}

// Is makes a Behind be [ErrUnavailable].
func (Behind) Is(target error) bool { return target == ErrUnavailable }
