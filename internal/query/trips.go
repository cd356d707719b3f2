package query

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"accordgraph/internal/kg"
)

// A Trip is one round trip to the store.
type Trip struct {
	Method string // the method of kg.Store, in words: "expand"
	What   string // what it reads: "OUT [AFFECTS] Territory". It contains no data of clients.
	For    int    // how many entities or relationships it asks about
	Rows   int    // how many results it returned
	Start  time.Time
	Took   time.Duration // 0 while it is running
	Err    error
}

// String returns t as text for people, such as "expand OUT [AFFECTS] Territory".
func (t Trip) String() string { return strings.TrimSpace(t.Method + " " + t.What) }

// Trips records the round trips of one request. The zero Trips is ready to use. It is safe for concurrent use.
type Trips struct {
	mu    sync.Mutex
	taken []Trip
	cut   bool
}

type tripsKey struct{}

// WithTrips returns a context that records round trips in t.
func WithTrips(ctx context.Context, t *Trips) context.Context {
	return context.WithValue(ctx, tripsKey{}, t)
}

// TripsOf returns the Trips of ctx, or new Trips if ctx has none.
func TripsOf(ctx context.Context) *Trips {
	if t, ok := ctx.Value(tripsKey{}).(*Trips); ok {
		return t
	}
	return new(Trips)
}

// Len returns the number of round trips.
func (t *Trips) Len() int { t.mu.Lock(); defer t.mu.Unlock(); return len(t.taken) }

// Taken returns the round trips in the order in which they began.
func (t *Trips) Taken() []Trip { t.mu.Lock(); defer t.mu.Unlock(); return slices.Clone(t.taken) }

// Cut reports whether the answer is incomplete because it was too large or because time ran out. The same question may
// get another answer the next time.
func (t *Trips) Cut() bool { t.mu.Lock(); defer t.mu.Unlock(); return t.cut }

// List returns the round trips as texts, each with the number of things that it asks about. The texts are sorted,
// because the fields of an operation run concurrently, in any order.
func (t *Trips) List() []string {
	var list []string
	for _, trip := range t.Taken() {
		list = append(list, fmt.Sprintf("%v %d", trip, trip.For))
	}
	slices.Sort(list)
	return list
}

// noteCut records that the answer is incomplete. If what is nil, it does nothing.
func noteCut(ctx context.Context, what *Truncated) {
	if t, ok := ctx.Value(tripsKey{}).(*Trips); ok && what != nil {
		t.mu.Lock()
		defer t.mu.Unlock()
		t.cut = true
	}
}

// note records the start of a round trip about n things. The caller must call ended when the round trip ends.
func note(ctx context.Context, n int, method string, what ...any) (ended func(rows int, err error)) {
	t, ok := ctx.Value(tripsKey{}).(*Trips)
	if !ok {
		return func(int, error) {}
	}
	trip := Trip{Method: method, What: strings.TrimSpace(fmt.Sprintln(what...)), For: n, Start: time.Now()}
	t.mu.Lock()
	defer t.mu.Unlock()
	i := len(t.taken)
	t.taken = append(t.taken, trip)
	return func(rows int, err error) {
		took := max(1, time.Since(trip.Start))
		t.mu.Lock()
		defer t.mu.Unlock()
		t.taken[i].Took, t.taken[i].Rows, t.taken[i].Err = took, rows, err
	}
}

// A countingStore records the round trips to a Store.
type countingStore struct{ kg.Store }

func (c countingStore) Entities(ctx context.Context, ids []kg.ID, w kg.Want) (map[kg.ID]kg.Entity, error) {
	ended := note(ctx, len(ids), "entities")
	found, err := c.Store.Entities(ctx, ids, w)
	ended(len(found), err)
	return found, err
}

func (c countingStore) Relationships(ctx context.Context, ids []kg.ID) (map[kg.ID]kg.Relationship, error) {
	ended := note(ctx, len(ids), "relationships")
	found, err := c.Store.Relationships(ctx, ids)
	ended(len(found), err)
	return found, err
}

