package main

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"accordgraph/graph"
	"accordgraph/internal/kg"
	"accordgraph/internal/load"
	"accordgraph/internal/sqlitestore"
	"accordgraph/internal/web"
	"accordgraph/server/explorer"
)

// watchedStore counts how often all of it is read, and may fail or wait.
type watchedStore struct {
	kg.Store
	reads atomic.Int32
	gate  chan struct{} // nil: do not wait
	err   error
}

func (s *watchedStore) Digests(ctx context.Context) (map[kg.ID]string, error) {
	s.reads.Add(1)
	if s.gate != nil {
		select {
		case <-s.gate:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
	if s.err != nil {
		return nil, s.err
	}
	return s.Store.Digests(ctx)
}

// shelved returns an archive of a store that was loaded five times, the store, and the revisions.
func shelved(t *testing.T, o graph.Options, account func(http.Handler) http.Handler) (*archive, *watchedStore, []string) {
	t.Helper()
	inside, err := sqlitestore.Open(t.Context(), ":memory:")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { inside.Close(context.Background()) })
	var revisions []string
	for _, batch := range editions(t) {
		if _, err := load.Load(t.Context(), inside, batch); err != nil {
			t.Fatal(err)
		}
		revisions = append(revisions, batch.Meta.Revision)
	}
	s := &watchedStore{Store: inside}
	a := newArchive(s, o, account)
	t.Cleanup(a.close)
	return a, s, revisions
}

// unlimited puts no account around a handler.
func unlimited(h http.Handler) http.Handler { return h }

// reader returns the request of a reader, who stays until the test ends or leave is called.
func reader(t *testing.T) (r *http.Request, leave func()) {
	ctx, leave := context.WithCancel(t.Context())
	return httptest.NewRequest(http.MethodGet, "/", nil).WithContext(ctx), leave
}

// revisionOf returns the revision of the data that an API answers from.
func revisionOf(api http.Handler) string {
	r := httptest.NewRequest(http.MethodPost, "/graphql", strings.NewReader(`{"query":"{dataset{revision}}"}`))
	r.Header.Set("Content-Type", "application/json")
	w := httptest.NewRecorder()
	api.ServeHTTP(w, r)
	return w.Body.String()
}

// TestArchive asks for revisions one after another. Two are there at once, and each is worked out once while it is
// there.
func TestArchive(t *testing.T) {
	a, s, revisions := shelved(t, graph.Options{}, unlimited)
	for i, step := range []struct{ revision, reads int }{{0, 1}, {0, 1}, {1, 2}, {0, 2}, {1, 2}, {2, 3}, {1, 3}, {0, 4}, {2, 5}, {4, 6}} {
		r, leave := reader(t)
		api, err := a.At(r, revisions[step.revision][:12])
		if err != nil {
			t.Fatal(err)
		}
		if got := revisionOf(api); !strings.Contains(got, revisions[step.revision]) {
			t.Errorf("step %d is answered from %s, want revision %s", i, got, revisions[step.revision])
		}
		if got := int(s.reads.Load()); got != step.reads {
			t.Errorf("after step %d the store was read %d times, want %d", i, got, step.reads)
		}
		leave()
	}
	if len(a.shelf) != archived {
		t.Errorf("%d revisions are there, want %d", len(a.shelf), archived)
	}
	r, _ := reader(t)
	if _, err := a.At(r, "0123456789ab"); !errors.Is(err, explorer.ErrNeverHeld) {
		t.Errorf("a revision that never was is answered by %v", err)
	}
}

// TestArchiveWhileReading checks that a revision can be read until its reader leaves, whatever others ask for.
func TestArchiveWhileReading(t *testing.T) {
	a, _, revisions := shelved(t, graph.Options{}, unlimited)
	first, leave := reader(t)
	api, err := a.At(first, revisions[0])
	if err != nil {
		t.Fatal(err)
	}
	for _, revision := range revisions[1:] {
		r, gone := reader(t)
		if _, err := a.At(r, revision); err != nil {
			t.Fatal(err)
		}
		gone()
	}
	a.close()
	if got := revisionOf(api); !strings.Contains(got, revisions[0]) {
		t.Errorf("the first reader gets %s", got)
	}
	leave()
	for start := time.Now(); strings.Contains(revisionOf(api), revisions[0]); {
		if time.Since(start) > time.Minute {
			t.Fatal("the data of the first reader are not closed")
		}
	}
}

// TestArchiveAtOnce checks that a revision is worked out once for all who ask at once.
func TestArchiveAtOnce(t *testing.T) {
	a, s, revisions := shelved(t, graph.Options{}, unlimited)
	s.gate = make(chan struct{})
	var all sync.WaitGroup
	for range 20 {
		all.Go(func() {
			r, _ := reader(t)
			if _, err := a.At(r, revisions[0]); err != nil {
				t.Error(err)
			}
		})
	}
	close(s.gate)
	all.Wait()
	if got := s.reads.Load(); got != 1 {
		t.Errorf("the store was read %d times, want once", got)
	}
}

// TestArchiveIdle checks that a revision goes when nobody asks for it, and that a reader does not wait for ever.
func TestArchiveIdle(t *testing.T) {
	a, s, revisions := shelved(t, graph.Options{}, unlimited)
	a.idle = time.Millisecond
	r, _ := reader(t)
	if _, err := a.At(r, revisions[0]); err != nil && !errors.Is(err, explorer.ErrBusy) { // it may be gone already
		t.Fatal(err)
	}
	for start := time.Now(); a.has(revisions[0]); {
		if time.Since(start) > time.Minute {
			t.Fatal("the revision is still there")
		}
	}
	synctest.Test(t, func(t *testing.T) {
		b := newArchive(answeredStore{s.Store, make(chan struct{})}, graph.Options{}, unlimited)
		r := httptest.NewRequest(http.MethodGet, "/", nil).WithContext(t.Context())
		start := time.Now()
		if _, err := b.At(r, "a"); !errors.Is(err, explorer.ErrBusy) || time.Since(start) != archivePause {
			t.Errorf("after %v the answer is %v, want ErrBusy after %v", time.Since(start), err, archivePause)
		}
		time.Sleep(archiveTime)
		synctest.Wait()
	})
}

// answeredStore knows revision a, and does not answer when it is read.
type answeredStore struct {
	kg.Store
	never chan struct{}
}

func (answeredStore) Changes(context.Context, kg.ChangeQuestion) ([]kg.Change, error) {
	return []kg.Change{{Number: 1, After: "a"}}, nil
}
func (answeredStore) Tip(context.Context) (kg.Tip, error)   { return kg.Tip{Number: 1}, nil }
func (answeredStore) Meta(context.Context) (kg.Meta, error) { return kg.Meta{Revision: "a"}, nil }

func (s answeredStore) Digests(ctx context.Context) (map[kg.ID]string, error) {
	select {
	case <-s.never:
	case <-ctx.Done():
	}
	return nil, ctx.Err()
}

// TestArchiveErrors checks which errors go away by themselves.
func TestArchiveErrors(t *testing.T) {
	broken := errors.New("broken")
	for err, busy := range map[error]bool{kg.ErrUnavailable: true, kg.ErrConflict: true, broken: false} {
		a, s, revisions := shelved(t, graph.Options{}, unlimited)
		s.err = err
		r, _ := reader(t)
		if _, got := a.At(r, revisions[0]); !errors.Is(got, err) || errors.Is(got, explorer.ErrBusy) != busy {
			t.Errorf("%v is answered by %v", err, got)
		}
	}
}

// TestArchiveCosts checks that working out a revision counts for the limit of the reader, and that what is there costs
// nothing.
func TestArchiveCosts(t *testing.T) {
	limiter := web.NewRateLimiter(1, graph.MaxCost, nil, func() time.Time { return time.Time{} })
	a, _, revisions := shelved(t, graph.Options{Limiter: limiter}, limiter.Around)
	times := graph.MaxCost / archiveCost
	for i := range times {
		r, _ := reader(t)
		if _, err := a.At(r, revisions[i%len(revisions)]); err != nil {
			t.Fatalf("revision %d: %v", i, err)
		}
	}
	r, _ := reader(t)
	if _, err := a.At(r, revisions[(times-1)%len(revisions)]); err != nil {
		t.Errorf("what is there is answered by %v", err)
	}
	if _, err := a.At(r, revisions[times%len(revisions)]); !errors.Is(err, explorer.ErrTooMuch) {
		t.Errorf("the revision after %d is answered by %v, want ErrTooMuch", times, err)
	}
}
