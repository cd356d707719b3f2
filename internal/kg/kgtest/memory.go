package kgtest

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"accordgraph/internal/kg"
)

var _ kg.Store = (*Memory)(nil)

// Memory is a [kg.Store] that implements the contract in the shortest way: it scans
// maps. Other stores are compared with it. The zero Memory is empty and ready to use.
type Memory struct {
	mu      sync.RWMutex
	current graph
}

// A graph does not change once it is in a Memory.
type graph struct {
	entities      map[kg.ID]kg.Entity
	relationships map[kg.ID]kg.Relationship
	of            map[kg.ID][]kg.Relationship // maps the ID of an end to its relationships, with a self-loop once
	meta          kg.Meta
	tip           kg.Tip
	log           []kg.Change
}

// read returns the current graph. It returns an error if ctx has ended, or if one of
// the filters of the question is unknown.
func (m *Memory) read(ctx context.Context, filters ...kg.Filter) (graph, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	return m.current, cmp.Or(ctx.Err(), checkKnown(filters...))
}

// checkKnown returns an error if it finds an unknown filter or comparison. It also looks
// inside the filters.
func checkKnown(filters ...kg.Filter) error {
	for _, f := range filters {
		var inside []kg.Filter
		switch f := f.(type) {
		case nil:
		case kg.AllOf:
			inside = f
		case kg.AnyOf:
			inside = f
		case kg.Not:
			inside = []kg.Filter{f.Of}
		case kg.Linked:
			inside = []kg.Filter{f.Via.Link, f.Via.Where}
		case kg.Condition:
			if !slices.Contains(comparisons, f.Op) {
				return fmt.Errorf("kgtest: no such comparison: %q", f.Op)
			}
		default:
			return fmt.Errorf("kgtest: no such filter: %T", f)
		}
		if err := checkKnown(inside...); err != nil {
			return err
		}
	}
	return nil
}

// comparisons are the comparisons that compare knows.
var comparisons = []kg.Op{
	kg.Equal, kg.OneOf, kg.Includes, kg.StartsWith, kg.Less, kg.AtMost, kg.Greater, kg.AtLeast,
	kg.Has, kg.HasAny, kg.Overlaps, kg.IsNull,
}

// Entities implements [kg.Store].
func (m *Memory) Entities(ctx context.Context, ids []kg.ID, _ kg.Want) (map[kg.ID]kg.Entity, error) {
	g, err := m.read(ctx)
	return pick(g.entities, ids), err
}

// Relationships implements [kg.Store].
func (m *Memory) Relationships(ctx context.Context, ids []kg.ID) (map[kg.ID]kg.Relationship, error) {
	g, err := m.read(ctx)
	return pick(g.relationships, ids), err
}

func pick[T any](from map[kg.ID]T, ids []kg.ID) map[kg.ID]T {
	got := map[kg.ID]T{}
	for _, id := range ids {
		if v, ok := from[id]; ok {
			got[id] = v
		}
	}
	return got
}

// Expand implements [kg.Store].
func (m *Memory) Expand(ctx context.Context, from []kg.ID, via kg.Via, s kg.Window) (map[kg.ID][]kg.Hop, error) {
	g, err := m.read(ctx, via.Link, via.Where)
	if err != nil {
		return nil, err
	}
	all := map[kg.ID][]kg.Hop{}
	for _, id := range from {
		all[id] = cut(g.hops(id, via), s)
	}
	return all, nil
}

// cut returns the hops in the window.
func cut(hops []kg.Hop, s kg.Window) []kg.Hop {
	compare := func(h kg.Hop, k kg.Key) int {
		if s.Desc {
			return k.Compare(h.Key(s.Order))
		}
		return h.Key(s.Order).Compare(k)
	}
	slices.SortFunc(hops, func(a, b kg.Hop) int { return compare(a, b.Key(s.Order)) })
	hops = slices.DeleteFunc(hops, func(h kg.Hop) bool {
		return s.After != kg.Key{} && compare(h, s.After) <= 0 || s.Before != kg.Key{} && compare(h, s.Before) >= 0
	})
	n := min(s.Limit, len(hops))
	if s.Last {
		return hops[len(hops)-n:]
	}
	return hops[:n]
}

