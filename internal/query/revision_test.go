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

// A metaStore counts the calls of Meta. Meta returns the error in the field fails if it is set.
type metaStore struct {
	kgtest.Memory
	asked int
	fails error
}

func (s *metaStore) Meta(ctx context.Context) (kg.Meta, error) {
	if s.asked++; s.fails != nil {
		return kg.Meta{}, s.fails
	}
	return s.Memory.Meta(ctx)
}

// The revision takes at most one round trip a second. The Trips of a request do not contain it. Each change begins a
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
		want := func(id string, epoch, asked int) {
			t.Helper()
			got, err := g.Revision(ctx)
			if err != nil || got != (query.Revision{ID: id, Epoch: epoch}) || store.asked != asked {
				t.Errorf("the revision is %+v, %v, after %d trips, want %s of epoch %d after %d",
					got, err, store.asked, id, epoch, asked)
			}
		}
		want("", 0, 1)
		load("a")
		want("", 0, 1)
		time.Sleep(time.Second)
		want("a", 1, 2)
		want("a", 1, 2)
		load("b")
		time.Sleep(time.Second)
		want("b", 2, 3)
		load("a")
		time.Sleep(time.Second)
		want("a", 3, 4)

		time.Sleep(time.Second)
		store.fails = errors.New("down")
		for range 2 {
			if _, err := g.Revision(ctx); !errors.Is(err, store.fails) {
				t.Errorf("the store is down, and Revision returns %v", err)
			}
		}
		store.fails = nil
		want("a", 3, 7)
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

// The method Meta of a stalled store returns only when the context ends.
type stalled struct {
	kgtest.Memory
	begun chan struct{}
}

func (s *stalled) Meta(ctx context.Context) (kg.Meta, error) {
	close(s.begun)
	<-ctx.Done()
	return kg.Meta{}, ctx.Err()
}
