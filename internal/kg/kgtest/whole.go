package kgtest

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"

	"accordgraph/internal/kg"
)

var wholes = cases{
	"KeepsMeta":            keepsMeta,
	"KeepsDigests":         keepsDigests,
	"EndsWithTheContext":   endsWithContext,
	"ReadsAllOrNothing":    readsAllOrNothing,
	"PutsOneAfterAnother":  putsConcurrently,
	"Closes":               closes,
	"SeesWhatAPutFinished": seesFinished,
}

func keepsMeta(t *testing.T, s kg.Store) {
	m, err := s.Meta(t.Context())
	same(t, "none", err, m, kg.Meta{})
	want := kg.Meta{
		Revision: "r", Title: "é \U0001F600 \"'\\", Description: "line\nline\u2028", Licence: "CC-BY-4.0",
		LicenceURL: "https://example.org/?a=b&c=<d>",
		CompiledOn: "2025-01-02", CoversUntil: "2025-01-01", Counts: map[string]int{"Actor": 3, "MEMBER_OF": 0},
		Changelog: []kg.ChangelogEntry{
			{
				Date: "2025-01-02", Kind: "CORRECTED", Summary: "é", Reason: "\"why\"", IDs: []kg.ID{"actor/a"},
				Removed: []kg.ID{"actor/b", "actor/c"},
			},
			{Date: "2025-01-01", Kind: "ADDED", Summary: "all"},
		},
	}
	put(t, s, kg.Batch{Meta: &want})
	putAll(t, s, entity(kg.Actor, "a"))
	m, err = s.Meta(t.Context())
	same(t, "kept", err, m, want)
	put(t, s, kg.Batch{Meta: &kg.Meta{Title: "second"}})
	m, err = s.Meta(t.Context())
	same(t, "replaced", err, m, kg.Meta{Title: "second"})
	put(t, s, kg.Batch{Meta: &kg.Meta{}})
	m, err = s.Meta(t.Context())
	same(t, "zero", err, m, kg.Meta{})
	same(t, "in no list", nil, list(t, s, kg.Root, kg.Via{}), "a")
}

func keepsDigests(t *testing.T, s kg.Store) {
	a, b := entity(kg.Actor, "a"), entity(kg.Actor, "b")
	m := entity(kg.Merged, "m", "into", "actor/a")
	r := link(kg.MemberOf, "r", a.ID, b.ID)
	b.Digest = ""
	putAll(t, s, a, b, m, r)
	got, err := s.Digests(t.Context())
	same(t, "all", err, got, map[kg.ID]string{a.ID: a.Digest, b.ID: "", m.ID: m.Digest, r.ID: r.Digest})
}

// Every method returns the error of a context that has ended. Put then writes nothing.
func endsWithContext(t *testing.T, s kg.Store) {
	a, b, _, _ := small(t, s)
	before := read(t, s, "old")
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	ids, via := []kg.ID{a.ID}, kg.Via{Step: both(kg.Any)}
	for what, call := range map[string]func() error{
		"Entities":      func() error { _, err := s.Entities(ctx, ids, kg.Want{}); return err },
		"Relationships": func() error { _, err := s.Relationships(ctx, ids); return err },
		"Expand":        func() error { _, err := s.Expand(ctx, ids, via, kg.Window{Limit: 9}); return err },
		"Count":         func() error { _, err := s.Count(ctx, ids, via); return err },
		"CountTypes":    func() error { _, err := s.CountTypes(ctx, ids, nil); return err },
		"Groups":        func() error { _, err := s.Groups(ctx, ids, via, kg.Window{Limit: 9}); return err },
		"Facet":         func() error { _, err := s.Facet(ctx, kg.Via{}, "kind"); return err },
		"Search":        func() error { _, err := s.Search(ctx, []kg.SearchTerm{{"a"}}, nil, 9); return err },
		"SearchAny":     func() error { _, err := s.SearchAny(ctx, []string{"a"}, 1, nil, 9); return err },
		"Words":         func() error { _, err := s.Words(ctx); return err },
		"Meta":          func() error { _, err := s.Meta(ctx); return err },
		"Digests":       func() error { _, err := s.Digests(ctx); return err },
		"Tip":           func() error { _, err := s.Tip(ctx); return err },
		"CountChanges":  func() error { _, err := s.CountChanges(ctx, nil); return err },
		"Changes":       func() error { _, err := s.Changes(ctx, kg.ChangeQuestion{Limit: 9}); return err },
		"Put":           func() error { return s.Put(ctx, kg.Batch{Entities: []kg.Entity{entity(kg.Actor, "new"), b}}) },
	} {
		if err := call(); !errors.Is(err, context.Canceled) {
			t.Errorf("%s = %v, want that it was cancelled", what, err)
		}
	}
	same(t, "after that", nil, read(t, s, "old"), before)
}

