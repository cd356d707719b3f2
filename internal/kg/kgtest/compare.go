package kgtest

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"accordgraph/internal/kg"
)

// Compare puts a random graph into two stores, which must be empty. It asks both stores
// the given number of random questions, and checks that their answers are equal. Before
// every 20th question it changes the graph in both stores. The same seed gives the same
// graph and the same questions.
func Compare(t *testing.T, a, b kg.Store, seed uint64, questions int) {
	t.Helper()
	w := newWorld(seed)
	c := &comparison{t, w, a, b}
	first := w.all()
	first.Meta = &kg.Meta{Revision: "first"} // so that the log begins
	c.put(first)
	for n := range questions {
		if n%20 == 19 {
			c.put(w.change())
		}
		q := c.question()
		if d := c.ask(q); d != "" {
			t.Errorf("seed %d, question %d: %s\n(-a +b)\n%s", seed, n, q.text, d)
			return
		}
	}
}

type comparison struct {
	t    *testing.T
	w    *world
	a, b kg.Store
}

// A question is one call of a method, with a description of it.
type question struct {
	text string
	ask  func(context.Context, kg.Store) (any, error)
}

func (c *comparison) ask(q question) string {
	a, err := q.ask(c.t.Context(), c.a)
	if err != nil {
		return "a: " + err.Error()
	}
	b, err := q.ask(c.t.Context(), c.b)
	if err != nil {
		return "b: " + err.Error()
	}
	return diff(a, b)
}

// put puts a batch into both stores. Both stores must accept the batch, or both must
// refuse it.
func (c *comparison) put(b kg.Batch) {
	c.t.Helper()
	inA, inB := c.a.Put(c.t.Context(), b), c.b.Put(c.t.Context(), b)
	for _, err := range []error{inA, inB} {
		if err != nil && !errors.Is(err, kg.ErrInvalid) || (inA == nil) != (inB == nil) {
			c.t.Fatalf("Put of %#v: %v and %v", b, inA, inB)
		}
	}
	if inA != nil {
		return
	}
	digests := question{"Digests", func(ctx context.Context, s kg.Store) (any, error) { return s.Digests(ctx) }}
	if d := c.ask(digests); d != "" {
		c.t.Fatalf("after Put of %#v: (-a +b)\n%s", b, d)
	}
	log := question{"Changes", func(ctx context.Context, s kg.Store) (any, error) {
		return s.Changes(ctx, kg.ChangeQuestion{Desc: true, Limit: 100})
	}}
	if d := c.ask(log); d != "" {
		c.t.Fatalf("the log after Put of %#v: (-a +b)\n%s", b, d)
	}
	c.w.follow(c.t, c.a)
}

