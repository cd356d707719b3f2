package kg

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
)

// Trips are the trips to the store that were taken while a question was
// answered. The zero Trips is ready to use.
type Trips struct {
	mu    sync.Mutex
	taken []string
}

type tripsKey struct{}

// WithTrips returns a context in which trips are noted in t.
func WithTrips(ctx context.Context, t *Trips) context.Context {
	return context.WithValue(ctx, tripsKey{}, t)
}

// TripsOf returns the Trips that ctx notes in, or new ones.
func TripsOf(ctx context.Context) *Trips {
	if t, ok := ctx.Value(tripsKey{}).(*Trips); ok {
		return t
	}
	return new(Trips)
}

// Len returns how many trips were taken.
func (t *Trips) Len() int { t.mu.Lock(); defer t.mu.Unlock(); return len(t.taken) }

// List returns the trips, each with the number of things it was taken for. They
// are sorted: siblings race.
func (t *Trips) List() []string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return slices.Sorted(slices.Values(t.taken))
}

// note notes one trip for n things.
func note(ctx context.Context, n int, what ...any) {
	t, ok := ctx.Value(tripsKey{}).(*Trips)
	if !ok {
		return
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.taken = append(t.taken, strings.TrimSpace(fmt.Sprintln(what...))+fmt.Sprintf(" %d", n))
}

// String spells s for people: "OUT [AFFECTS] Territory".
func (s Step) String() string {
	var parts []string
	for _, p := range []string{string(s.Dir), fmt.Sprint(s.Types), s.Ref, string(s.To)} {
		if p != "" && p != "[]" {
			parts = append(parts, p)
		}
	}
	if s.Links {
		parts = append(parts, "relationships")
	}
	return strings.Join(parts, " ")
}

// counted notes the trips to a Store.
type counted struct{ Store }

func (c counted) Entities(ctx context.Context, ids []ID) (map[ID]Entity, error) {
	note(ctx, len(ids), "entities")
	return c.Store.Entities(ctx, ids)
}

func (c counted) Relationships(ctx context.Context, ids []ID) (map[ID]Relationship, error) {
	note(ctx, len(ids), "relationships")
	return c.Store.Relationships(ctx, ids)
}

func (c counted) Expand(ctx context.Context, from []ID, via Via, s Slice) (map[ID][]Hop, error) {
	note(ctx, len(from), "expand", via.Step)
	return c.Store.Expand(ctx, from, via, s)
}

func (c counted) Count(ctx context.Context, from []ID, via Via) (map[ID]int, error) {
	note(ctx, len(from), "count", via.Step)
	return c.Store.Count(ctx, from, via)
}

func (c counted) CountTypes(ctx context.Context, from []ID, link Filter) (map[ID][]TypeCount, error) {
	note(ctx, len(from), "count types")
	return c.Store.CountTypes(ctx, from, link)
}

func (c counted) Facet(ctx context.Context, via Via, field string) (map[string]int, error) {
	note(ctx, 1, "facet", via.Step, field)
	return c.Store.Facet(ctx, via, field)
}

func (c counted) Search(ctx context.Context, terms []string, kinds []Kind, limit int) ([]Entity, error) {
	note(ctx, 1, "search")
	return c.Store.Search(ctx, terms, kinds, limit)
}

func (c counted) Meta(ctx context.Context) (Meta, error) {
	note(ctx, 1, "meta")
	return c.Store.Meta(ctx)
}
