package query

import (
	"context"
	"fmt"
	"sync"
	"time"

	"accordgraph/internal/spell"
)

// readingBudget is how long the words of a revision may take to be read.
const readingBudget = 2 * time.Minute

// vocabularies caches the vocabulary of the last revision.
type vocabularies struct {
	mu   sync.Mutex
	last *vocabulary
}

// A vocabulary is being read until done is closed.
type vocabulary struct {
	of    Revision
	done  chan struct{}
	words *spell.Vocabulary
	err   error
}

// vocabulary returns the words of the revision, which are read once for all who wait. The reading goes on if ctx ends.
// An error is not cached, and neither are the words of data without a revision. The Trips of a request do not contain
// the round trip.
func (g *Graph) vocabulary(ctx context.Context) (*spell.Vocabulary, error) {
	now, err := g.Revision(ctx)
	if err != nil {
		return nil, err
	}
	v := g.words.begin(now, func(v *vocabulary) { g.read(context.WithoutCancel(ctx), v) })
	select {
	case <-v.done:
		return v.words, v.err
	case <-ctx.Done():
		return nil, fmt.Errorf("query: wait for the words of the revision: %w", ctx.Err())
	}
}

// ReadWords reads the words of the revision, so that no search waits for them. It returns when they are read, or when
// ctx ends, which ends the reading. A search that needs the words meanwhile waits for the same reading.
func (g *Graph) ReadWords(ctx context.Context) error {
	now, err := g.Revision(ctx)
	if err != nil {
		return err
	}
	v := g.words.begin(now, func(v *vocabulary) { g.read(ctx, v) })
	<-v.done
	return v.err
}

// begin returns the vocabulary of the revision. It begins to read it if nobody did.
func (c *vocabularies) begin(now Revision, read func(*vocabulary)) *vocabulary {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.last == nil || c.last.of != now || c.last.failed() || now.ID == "" {
		c.last = &vocabulary{of: now, done: make(chan struct{})}
		go read(c.last)
	}
	return c.last
}

// failed reports whether the words could not be read.
func (v *vocabulary) failed() bool {
	select {
	case <-v.done:
		return v.err != nil
	default:
		return false
	}
}

func (g *Graph) read(ctx context.Context, v *vocabulary) {
	defer close(v.done)
	ctx, cancel := context.WithTimeout(WithTrips(ctx, new(Trips)), readingBudget)
	defer cancel()
	words, err := g.store.Words(ctx)
	if err != nil {
		v.err = fmt.Errorf("query: read the words of the revision: %w", err)
		return
	}
	v.words = spell.New(words)
}
