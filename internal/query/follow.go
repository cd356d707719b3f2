package query

import (
	"context"
	"math"
	"time"

	"accordgraph/internal/kg"
)

// A FollowQuestion asks for changes as loads make them.
type FollowQuestion struct {
	Of    []kg.ID `arg:"of"`    // as in a [ChangesQuestion]
	Since *int    `arg:"since"` // only changes with greater numbers; nil: only changes that are not made yet
}

// bounds implements bounded.
func (FollowQuestion) bounds() map[string]bound { return map[string]bound{"since": {0, math.MaxInt32}} }

// Follow sends changes in the order of their numbers: those that exist, and each new one within about a second of its
// load. It closes the channel when ctx ends. If the store cannot be read, Follow tries again each second, so nothing is
// left out. If the log ends before Since, the store was filled anew, and Follow begins with its first change.
//
// All who follow share one reading of the end of the log a second. After a load, each takes one round trip for each page
// of changes, and another one if a thing of the question is a document.
func (g *Graph) Follow(ctx context.Context, q FollowQuestion) (<-chan *DataChange, error) {
	if err := q.check(); err != nil {
		return nil, err
	}
	first, all := kg.MaxPage, ChangesQuestion{Of: q.Of, Since: q.Since}
	all.First = &first
	out := make(chan *DataChange)
	f := follower{g, all, out}
	leave := g.tail.join()
	go func() {
		defer close(out)
		defer leave()
		f.run(ctx)
	}()
	return out, nil
}

// check returns an error if a value is out of bounds.
func (q FollowQuestion) check() error {
	if n := len(q.Of); n > MaxChangesOf {
		return kg.Invalidf("of are %d, want at most %d", n, MaxChangesOf)
	}
	_, err := withDefaults(q)
	return err
}

// CheckFollow returns the error that [Graph.Follow] would return for these arguments.
func (a Args) CheckFollow() error {
	q, err := ReadQuestion[FollowQuestion](a)
	if err == nil {
		err = q.check()
	}
	return err
}

// A follower is one reader of the log.
type follower struct {
	graph *Graph
	ask   ChangesQuestion
	out   chan<- *DataChange
}

// run sends changes until ctx ends.
func (f follower) run(ctx context.Context) {
	place, err := f.start(ctx)
	for seen := int64(-1); err == nil; {
		var end int64
		if end, err = f.graph.tail.end(ctx, seen); err != nil {
			return
		}
		if end < seen { // the store was filled anew
			place = 0
		}
		seen = end
		place, err = f.send(ctx, place, end)
	}
}

// start returns the number of the change after which f begins.
func (f follower) start(ctx context.Context) (int64, error) {
	if f.ask.Since == nil {
		return f.graph.tail.end(ctx, -1)
	}
	place := int64(*f.ask.Since)
	for { // what the tail knows may be a second old, and the reader may have heard of a later change from another server
		last, err := lastEntry(ctx, f.graph.store)
		switch {
		case err == nil && last < place:
			return 0, nil
		case err == nil:
			return place, nil
		case !pause(ctx, f.graph.tail.interval):
			return 0, ctx.Err()
		}
	}
}

// send sends the changes after a place, and returns the place up to which f has all changes. That is at least end, which
// is a change that can be read.
func (f follower) send(ctx context.Context, place, end int64) (int64, error) {
	for {
		since := int(place)
		f.ask.Since = &since
		page, err := f.graph.Changes(ctx, f.ask)
		if err != nil {
			if pause(ctx, f.graph.tail.interval) {
				continue
			}
			return place, ctx.Err()
		}
		for _, c := range page.Edges() {
			select {
			case f.out <- c:
				place = c.Number
			case <-ctx.Done():
				return place, ctx.Err()
			}
		}
		if !page.more {
			return max(place, end), nil
		}
	}
}

// pause waits, and reports whether ctx goes on.
func pause(ctx context.Context, d time.Duration) bool {
	select {
	case <-time.After(d):
		return true
	case <-ctx.Done():
		return false
	}
}
