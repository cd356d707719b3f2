package query

import (
	"context"
	"time"
)

// A Revision is a state of the data that was seen. The zero Revision is none: the
// data are empty, or are just being loaded.
type Revision struct {
	ID    string // Meta.Revision: a hash of everything that is kept
	Epoch int    // how often the data were seen to change before; the same data, seen again after others, are of another epoch
}

// revisionTTL is how long the revision that was seen last is taken for that of now.
const revisionTTL = time.Second

// revisions remembers the revision that was seen last.
type revisions struct {
	turn chan struct{} // holds one: whoever has taken it may look
	last Revision
	at   time.Time
}

func newRevisions() *revisions {
	r := &revisions{turn: make(chan struct{}, 1)}
	r.turn <- struct{}{}
	return r
}

// Revision returns the revision of the data as it was within the last second. It
// takes a trip once a second at most, whoever asks, that is nobody's: the trips of
// a request are those for its answer. A failure is not remembered.
func (g *Graph) Revision(ctx context.Context) (Revision, error) {
	r := g.seen
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