// follow sets the world to the content of s.
func (w *world) follow(t *testing.T, s kg.Store) {
	t.Helper()
	all, err := s.Digests(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	ids := sortedKeys(all)
	entities, err := s.Entities(t.Context(), ids, kg.Want{})
	if err != nil {
		t.Fatal(err)
	}
	relationships, err := s.Relationships(t.Context(), ids)
	if err != nil {
		t.Fatal(err)
	}
	w.entities, w.relationships = nil, nil
	for _, id := range ids {
		if e, ok := entities[id]; ok {
			w.entities = append(w.entities, e.Clone())
		} else {
			w.relationships = append(w.relationships, relationships[id].Clone())
		}
	}
}

// groups returns a question for the groups of some entities.
func (c *comparison) groups() question {
	ids, via := c.ids(), c.w.via(kg.Any, 2)
	via.Ref, via.Links = "", false
	if via.Dir == "" {
		via.Dir = kg.Both
	}
	w := kg.Window{Order: c.w.order(via), Limit: c.w.IntN(4)}
	return question{fmt.Sprintf("Groups(%#v, %#v, %#v)", ids, via, w), func(ctx context.Context, s kg.Store) (any, error) {
		all, err := s.Groups(ctx, ids, via, w)
		maps.DeleteFunc(all, func(_ kg.ID, groups []kg.Group) bool { return len(groups) == 0 })
		return all, err
	}}
}

func (c *comparison) question() question {
	switch n := c.w.IntN(25); {
	case n < 11:
		return c.expand()
	case n == 20:
		return c.shortest()
	case n == 21:
		return c.searchAny()
	case n == 22:
		return question{"Words", func(ctx context.Context, s kg.Store) (any, error) { return s.Words(ctx) }}
	case n > 22:
		return c.groups()
	case n < 13:
		return c.count()
	case n < 15:
		return c.facet()
	case n < 17:
		return c.search()
	case n < 18:
		ids, link := c.ids(), c.w.filter(kg.Any, true, 2)
		return question{fmt.Sprintf("CountTypes(%#v, %#v)", ids, link), func(ctx context.Context, s kg.Store) (any, error) {
			return nonEmpty(s.CountTypes(ctx, ids, link))
		}}
	case n < 19:
		ids := c.ids()
		return question{
			fmt.Sprintf("Entities(%#v)", ids),
			func(ctx context.Context, s kg.Store) (any, error) { return s.Entities(ctx, ids, kg.Want{}) },
		}
	}
	return question{"Meta", func(ctx context.Context, s kg.Store) (any, error) { return s.Meta(ctx) }}
}

func (c *comparison) shortest() question {
	w := c.w
	q := kg.PathQuestion{
		From: w.id(), To: w.id(), MaxHops: 1 + w.IntN(kg.MaxHops), Link: w.filter(kg.Any, true, 2),
		Where: w.filter(kg.Any, false, 2), Hub: w.IntN(12), Limit: 1000,
	}
	return question{fmt.Sprintf("Shortest(%#v)", q), func(ctx context.Context, s kg.Store) (any, error) {
		if q.From == q.To {
			return nil, nil
		}
		ids := []string{}
		all, err := s.Shortest(ctx, q)
		for _, r := range all {
			ids = append(ids, string(r.ID))
		}
		slices.Sort(ids)
		return ids, err
	}}
}

// nonEmpty removes each ID that has an empty list, because a store may leave these IDs
// out of its answer.
func nonEmpty[T any](all map[kg.ID][]T, err error) (any, error) {
	maps.DeleteFunc(all, func(_ kg.ID, of []T) bool { return len(of) == 0 })
	return all, err
}

// from returns the IDs at which a question starts, and the Via that the question follows.
func (c *comparison) from() ([]kg.ID, kg.Via) {
	w := c.w
	switch n := w.IntN(10); {
	case n < 3:
		return []kg.ID{kg.Root}, w.root()
	case n < 5:
		k := one(w, w.entities).Kind
		var ids []kg.ID
		for _, e := range w.entities {
			if e.Kind == k {
				ids = append(ids, e.ID)
			}
		}
		return ids, w.via(k, 3)
	}
	return c.ids(), w.via(kg.Any, 3)
}

// root returns a Via that starts at the root.
func (w *world) root() (v kg.Via) {
	if w.chance(30) {
		v.Links, v.Types = true, w.types(3)
		slices.Sort(v.Types)
		v.Types = slices.Compact(v.Types)
		v.Link = w.filter(kg.Any, true, 3)
		return v
	}
	v.To = w.kind()
	v.Where = w.filter(v.To, false, 3)
	return v
}

func (c *comparison) ids() (ids []kg.ID) {
	for range c.w.IntN(8) + 1 {
		ids = append(ids, c.w.id())
	}
	return ids
}

func (c *comparison) expand() question {
	from, via := c.from()
	s := kg.Window{Order: c.w.order(via), Limit: c.w.IntN(8) + 1, Last: c.w.chance(40)}
	whole, err := c.a.Expand(c.t.Context(), from, via, kg.Window{Order: s.Order, Limit: 1000})
	if err != nil {
		c.t.Fatal(err)
	}
	var keys []kg.Key
	for _, id := range sortedKeys(whole) {
		for _, h := range whole[id] {
			keys = append(keys, h.Key(s.Order))
		}
	}
	s.After, s.Before = c.w.bound(keys), c.w.bound(keys)
	if s.Desc != (s.After.Compare(s.Before) > 0) && c.w.chance(80) {
		s.After, s.Before = s.Before, s.After
	}
	return question{
		fmt.Sprintf("Expand(%#v, %#v, %#v)", from, via, s),
		func(ctx context.Context, st kg.Store) (any, error) {
			return nonEmpty(st.Expand(ctx, from, via, s))
		},
	}
}

// bound returns a random bound: the zero Key (no bound), a key from keys, or a changed
// key that may be in no list.
func (w *world) bound(keys []kg.Key) kg.Key {
	if len(keys) == 0 || w.chance(75) {
		return kg.Key{}
	}
	k := one(w, keys)
	if w.chance(20) {
		k.Sort = one(w, keys).Sort
	}
	if w.chance(20) {
		k.ID += "0"
	}
	return k
}

func (c *comparison) count() question {
	from, via := c.from()
	return question{fmt.Sprintf("Count(%#v, %#v)", from, via), func(ctx context.Context, s kg.Store) (any, error) {
		all, err := s.Count(ctx, from, via)
		maps.DeleteFunc(all, func(_ kg.ID, n int) bool { return n == 0 })
		return all, err
	}}
}

func (c *comparison) facet() question {
	via := c.w.root()
	fields := kg.EntityFields(via.To)
	if via.Links {
		fields = kg.RelationshipFields()
	}
	var names []string
	for _, f := range fields {
		if f.Facet {
			names = append(names, f.Name)
		}
	}
	field := one(c.w, names)
	return question{
		fmt.Sprintf("Facet(%#v, %q)", via, field),
		func(ctx context.Context, s kg.Store) (any, error) { return s.Facet(ctx, via, field) },
	}
}

func (c *comparison) search() question {
	words := append(strings.Fields(kg.SearchText(one(c.w, c.w.entities))), "a", "z0", "b", "x")
	var terms []kg.SearchTerm
	for range 1 + c.w.IntN(3) {
		terms = append(terms, append(some(c.w, 2, words), one(c.w, words)))
	}
	for last, i := terms[len(terms)-1], 0; i < len(last); i++ {
		last[i] = last[i][:1+c.w.IntN(len(last[i]))]
	}
	kinds, limit := some(c.w, 3, kg.Kinds()), c.w.IntN(10)+1
	return question{
		fmt.Sprintf("Search(%#v, %#v, %d)", terms, kinds, limit),
		func(ctx context.Context, s kg.Store) (any, error) {
			return s.Search(ctx, terms, kinds, limit)
		},
	}
}

func (c *comparison) searchAny() question {
	words := append(strings.Fields(kg.SearchText(one(c.w, c.w.entities))), "a", "b", "none")
	terms := append(some(c.w, 6, words), one(c.w, words))
	slices.Sort(terms)
	terms = slices.Compact(terms)
	least, kinds, limit := 1+c.w.IntN(len(terms)), some(c.w, 3, kg.Kinds()), c.w.IntN(10)+1
	return question{
		fmt.Sprintf("SearchAny(%#v, %d, %#v, %d)", terms, least, kinds, limit),
		func(ctx context.Context, s kg.Store) (any, error) {
			return s.SearchAny(ctx, terms, least, kinds, limit)
		},
	}
}

func sortedKeys[K cmp.Ordered, V any](m map[K]V) []K { return slices.Sorted(maps.Keys(m)) }
