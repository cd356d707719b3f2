package query

import (
	"context"
	"time"
)

// A Revision is a state of the data, as the server saw it. The zero Revision means that the data are empty or being
// loaded.
type Revision struct {
	ID string // Meta.Revision, a hash of all data

	// Epoch is the number of changes that the server has seen. If the data change and then change back, the ID is the
	// same as before but the Epoch is greater.
	Epoch int
}

// revisionTTL is how long a cached revision is used before the next round trip.
const revisionTTL = time.Second

// revisions caches the last revision.
type revisions struct {
	turn chan struct{} // a lock that holds one token; a caller stops waiting for the token when its context ends
	last Revision
	at   time.Time
}

func newRevisions() *revisions {
	r := &revisions{turn: make(chan struct{}, 1)}
	r.turn <- struct{}{}
	return r
}

// Revision returns the revision of the data, at most one second old. It takes at most one round trip a second, however
// many callers there are. The Trips of a request do not contain that round trip. Errors are not cached.
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