// Count implements [kg.Store].
func (m *Memory) Count(ctx context.Context, from []kg.ID, via kg.Via) (map[kg.ID]int, error) {
	g, err := m.read(ctx, via.Link, via.Where)
	if err != nil {
		return nil, err
	}
	all := map[kg.ID]int{}
	for _, id := range from {
		all[id] = len(g.hops(id, via))
	}
	return all, nil
}

// hops returns all hops from id, in no particular order.
func (g graph) hops(id kg.ID, via kg.Via) (all []kg.Hop) {
	start, ok := g.entities[id]
	switch {
	case id == kg.Root && via.Links:
		return g.rootLinks(via)
	case id == kg.Root:
		return g.reached(via, func(e kg.Entity) bool { return e.Kind != kg.Merged || via.To == kg.Merged })
	case !ok:
		return nil
	case via.Ref != "":
		return g.reached(via, func(e kg.Entity) bool { return e.Fields[via.Ref] == string(start.ID) })
	}
	for _, r := range g.of[id] {
		far, ok := end(r, id, via.Dir)
		to := g.entities[far]
		if ok && isOneOf(r.Type, via.Types) && to.Kind.Is(via.To) && g.holds(r.Value, "", via.Link) &&
			g.holds(to.Value, to.ID, via.Where) {
			all = append(all, kg.Hop{Relationship: r, To: to})
		}
	}
	return all
}

func (g graph) rootLinks(via kg.Via) (all []kg.Hop) {
	for _, r := range g.relationships {
		if isOneOf(r.Type, via.Types) && g.holds(r.Value, "", via.Link) {
			all = append(all, kg.Hop{Relationship: r})
		}
	}
	return all
}

// reached returns a hop without a relationship to each entity that matches via and for
// which the function is returns true.
func (g graph) reached(via kg.Via, is func(kg.Entity) bool) (all []kg.Hop) {
	for _, e := range g.entities {
		if e.Kind.Is(via.To) && is(e) && g.holds(e.Value, e.ID, via.Where) {
			all = append(all, kg.Hop{To: e})
		}
	}
	return all
}

func isOneOf(t kg.Type, types []kg.Type) bool { return len(types) == 0 || slices.Contains(types, t) }

// end returns the far end of r, if r leads from the entity id in direction d. The far end
// of a self-loop is id itself.
func end(r kg.Relationship, id kg.ID, d kg.Direction) (kg.ID, bool) {
	switch {
	case r.From == id && d != kg.In:
		return r.To, true
	case r.To == id && d != kg.Out:
		return r.From, true
	}
	return "", false
}

// holds reports whether f holds for an entity or a relationship with these values. For a
// relationship, id is empty.
func (g graph) holds(value func(string) any, id kg.ID, f kg.Filter) bool {
	is := func(f kg.Filter) bool { return g.holds(value, id, f) }
	switch f := f.(type) {
	case nil:
		return true
	case kg.AllOf:
		return !slices.ContainsFunc(f, func(f kg.Filter) bool { return !is(f) })
	case kg.AnyOf:
		return slices.ContainsFunc(f, is)
	case kg.Not:
		return !is(f.Of)
	case kg.Linked:
		return len(g.hops(id, f.Via)) > 0
	case kg.Condition:
		return compare(value(f.Field), f)
	}
	return false // the method read refuses all other filters
}

func compare(v any, c kg.Condition) bool {
	if c.Op == kg.IsNull {
		return (v == nil) == c.Value.(bool)
	}
	switch v := v.(type) {
	case string:
		return compareText(v, c)
	case int:
		return ordered(cmp.Compare(v, c.Value.(int)), c.Op)
	case float64:
		return ordered(cmp.Compare(v, c.Value.(float64)), c.Op)
	case []string:
		return compareList(v, c)
	}
	return false
}