func (c countingStore) Expand(ctx context.Context, from []kg.ID, via kg.Via, s kg.Window) (map[kg.ID][]kg.Hop, error) {
	ended := note(ctx, len(from), "expand", via.Step)
	found, err := c.Store.Expand(ctx, from, via, s)
	rows := 0
	for _, hops := range found {
		rows += len(hops)
	}
	ended(rows, err)
	return found, err
}

func (c countingStore) Count(ctx context.Context, from []kg.ID, via kg.Via) (map[kg.ID]int, error) {
	ended := note(ctx, len(from), "count", via.Step)
	found, err := c.Store.Count(ctx, from, via)
	ended(len(found), err)
	return found, err
}

func (c countingStore) CountTypes(ctx context.Context, from []kg.ID, link kg.Filter) (map[kg.ID][]kg.TypeCount, error) {
	ended := note(ctx, len(from), "count types")
	found, err := c.Store.CountTypes(ctx, from, link)
	ended(len(found), err)
	return found, err
}

func (c countingStore) Groups(ctx context.Context, from []kg.ID, via kg.Via, w kg.Window) (map[kg.ID][]kg.Group, error) {
	ended := note(ctx, len(from), "groups", via.Step)
	found, err := c.Store.Groups(ctx, from, via, w)
	rows := 0
	for _, groups := range found {
		for _, g := range groups {
			rows += len(g.Hops)
		}
	}
	ended(rows, err)
	return found, err
}

func (c countingStore) Facet(ctx context.Context, via kg.Via, field string) (map[string]int, error) {
	ended := note(ctx, 1, "facet", via.Step, field)
	found, err := c.Store.Facet(ctx, via, field)
	ended(len(found), err)
	return found, err
}

func (c countingStore) Shortest(ctx context.Context, q kg.PathQuestion) ([]kg.Relationship, error) {
	ended := note(ctx, 1, "shortest paths")
	found, err := c.Store.Shortest(ctx, q)
	ended(len(found), err)
	return found, err
}

func (c countingStore) Search(ctx context.Context, terms []kg.SearchTerm, kinds []kg.Kind, limit int) ([]kg.Entity, error) {
	ended := note(ctx, 1, "search")
	found, err := c.Store.Search(ctx, terms, kinds, limit)
	ended(len(found), err)
	return found, err
}

func (c countingStore) SearchAny(
	ctx context.Context, terms []string, least int, kinds []kg.Kind, limit int,
) ([]kg.Entity, error) {
	ended := note(ctx, 1, "search any")
	found, err := c.Store.SearchAny(ctx, terms, least, kinds, limit)
	ended(len(found), err)
	return found, err
}

func (c countingStore) Words(ctx context.Context) ([]string, error) {
	ended := note(ctx, 1, "words")
	all, err := c.Store.Words(ctx)
	ended(len(all), err)
	return all, err
}

func (c countingStore) Meta(ctx context.Context) (kg.Meta, error) {
	ended := note(ctx, 1, "meta")
	m, err := c.Store.Meta(ctx)
	ended(1, err)
	return m, err
}

func (c countingStore) Tip(ctx context.Context) (kg.Tip, error) {
	ended := note(ctx, 1, "tip")
	t, err := c.Store.Tip(ctx)
	ended(1, err)
	return t, err
}

func (c countingStore) Changes(ctx context.Context, q kg.ChangeQuestion) ([]kg.Change, error) {
	ended := note(ctx, max(1, len(q.IDs)), "changes")
	found, err := c.Store.Changes(ctx, q)
	ended(len(found), err)
	return found, err
}

func (c countingStore) CountChanges(ctx context.Context, ids []kg.ID) (int64, error) {
	ended := note(ctx, max(1, len(ids)), "count changes")
	n, err := c.Store.CountChanges(ctx, ids)
	ended(1, err)
	return n, err
}
