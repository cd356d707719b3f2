// Package kgtest is the contract of [kg.Store], in the form of tests. [Run] has cases
// that were counted by hand, [Compare] asks two stores random questions, and [Memory]
// is the store to compare with.
package kgtest

import (
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"

	"accordgraph/internal/kg"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// cases maps the name of each case in a part of the contract to the case.
type cases map[string]func(*testing.T, kg.Store)

// Run checks that the stores that open returns satisfy the contract of [kg.Store]. Each
// case gets an empty store of its own. No case can be skipped: if two stores differ,
// one of them is wrong.
//
// Run is [RunContents], [RunLists] and [RunSteps]. A store that needs minutes for the
// contract can run them in three packages.
func Run(t *testing.T, open func(t *testing.T) kg.Store) {
	RunContents(t, open)
	RunLists(t, open)
	RunSteps(t, open)
}

// RunContents checks what a store keeps, replaces and removes, and how it behaves as a
// whole: for example, that reads are all-or-nothing, that concurrent Puts run one after
// another, and that it closes.
func RunContents(t *testing.T, open func(t *testing.T) kg.Store) {
	run(t, open, keeping, replacing, removing, wholes, logging)
}

// RunLists checks the part of the contract about lists: their order and their pages,
// searches, and shortest paths.
func RunLists(t *testing.T, open func(t *testing.T) kg.Store) {
	run(t, open, listing, pathing, searching)
}

// RunSteps checks the part of the contract about steps: how a store follows them, filters
// and counts.
func RunSteps(t *testing.T, open func(t *testing.T) kg.Store) {
	run(t, open, stepping, filtering, counting, grouping)
}

func run(t *testing.T, open func(t *testing.T) kg.Store, groups ...cases) {
	all := cases{}
	for _, g := range groups {
		maps.Copy(all, g)
	}
	for _, name := range slices.Sorted(maps.Keys(all)) {
		t.Run(name, func(t *testing.T) { all[name](t, open(t)) })
	}
}

// entity returns an entity. Its name is also its sort key and the last part of its ID.
// The arguments fields alternate names and values.
func entity(k kg.Kind, name string, fields ...any) kg.Entity {
	id := kg.ID(strings.ToLower(string(k)) + "/" + name)
	return kg.Entity{ID: id, Kind: k, Name: name, Sort: name, Digest: "digest of " + name, Fields: pairs(fields)}
}

// link returns a relationship. Its name is the last part of its ID. The arguments fields
// alternate names and values.
func link(t kg.Type, name string, from, to kg.ID, fields ...any) kg.Relationship {
	return kg.Relationship{
		ID: "relationship/" + kg.ID(name), Type: t, From: from, To: to, Digest: "digest of " + name,
		Fields: pairs(fields),
	}
}

func pairs(fields []any) map[string]any {
	m := map[string]any{}
	for i := 0; i < len(fields); i += 2 {
		m[fields[i].(string)] = fields[i+1]
	}
	return m
}

func is(field string, op kg.Op, v any) kg.Filter { return kg.Condition{Field: field, Op: op, Value: v} }

func not(f kg.Filter) kg.Filter { return kg.Not{Of: f} }

func out(to kg.Kind, types ...kg.Type) kg.Step { return kg.Step{Types: types, Dir: kg.Out, To: to} }

func in(to kg.Kind, types ...kg.Type) kg.Step { return kg.Step{Types: types, Dir: kg.In, To: to} }

func both(to kg.Kind, types ...kg.Type) kg.Step { return kg.Step{Types: types, Dir: kg.Both, To: to} }

func put(t *testing.T, s kg.Store, b kg.Batch) {
	t.Helper()
	if err := s.Put(t.Context(), b); err != nil {
		t.Fatal(err)
	}
}

func putAll(t *testing.T, s kg.Store, things ...any) {
	t.Helper()
	put(t, s, batch(things...))
}

// batch returns the batch that puts the given entities and relationships.
func batch(things ...any) (b kg.Batch) {
	for _, v := range things {
		switch v := v.(type) {
		case kg.Entity:
			b.Entities = append(b.Entities, v)
		case kg.Relationship:
			b.Relationships = append(b.Relationships, v)
		}
	}
	return b
}

// refused checks that a store refuses b.
func refused(t *testing.T, s kg.Store, why string, b kg.Batch) {
	t.Helper()
	if err := s.Put(t.Context(), b); !errors.Is(err, kg.ErrInvalid) {
		t.Errorf("%s: Put = %v, want ErrInvalid", why, err)
	}
}

// same checks an answer. An empty list or map equals nil.
func same[T any](t *testing.T, what string, err error, got, want T) {
	t.Helper()
	if err != nil {
		t.Errorf("%s: %v", what, err)
		return
	}
	if d := diff(want, got); d != "" {
		t.Errorf("%s: (-want +got)\n%s", what, d)
	}
}

func diff(want, got any) string { return cmp.Diff(want, got, cmpopts.EquateEmpty()) }

// expand returns the hops from one entity.
func expand(t *testing.T, s kg.Store, from kg.ID, via kg.Via, cut kg.Window) []kg.Hop {
	t.Helper()
	all, err := s.Expand(t.Context(), []kg.ID{from}, via, cut)
	if err != nil {
		t.Fatalf("Expand from %q by %#v: %v", from, via, err)
	}
	return all[from]
}

// list returns the names of all hops from one entity, and checks that Count counts as
// many.
func list(t *testing.T, s kg.Store, from kg.ID, via kg.Via) string {
	t.Helper()
	hops := expand(t, s, from, via, kg.Window{Limit: 1000})
	n, err := s.Count(t.Context(), []kg.ID{from}, via)
	if err != nil || n[from] != len(hops) {
		t.Errorf("from %q by %#v: Count = %d, %v; Expand has %d", from, via, n[from], err, len(hops))
	}
	return names(hops)
}

// names returns one part of an ID for each hop. It is the last part of the relationship's
// ID, or of the entity's ID if the hop has no relationship.
func names(hops []kg.Hop) string {
	all := make([]string, len(hops))
	for i, h := range hops {
		id := string(h.Key(kg.Order{}).ID)
		all[i] = id[strings.LastIndex(id, "/")+1:]
	}
	return strings.Join(all, " ")
}

// wants checks the names of the hops from one entity.
func wants(t *testing.T, s kg.Store, what string, from kg.ID, via kg.Via, want string) {
	t.Helper()
	if got := list(t, s, from, via); got != want {
		t.Errorf("%s: from %q by %#v:\n got %q\nwant %q", what, from, via, got, want)
	}
}

// A snapshot is everything that can be read from a store with a small graph.
type snapshot struct {
	Digests       map[kg.ID]string
	Entities      map[kg.ID]kg.Entity
	Relationships map[kg.ID]kg.Relationship
	Roots         []kg.Hop
	Links         []kg.Hop
	Hops          map[kg.ID][]kg.Hop
	Types         map[kg.ID][]kg.TypeCount
	Found         []kg.Entity
	Meta          kg.Meta
}

// read reads a snapshot with all methods of s. It calls Search with terms.
func read(t *testing.T, s kg.Store, terms ...string) (now snapshot) {
	t.Helper()
	ctx, whole := t.Context(), kg.Window{Limit: 1000}
	var errs [7]error
	now.Digests, errs[0] = s.Digests(ctx)
	ids := slices.Sorted(maps.Keys(now.Digests))
	now.Entities, errs[1] = s.Entities(ctx, ids, kg.Want{})
	now.Relationships, errs[2] = s.Relationships(ctx, ids)
	now.Roots = expand(t, s, kg.Root, kg.Via{}, whole)
	now.Links = expand(t, s, kg.Root, kg.Via{Step: kg.Step{Links: true}}, whole)
	now.Hops, errs[3] = s.Expand(ctx, ids, kg.Via{Step: both(kg.Any)}, whole)
	now.Types, errs[4] = s.CountTypes(ctx, ids, nil)
	now.Found, errs[5] = s.Search(ctx, kg.TermsOf(terms), nil, 1000)
	now.Meta, errs[6] = s.Meta(ctx)
	maps.DeleteFunc(now.Hops, func(_ kg.ID, h []kg.Hop) bool { return len(h) == 0 })
	maps.DeleteFunc(now.Types, func(_ kg.ID, n []kg.TypeCount) bool { return len(n) == 0 })
	if err := errors.Join(errs[:]...); err != nil {
		t.Fatal(err)
	}
	return now
}

// without returns the names in all that are not in some.
func without(all, some string) string {
	var left []string
	for _, name := range strings.Fields(all) {
		if !slices.Contains(strings.Fields(some), name) {
			left = append(left, name)
		}
	}
	return strings.Join(left, " ")
}