func compareList(v []string, c kg.Condition) bool {
	switch c.Op {
	case kg.Has:
		return slices.Contains(v, c.Value.(string))
	case kg.Overlaps:
		return slices.ContainsFunc(v, func(s string) bool { return kg.SpansOverlap(s, c.Value.(string)) })
	}
	return slices.ContainsFunc(v, func(s string) bool { return slices.Contains(c.Value.([]string), s) })
}

func compareText(v string, c kg.Condition) bool {
	switch c.Op {
	case kg.OneOf:
		return slices.Contains(c.Value.([]string), v)
	case kg.Includes:
		return strings.Contains(v, c.Value.(string))
	case kg.StartsWith:
		return strings.HasPrefix(v, c.Value.(string))
	}
	return ordered(cmp.Compare(v, c.Value.(string)), c.Op)
}

// ordered reports whether op is true for two values. The argument c is their order, as
// [cmp.Compare] returns it.
func ordered(c int, op kg.Op) bool {
	switch op {
	case kg.Equal:
		return c == 0
	case kg.Less:
		return c < 0
	case kg.AtMost:
		return c <= 0
	case kg.Greater:
		return c > 0
	case kg.AtLeast:
		return c >= 0
	}
	return false // the method read refuses all other comparisons
}

// CountTypes implements [kg.Store].
func (m *Memory) CountTypes(ctx context.Context, from []kg.ID, link kg.Filter) (map[kg.ID][]kg.TypeCount, error) {
	g, err := m.read(ctx, link)
	if err != nil {
		return nil, err
	}
	all := map[kg.ID][]kg.TypeCount{}
	for _, id := range from {
		all[id] = g.countTypes(id, link)
	}
	return all, nil
}

func (g graph) countTypes(id kg.ID, link kg.Filter) (all []kg.TypeCount) {
	if len(g.of[id]) == 0 {
		return nil
	}
	for _, t := range kg.Types() {
		for _, d := range []kg.Direction{kg.Out, kg.In} {
			if n := len(g.hops(id, kg.Via{Step: kg.Step{Types: []kg.Type{t}, Dir: d}, Link: link})); n > 0 {
				all = append(all, kg.TypeCount{Type: t, Direction: d, Count: n})
			}
		}
	}
	return all
}

// Facet implements [kg.Store].
func (m *Memory) Facet(ctx context.Context, via kg.Via, field string) (map[string]int, error) {
	g, err := m.read(ctx, via.Link, via.Where)
	if err != nil {
		return nil, err
	}
	all := map[string]int{}
	for _, h := range g.hops(kg.Root, via) {
		v := h.To.Value(field)
		if via.Links {
			v = h.Relationship.Value(field)
		}
		switch v := v.(type) {
		case string:
			all[v]++
		case []string:
			for _, v := range slices.Compact(slices.Sorted(slices.Values(v))) {
				all[v]++
			}
		}
	}
	return all, nil
}

// Search implements [kg.Store].
func (m *Memory) Search(ctx context.Context, terms []kg.SearchTerm, kinds []kg.Kind, limit int) ([]kg.Entity, error) {
	g, err := m.read(ctx)
	if len(kinds) == 0 {
		kinds = kg.Kinds()
	}
	var all []kg.Entity
	for _, e := range g.entities {
		if slices.Contains(kinds, e.Kind) && hasTerms(strings.Fields(kg.SearchText(e)), terms) {
			all = append(all, e)
		}
	}
	slices.SortFunc(all, func(a, b kg.Entity) int {
		return cmp.Or(cmp.Compare(a.Sort, b.Sort), cmp.Compare(a.ID, b.ID))
	})
	return all[:min(limit, len(all))], err
}

