package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"sync"
	"time"

	"golang.org/x/sync/singleflight"

	"accordgraph/graph"
	"accordgraph/internal/kg"
	"accordgraph/internal/past"
	"accordgraph/internal/query"
	"accordgraph/internal/sqlitestore"
	"accordgraph/internal/web"
	"accordgraph/server/explorer"
)

// The bounds of the archive. The bundled data set takes 2 to 4 seconds and some 60 MB for each revision.
const (
	archived     = 2                // revisions that are there at once
	archiveIdle  = 2 * time.Minute  // after which a revision that nobody asks for is dropped
	archivePause = 8 * time.Second  // for which a reader waits
	archiveTime  = 60 * time.Second // for which the server works on a revision
	archiveCost  = 5000             // of a revision that has to be worked out, for the limit of each client
)

// An archive has the data of earlier revisions of a store, in databases in memory that end with it. It works out one
// revision at a time, and for all who ask for it at once. It implements explorer.Archive.
type archive struct {
	store   kg.Store
	options graph.Options
	account func(http.Handler) http.Handler // around a handler that takes from the limit of a client
	idle    time.Duration
	flights singleflight.Group
	working chan struct{} // holds one token while no revision is being worked out

	mu     sync.Mutex
	shelf  []*volume // the last one that was asked for is the last
	closed bool
}

// A volume is the data of a revision. Everything but the API is guarded by the mutex of the archive.
type volume struct {
	revision string
	api      http.Handler
	store    kg.Store
	readers  int
	dropped  bool // nobody finds it any more: the last reader closes the store
	timer    *time.Timer
}

// newArchive returns the archive of a store. The function account puts the account of a client around a handler.
func newArchive(store kg.Store, o graph.Options, account func(http.Handler) http.Handler) *archive {
	a := &archive{store: store, options: o, account: account, idle: archiveIdle, working: make(chan struct{}, 1)}
	a.working <- struct{}{}
	return a
}

// At implements explorer.Archive.
func (a *archive) At(r *http.Request, prefix string) (http.Handler, error) {
	ctx, cancel := context.WithTimeout(r.Context(), archivePause)
	defer cancel()
	revision, _, err := past.Find(ctx, a.store, prefix)
	if errors.Is(err, past.ErrNeverHeld) {
		return nil, explorer.ErrNeverHeld
	}
	if err != nil {
		return nil, forReaders(err)
	}
	if api := a.borrow(r.Context(), revision); api != nil {
		return api, nil
	}
	if !a.take(r) {
		return nil, explorer.ErrTooMuch
	}
	work := a.flights.DoChan(revision, func() (any, error) { return nil, a.workOut(context.WithoutCancel(ctx), revision) })
	select {
	case <-ctx.Done():
		return nil, explorer.ErrBusy
	case done := <-work:
		if done.Err != nil {
			return nil, forReaders(done.Err)
		}
	}
	if api := a.borrow(r.Context(), revision); api != nil {
		return api, nil
	}
	return nil, explorer.ErrBusy // others have already taken its place
}

// forReaders returns ErrBusy for an error that goes away by itself.
func forReaders(err error) error {
	if errors.Is(err, kg.ErrUnavailable) || errors.Is(err, kg.ErrConflict) || errors.Is(err, context.DeadlineExceeded) {
		return fmt.Errorf("%w: %w", explorer.ErrBusy, err)
	}
	return err
}

// take takes the cost of a revision from the account of the client that sent r.
func (a *archive) take(r *http.Request) (taken bool) {
	if a.options.Limiter == nil {
		return true
	}
	h := http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		taken = a.options.Limiter.Take(r.Context(), archiveCost)
	})
	a.account(h).ServeHTTP(unread{http.Header{}}, r)
	return taken
}

// unread is an http.ResponseWriter for an answer that nobody reads.
type unread struct{ header http.Header }

func (u unread) Header() http.Header       { return u.header }
func (unread) WriteHeader(int)             {}
func (unread) Write(b []byte) (int, error) { return len(b), nil }

// workOut puts the data of a revision on the shelf.
func (a *archive) workOut(ctx context.Context, revision string) error {
	ctx, cancel := context.WithTimeout(ctx, archiveTime)
	defer cancel()
	select {
	case <-a.working:
		defer func() { a.working <- struct{}{} }()
	case <-ctx.Done():
		return ctx.Err()
	}
	if a.has(revision) {
		return nil
	}
	batch, err := past.Read(ctx, a.store, revision)
	if err != nil {
		return err
	}
	store, err := sqlitestore.Open(ctx, ":memory:")
	if err != nil {
		return err
	}
	if err := store.Put(ctx, batch); err != nil {
		return errors.Join(fmt.Errorf("put revision %s into a database in memory: %w", revision, err), store.Close(ctx))
	}
	api := web.Budget{Answer: budget, Arrival: readTimeout, MaxBody: graph.MaxBody}.
		Around(a.account(graph.NewHandler(query.New(store), a.options)))
	a.shelve(&volume{revision: revision, api: api, store: store})
	return nil
}

// has reports whether a revision is on the shelf.
func (a *archive) has(revision string) bool {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.find(revision) >= 0
}

// find returns the place of a revision on the shelf, or -1.
func (a *archive) find(revision string) int {
	for i, v := range a.shelf {
		if v.revision == revision {
			return i
		}
	}
	return -1
}

// borrow returns the API over a revision that is on the shelf, or nil. The API may be used until ctx ends.
func (a *archive) borrow(ctx context.Context, revision string) http.Handler {
	a.mu.Lock()
	defer a.mu.Unlock()
	i := a.find(revision)
	if i < 0 {
		return nil
	}
	v := a.shelf[i]
	a.shelf = append(append(a.shelf[:i:i], a.shelf[i+1:]...), v)
	v.readers++
	v.timer.Reset(a.idle)
	context.AfterFunc(ctx, func() { a.giveBack(v) })
	return v.api
}

// giveBack ends the use of a volume.
func (a *archive) giveBack(v *volume) {
	a.mu.Lock()
	defer a.mu.Unlock()
	v.readers--
	v.closeUnread()
}

// shelve puts a volume on the shelf, and drops the one that was not asked for longest if there are too many.
func (a *archive) shelve(v *volume) {
	a.mu.Lock()
	defer a.mu.Unlock()
	v.timer = time.AfterFunc(a.idle, func() {
		a.mu.Lock()
		defer a.mu.Unlock()
		a.drop(v)
	})
	a.shelf = append(a.shelf, v)
	for len(a.shelf) > archived || a.closed && len(a.shelf) > 0 {
		a.drop(a.shelf[0])
	}
}

// drop takes a volume from the shelf. Its store is closed when nobody reads it any more.
func (a *archive) drop(v *volume) {
	i := a.find(v.revision)
	if i < 0 || a.shelf[i] != v {
		return
	}
	a.shelf = append(a.shelf[:i:i], a.shelf[i+1:]...)
	v.dropped = true
	v.timer.Stop()
	v.closeUnread()
}

// closeUnread closes the store of a volume that was dropped and that nobody reads.
func (v *volume) closeUnread() {
	if v.dropped && v.readers == 0 {
		_ = v.store.Close(context.Background()) // nothing was written that could be lost
	}
}

// close drops all volumes.
func (a *archive) close() {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.closed = true
	for len(a.shelf) > 0 {
		a.drop(a.shelf[0])
	}
}