// While batches replace a whole graph, readers see one batch and never parts of two.
func readsAllOrNothing(t *testing.T, s kg.Store) {
	const size, rounds, readers = 20, 10, 4
	generation := func(g int) (b kg.Batch) {
		for i := range size {
			e := entity(kg.Actor, fmt.Sprint("a", i), "summary", fmt.Sprint("generation ", g))
			b.Entities = append(b.Entities, e)
			b.Relationships = append(b.Relationships,
				link(kg.MemberOf, fmt.Sprint("r", i), e.ID, "actor/a0", "sourceCount", g))
		}
		return b
	}
	put(t, s, generation(0))
	done := make(chan struct{})
	var wg sync.WaitGroup
	for range readers {
		wg.Go(func() {
			for {
				if problem := mixed(t.Context(), s, size); problem != "" {
					t.Error(problem)
					return
				}
				select {
				case <-done:
					return
				default:
				}
			}
		})
	}
	for g := range rounds {
		if err := s.Put(t.Context(), generation(g+1)); err != nil {
			t.Error(err)
		}
	}
	close(done)
	wg.Wait()
}

// mixed returns a description of the problem if one answer has parts of two generations.
func mixed(ctx context.Context, s kg.Store, size int) string {
	hops, err := s.Expand(ctx, []kg.ID{"actor/a0"}, kg.Via{Step: in(kg.Actor, kg.MemberOf)}, kg.Window{Limit: 100})
	if err != nil || len(hops["actor/a0"]) != size {
		return fmt.Sprintf("%d hops, %v; want %d", len(hops["actor/a0"]), err, size)
	}
	first := hops["actor/a0"][0].To.Text("summary")
	for _, h := range hops["actor/a0"] {
		if got := fmt.Sprint("generation ", h.Relationship.Int("sourceCount")); got != first ||
			h.To.Text("summary") != first {
			return fmt.Sprintf("one answer has %q, %q and %q", first, got, h.To.Text("summary"))
		}
	}
	return ""
}

// Several writers and readers work at once, and nothing is lost.
func putsConcurrently(t *testing.T, s kg.Store) {
	hub := entity(kg.Actor, "hub")
	putAll(t, s, hub)
	const writers, each = 4, 5
	var wg sync.WaitGroup
	for w := range writers {
		wg.Go(func() {
			for i := range each {
				e := entity(kg.Actor, fmt.Sprint("w", w, "-", i))
				if err := s.Put(t.Context(), batch(e, link(kg.MemberOf, fmt.Sprint("r", w, "-", i), e.ID, hub.ID))); err != nil {
					t.Error(err)
				}
				if got, err := s.Entities(t.Context(), []kg.ID{e.ID}, kg.Want{}); err != nil || len(got) != 1 {
					t.Errorf("after Put: %v, %v", got, err)
				}
			}
		})
	}
	wg.Wait()
	n, err := s.Count(t.Context(), []kg.ID{hub.ID}, kg.Via{Step: in(kg.Actor, kg.MemberOf)})
	same(t, "Count", err, n[hub.ID], writers*each)
}

// The next call sees a finished Put, on any connection.
func seesFinished(t *testing.T, s kg.Store) {
	for i := range 20 {
		e := entity(kg.Actor, "a", "summary", fmt.Sprint("now", i))
		putAll(t, s, e)
		var wg sync.WaitGroup
		for range 6 {
			wg.Go(func() {
				got, err := s.Search(t.Context(), []kg.SearchTerm{{fmt.Sprint("now", i)}}, nil, 9)
				same(t, "Search", err, got, []kg.Entity{e})
			})
		}
		wg.Wait()
	}
}

func closes(t *testing.T, s kg.Store) {
	small(t, s)
	if err := s.Close(t.Context()); err != nil {
		t.Error(err)
	}
}