// SearchAny implements [kg.Store].
func (m *Memory) SearchAny(
	ctx context.Context, terms []string, least int, kinds []kg.Kind, limit int,
) ([]kg.Entity, error) {
	g, err := m.read(ctx)
	if len(kinds) == 0 {
		kinds = kg.Kinds()
	}
	var all []kg.Entity
	has := map[kg.ID]int{}
	for _, e := range g.entities {
		for _, word := range strings.Fields(kg.SearchText(e)) {
			if slices.Contains(terms, word) {
				has[e.ID]++
			}
		}
		if has[e.ID] >= least && slices.Contains(kinds, e.Kind) {
			all = append(all, e)
		}
	}
	slices.SortFunc(all, func(a, b kg.Entity) int {
		return cmp.Or(cmp.Compare(has[b.ID], has[a.ID]), cmp.Compare(a.Sort, b.Sort), cmp.Compare(a.ID, b.ID))
	})
	return all[:min(limit, len(all))], err
}

// hasTerms reports whether each term has an alternative that is one of the words. Those of the last term may be the
// beginning of a word.
func hasTerms(words []string, terms []kg.SearchTerm) bool {
	for i, t := range terms {
		isWord := func(a string) bool {
			return slices.ContainsFunc(words, func(w string) bool {
				return w == a || i == len(terms)-1 && strings.HasPrefix(w, a)
			})
		}
		if !slices.ContainsFunc(t, isWord) {
			return false
		}
	}
	return true
}

// Words implements [kg.Store].
func (m *Memory) Words(ctx context.Context) ([]string, error) {
	g, err := m.read(ctx)
	words := kg.Lexicon{}
	for _, e := range g.entities {
		if e.Kind != kg.Merged {
			words.Add(e)
		}
	}
	return words.Sorted(), err
}

// Meta implements [kg.Store].
func (m *Memory) Meta(ctx context.Context) (kg.Meta, error) {
	g, err := m.read(ctx)
	return g.meta, err
}

// Digests implements [kg.Store].
func (m *Memory) Digests(ctx context.Context) (map[kg.ID]string, error) {
	g, err := m.read(ctx)
	all := map[kg.ID]string{}
	for id, e := range g.entities {
		all[id] = e.Digest
	}
	for id, r := range g.relationships {
		all[id] = r.Digest
	}
	return all, err
}

// clone returns a copy of g, without the relationships by end.
func (g graph) clone() graph {
	g.entities, g.relationships = maps.Clone(g.entities), maps.Clone(g.relationships)
	g.of = map[kg.ID][]kg.Relationship{}
	return g
}

// Put implements [kg.Store].
func (m *Memory) Put(ctx context.Context, b kg.Batch) error {
	if err := cmp.Or(ctx.Err(), b.CheckForm()); err != nil {
		return err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := b.CheckExpected(m.current.tip); err != nil {
		return err
	}
	g := m.current.clone()
	if g.entities == nil {
		g.entities, g.relationships = map[kg.ID]kg.Entity{}, map[kg.ID]kg.Relationship{}
	}
	for _, id := range b.Remove {
		delete(g.entities, id)
		delete(g.relationships, id)
	}
	for _, e := range b.Entities {
		g.entities[e.ID] = e.Clone()
	}
	for _, r := range b.Relationships {
		g.relationships[r.ID] = r.Clone()
	}
	if b.Meta != nil {
		g.meta = *b.Meta
	}
	for _, r := range g.relationships {
		for _, id := range []kg.ID{r.From, r.To} {
			if _, ok := g.entities[id]; !ok {
				return kg.Invalidf("relationship %s: there is no entity %s", r.ID, id)
			}
		}
		g.of[r.From] = append(g.of[r.From], r)
		if r.To != r.From {
			g.of[r.To] = append(g.of[r.To], r)
		}
	}
	changes, err := b.Log(m.current.held())
	if err != nil {
		return err
	}
	g.note(changes)
	m.current = g
	return nil
}

// Close implements [kg.Store].
func (m *Memory) Close(context.Context) error { return nil }
