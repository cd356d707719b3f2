package query

import (
	"context"
	"fmt"
	"slices"

	"accordgraph/internal/kg"
)

// Under asOf.known, a condition on a relationship applies to the relationship as it was on record on that day. Later
// sources do not count. A relationship that was withdrawn or disputed later counts as not yet withdrawn or disputed.
// kg.Complete derives the necessary dates, so that each condition becomes a plain comparison for the store.

// restrict returns v with the conditions of f.asOf, and with the current id in place of each former id. Every question to
// a store goes through it. Usually it takes no round trip. If v names sources by ID under
// asOf.known, restrict takes one round trip to read the dates of these sources.
func (f *frontier) restrict(ctx context.Context, v kg.Via) (kg.Via, error) {
	a := f.asOf
	v, err := f.current(ctx, v)
	if err != nil {
		return v, err
	}
	if a.Known == "" {
		return a.restrict(v), nil
	}
	published, err := f.published(ctx, v)
	if err != nil {
		return v, err
	}
	v, err = onLinks(v, func(c kg.Condition) (kg.Filter, error) { return a.asKnown(c, published) })
	return a.restrict(v), err
}

// published returns the sources that v names, without the sources that were published after the known day.
func (f *frontier) published(ctx context.Context, v kg.Via) (map[kg.ID]*Node, error) {
	var named []kg.ID
	_, err := onLinks(v, func(c kg.Condition) (kg.Filter, error) {
		if c.Field == "sources" {
			named = appendIDs(named, c.Value)
		}
		return c, nil
	})
	if err != nil || len(named) == 0 {
		return nil, err
	}
	found, err := f.fetch(ctx, fmt.Sprintf("published %q", named), kg.Want{}, func() []kg.ID { return named })
	return found.nodes, err
}

// asKnown rewrites c if later publications change the field. Conditions on other fields stay the same.
func (a AsOf) asKnown(c kg.Condition, published map[kg.ID]*Node) (kg.Filter, error) {
	switch c.Field {
	case "sources":
		return onlyOf(c, published), nil
	case "sourceCount":
		return a.count(c, kg.NthSourceField)
	case "originCount":
		return a.count(c, kg.NthOriginField)
	case "sourceKinds":
		return a.anyFirst(c), nil
	case "bestSource":
		return a.best(c), nil
	case "status":
		return a.status(c), nil
	case "knownTo":
		return a.ended(c), nil
	}
	return c, nil
}

// reached returns the condition that the date in the field is the known day or earlier.
func (a AsOf) reached(field string) kg.Condition { return kg.Is(field, kg.AtMost, a.Known) }

// isOver returns the condition that the date in the field is over on the known day. A month or year is over after its
// last day.
func (a AsOf) isOver(field string) kg.Filter {
	unfinished := []string{}
	for _, date := range []string{a.Known[:4], a.Known[:7]} {
		if kg.LastDay(date) > a.Known {
			unfinished = append(unfinished, date)
		}
	}
	return kg.AllOf{a.reached(field), kg.Not{Of: kg.Is(field, kg.OneOf, unfinished)}}
}

// onlyOf returns c with only the sources that were published by the known day.
func onlyOf(c kg.Condition, published map[kg.ID]*Node) kg.Filter {
	var there []string
	for _, id := range kg.TextsOf(c.Value) {
		if published[kg.ID(id)] != nil {
			there = append(there, id)
		}
	}
	if len(there) == 0 {
		return kg.AnyOf{}
	}
	return kg.Is(c.Field, kg.HasAny, there)
}

// count rewrites a comparison of the number of sources or origins. nth names the field with the date from which there
// were n of them.
func (a AsOf) count(c kg.Condition, nth func(n int) string) (kg.Filter, error) {
	n, _ := c.Value.(int)
	switch c.Op {
	case kg.IsNull:
		return kg.Is(c.Field, kg.IsNull, c.Value), nil
	case kg.AtLeast:
		return a.atLeast(n, nth)
	case kg.Greater:
		return a.atLeast(n+1, nth)
	case kg.Less:
		f, err := a.atLeast(n, nth)
		return kg.Not{Of: f}, err
	case kg.AtMost:
		f, err := a.atLeast(n+1, nth)
		return kg.Not{Of: f}, err
	}
	least, err := a.atLeast(n, nth)
	if err != nil {
		return nil, err
	}
	more, err := a.atLeast(n+1, nth)
	return kg.AllOf{least, kg.Not{Of: more}}, err
}

// atLeast returns the condition that there were at least n. It fails if n is greater than MaxSourcesKnown.
func (a AsOf) atLeast(n int, nth func(n int) string) (kg.Filter, error) {
	switch {
	case n > kg.MaxSourcesKnown:
		return nil, kg.Invalidf("together with asOf.known more than %d sources cannot be told apart", kg.MaxSourcesKnown)
	case n < 1:
		return kg.AllOf{}, nil
	}
	return a.reached(nth(n)), nil
}

// anyFirst returns the condition that there was a source of one of the kinds.
func (a AsOf) anyFirst(c kg.Condition) kg.Filter {
	kinds := kg.AnyOf{}
	for _, kind := range kg.TextsOf(c.Value) {
		kinds = append(kinds, a.reached(kg.FirstSourceField(kind)))
	}
	return kinds
}

// best returns the condition that the best source had one of the given reliabilities. This is true if there was a
// source with that reliability and no source with a better one.
func (a AsOf) best(c kg.Condition) kg.Filter {
	wanted := kg.AnyOf{}
	for _, one := range kg.TextsOf(c.Value) {
		all := kg.AllOf{a.reached(kg.FirstSourceField(one))}
		for _, better := range kg.Reliabilities[:max(0, slices.Index(kg.Reliabilities, one))] {
			all = append(all, kg.Not{Of: a.reached(kg.FirstSourceField(better))})
		}
		wanted = append(wanted, all)
	}
	return wanted
}

// status returns the condition that the status was one of the given ones. A relationship that was withdrawn, overtaken
// or disputed after the known day had the status STATED.
func (a AsOf) status(c kg.Condition) kg.Filter {
	later := kg.AnyOf{
		kg.AllOf{kg.Is("knownTo", kg.IsNull, false), kg.Not{Of: a.isOver("knownTo")}},
		kg.Is("disputedFrom", kg.Greater, a.Known),
	}
	want := kg.TextsOf(c.Value)
	f := kg.AnyOf{kg.AllOf{kg.Is("status", kg.OneOf, want), kg.Not{Of: later}}}
	if slices.Contains(want, "STATED") {
		f = append(f, later)
	}
	return f
}

// ended rewrites a comparison of knownTo. A relationship that was withdrawn after the known day had no end yet.
func (a AsOf) ended(c kg.Condition) kg.Filter {
	if c == kg.Is("knownTo", kg.IsNull, true) {
		return kg.Not{Of: a.isOver("knownTo")}
	}
	return kg.AllOf{a.isOver("knownTo"), c}
}

// seen returns r as it was on record on the known day.
func (a AsOf) seen(r kg.Relationship) kg.Relationship {
	if a.Known == "" {
		return r
	}
	return r.OnRecord(a.Known)
}
