package query

import (
	"context"
	"time"
)

// A Revision is a state of the data, as the server saw it. The zero Revision means that the data are empty or being
// loaded.
type Revision struct {
	ID string // Meta.Revision, a hash of all data

	// Epoch is the number of changes that the server saw before. If the data change and change back, the ID is the
	// same and the Epoch differs.
	Epoch int
}

// revisionTTL is how long a revision is reused before the store is asked again.
const revisionTTL = time.Second

// revisions caches the last revision.
type revisions struct {
	turn chan struct{} // a lock that gives up when a context ends: it holds one token
	last Revision
	at   time.Time
}

func newRevisions() *revisions {
	r := &revisions{turn: make(chan struct{}, 1)}
	r.turn <- struct{}{}
	return r
}

// Revision returns the revision of the data, at most one second old. However many callers there are, it takes at most
// one round trip a second. That round trip counts for no request. Errors are not cached.
func (g *Graph) Revision(ctx context.Context) (Revision, error) {
	r := g.revisions
	select {
	case <-r.turn:
		defer func() { r.turn <- struct{}{} }()
	case <-ctx.Done():
		return Revision{}, ctx.Err()
	}
	if !r.at.IsZero() && time.Since(r.at) < revisionTTL {
		return r.last, nil
	}
	now := time.Now()
	m, err := g.Dataset(WithTrips(ctx, new(Trips)))
	if err != nil {
		return Revision{}, err
	}
	if m.Revision != r.last.ID {
		r.last = Revision{ID: m.Revision, Epoch: r.last.Epoch + 1}
	}
	r.at = now
	return r.last, nil
}
