package query

import (
	"context"
	"sync"
	"time"

	"accordgraph/internal/kg"
)

// pollInterval is how often the end of the log is read while somebody follows it.
const pollInterval = time.Second

// A tail knows the end of the log for all who follow it. It polls the store once a second, however many follow, and not
// at all if nobody does.
type tail struct {
	store    kg.Store
	interval time.Duration

	mu        sync.Mutex
	followers int
	stop      context.CancelFunc // ends the polling; nil while nobody follows
	known     bool               // last is what the store said since the polling began
	last      int64              // the number of the last entry that can be read
	changed   chan struct{}      // closed when last changes, or becomes known
}

func newTail(s kg.Store) *tail {
	return &tail{store: s, interval: pollInterval, changed: make(chan struct{})}
}

// join begins the polling if nobody follows yet. The caller must call leave when it no longer follows.
func (t *tail) join() (leave func()) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.followers++; t.followers == 1 {
		ctx, cancel := context.WithCancel(context.Background()) // not of one follower: it serves all of them
		t.stop, t.known = cancel, false
		go t.poll(ctx)
	}
	return sync.OnceFunc(t.leave)
}

func (t *tail) leave() {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.followers--; t.followers == 0 {
		t.stop()
		t.stop = nil
	}
}

// poll reads the end of the log until ctx ends. A failure is no end: the next reading may succeed.
func (t *tail) poll(ctx context.Context) {
	ticker := time.NewTicker(t.interval)
	defer ticker.Stop()
	for {
		if last, err := t.read(ctx); err == nil {
			t.set(ctx, last)
		}
		select {
		case <-ticker.C:
		case <-ctx.Done():
			return
		}
	}
}

// read returns the number of the last entry that can be read. Usually this is one cheap reading: only if the end has
// another number than before, it reads the last entry too, because [kg.Store.Tip] may be a moment early.
func (t *tail) read(ctx context.Context) (int64, error) {
	ctx, cancel := context.WithTimeout(ctx, max(t.interval, 2*time.Second))
	defer cancel()
	tip, err := t.store.Tip(ctx)
	if err != nil {
		return 0, err
	}
	t.mu.Lock()
	isSame := t.known && tip.Number == t.last
	t.mu.Unlock()
	if isSame || tip.Number == 0 {
		return tip.Number, nil
	}
	return lastEntry(ctx, t.store)
}

// lastEntry returns the number of the last entry that can be read, or 0.
func lastEntry(ctx context.Context, s kg.Store) (int64, error) {
	found, err := s.Changes(ctx, kg.ChangeQuestion{Desc: true, Limit: 1})
	if err != nil || len(found) == 0 {
		return 0, err
	}
	return found[0].Number, nil
}

// set notes the end of the log, and wakes all who wait if it is another one. It does nothing if ctx, which is of the
// polling that read it, has ended.
func (t *tail) set(ctx context.Context, last int64) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if ctx.Err() != nil || t.known && t.last == last {
		return
	}
	t.known, t.last = true, last
	close(t.changed)
	t.changed = make(chan struct{})
}

// end waits until the log ends at another number than not, and returns the number. The caller has joined.
func (t *tail) end(ctx context.Context, not int64) (int64, error) {
	for {
		t.mu.Lock()
		last, known, changed := t.last, t.known, t.changed
		t.mu.Unlock()
		if known && last != not {
			return last, nil
		}
		select {
		case <-changed:
		case <-ctx.Done():
			return 0, ctx.Err()
		}
	}
}
