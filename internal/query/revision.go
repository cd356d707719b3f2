package query

import (
	"context"
	"fmt"
	"sync/atomic"
	"time"

	"accordgraph/internal/kg"
)

// A Revision is a state of the data, as the server saw it. The zero Revision means that the data are empty or being
// loaded.
type Revision struct {
	ID string // Meta.Revision, a hash of all data

	// Number is the number of the last entry of the log. If the data change and then change back, the ID is the same as
	// before but the Number is greater. No answer can differ while neither changes.
	Number int64

	// Epoch is the number of changes that the server has seen.
	Epoch int
}

// revisionTTL is how long a cached revision is used before the next round trip.
const revisionTTL = time.Second

// revisions caches the last revision.
type revisions struct {
	seen atomic.Pointer[seenRevision] // nil before the first one; written with the turn, and read without it

	turn chan struct{} // a lock that holds one token; a caller stops waiting for the token when its context ends
}

// A seenRevision is a revision, and when it was read.
type seenRevision struct {
	Revision
	tip kg.Tip // of the store, when the revision was read
	at  time.Time
}

func newRevisions() *revisions {
	r := &revisions{turn: make(chan struct{}, 1)}
	r.turn <- struct{}{}
	return r
}

// Revision returns the revision of the data, at most one second old. It takes at most one round trip a second, however
// many callers there are, and another one after a change. The Trips of a request do not contain these round trips.
// Errors are not cached.
func (g *Graph) Revision(ctx context.Context) (Revision, error) { return g.revision(ctx, 0) }

// revision is Revision, and reads the revision again if the last one has a smaller Number.
func (g *Graph) revision(ctx context.Context, least int64) (Revision, error) {
	r := g.revisions
	if last, ok := r.recent(least); ok {
		return last, nil
	}
	select {
	case <-r.turn:
		defer func() { r.turn <- struct{}{} }()
	case <-ctx.Done():
		return Revision{}, ctx.Err()
	}
	if last, ok := r.recent(least); ok { // another caller has just read it
		return last, nil
	}
	now := time.Now()
	ctx = WithTrips(ctx, new(Trips))
	tip, err := g.store.Tip(ctx)
	if err != nil {
		return Revision{}, fmt.Errorf("query: the end of the log: %w", err)
	}
	next := seenRevision{tip: tip, at: now}
	if seen := r.seen.Load(); seen != nil && tip == seen.tip {
		next.Revision = seen.Revision
	} else if next.Revision, err = r.read(ctx, g, tip); err != nil {
		return Revision{}, err
	}
	r.seen.Store(&next)
	return next.Revision, nil
}

// recent returns the last revision if it is at most one second old and has at least that Number.
func (r *revisions) recent(least int64) (Revision, bool) {
	seen := r.seen.Load()
	if seen == nil || time.Since(seen.at) >= revisionTTL || seen.Number < least {
		return Revision{}, false
	}
	return seen.Revision, true
}

// read reads the revision of a store that has the tip. If the store changes in the meantime, the next call sees another
// tip.
func (r *revisions) read(ctx context.Context, g *Graph, tip kg.Tip) (Revision, error) {
	m, err := g.Dataset(ctx)
	if err != nil {
		return Revision{}, err
	}
	var last Revision
	if seen := r.seen.Load(); seen != nil {
		last = seen.Revision
	}
	if m.Revision != last.ID || tip.Number != last.Number {
		last = Revision{ID: m.Revision, Number: tip.Number, Epoch: last.Epoch + 1}
	}
	return last, nil
}
