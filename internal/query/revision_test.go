package query_test

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"accordgraph/internal/kg"
	"accordgraph/internal/kg/kgtest"
	"accordgraph/internal/query"
)

// A metaStore counts the calls of Tip and Meta. Tip returns the error in the field fails if it is set.
type metaStore struct {
	kgtest.Memory
	asked int
	fails error
}

func (s *metaStore) Tip(ctx context.Context) (kg.Tip, error) {
	if s.asked++; s.fails != nil {
		return kg.Tip{}, s.fails
	}
	return s.Memory.Tip(ctx)
}

func (s *metaStore) Meta(ctx context.Context) (kg.Meta, error) {
	s.asked++
	return s.Memory.Meta(ctx)
}

// The revision takes at most one round trip a second, and another one after a change. The Trips of a request do not contain it. Each change begins a
// new epoch.
func TestRevision(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		store := &metaStore{}
		g := query.New(store)
		var trips query.Trips
		ctx := query.WithTrips(t.Context(), &trips)
		load := func(id string) {
			if err := store.Put(ctx, kg.Batch{Meta: &kg.Meta{Revision: id}}); err != nil {
				t.Fatal(err)
			}
		}
		want := func(id string, epoch, asked int) { // each load has one entry in the log
			t.Helper()
			got, err := g.Revision(ctx)
			if err != nil || got != (query.Revision{ID: id, Number: int64(epoch), Epoch: epoch}) || store.asked != asked {
				t.Errorf("the revision is %+v, %v, after %d trips, want %s of epoch %d after %d",
					got, err, store.asked, id, epoch, asked)
			}
		}
		want("", 0, 2)
		load("a")
		want("", 0, 2)
		time.Sleep(time.Second)
		want("a", 1, 4)
		want("a", 1, 4)
		time.Sleep(time.Second)
		want("a", 1, 5) // nothing has changed
		load("b")
		time.Sleep(time.Second)
		want("b", 2, 7)
		load("a")
		time.Sleep(time.Second)
		want("a", 3, 9)
		load("a") // the same again
		time.Sleep(time.Second)
		want("a", 3, 11)

		time.Sleep(time.Second)
		store.fails = errors.New("down")
		for range 2 {
			if _, err := g.Revision(ctx); !errors.Is(err, store.fails) {
				t.Errorf("the store is down, and Revision returns %v", err)
			}
		}
		store.fails = nil
		want("a", 3, 14)
		if trips.Len() != 0 {
			t.Errorf("the request is told of %v", trips.List())
		}
	})
}

// A caller that waits for another caller's round trip stops when its own context ends.
func TestRevisionInTime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		store := &stalled{begun: make(chan struct{})}
		g := query.New(store)
		go g.Revision(t.Context())
		<-store.begun
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		if _, err := g.Revision(ctx); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("Revision returns %v", err)
		}
	})
}

// The method Tip of a stalled store returns only when the context ends.
type stalled struct {
	kgtest.Memory
	begun chan struct{}
}

func (s *stalled) Tip(ctx context.Context) (kg.Tip, error) {
	close(s.begun)
	<-ctx.Done()
	return kg.Tip{}, ctx.Err()
}
