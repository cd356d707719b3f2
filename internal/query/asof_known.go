package query

import (
	"context"
	"fmt"
	"slices"

	"accordgraph/internal/kg"
)

// What is asked of a relationship under asOf.known is asked of what was on record
// by then: later sources do not count in it, and what was withdrawn or disputed
// later still stood. Complete derives the days that this takes, so that to a store
// it is a comparison like any other.

// restrict returns the question that v is as of the day of f. It takes a trip if
// v asks for sources by their IDs under asOf.known, as it is they who know when
// they were published.
func (f *frontier) restrict(ctx context.Context, v kg.Via) (kg.Via, error) {
	a := f.asOf
	if a.Known == "" {
		return a.restrict(v), nil
	}
	published, err := f.published(ctx, v)
	if err != nil {
		return v, err
	}
	v, err = onLinks(v, func(c kg.Condition) (kg.Filter, error) { return a.known(c, published) })
	return a.restrict(v), err
}

// published returns which of the sources that v asks for there were by then.
func (f *frontier) published(ctx context.Context, v kg.Via) (map[kg.ID]*Node, error) {
	var asked []kg.ID
	_, err := onLinks(v, func(c kg.Condition) (kg.Filter, error) {
		if c.Field == "sources" {
			asked = appendIDs(asked, c.Value)
		}
		return c, nil
	})
	if err != nil || len(asked) == 0 {
		return nil, err
	}
	found, err := f.fetch(ctx, fmt.Sprintf("published %q", asked), kg.Want{}, func() []kg.ID { return asked })
	return found.nodes, err
}

// known rewrites a condition that later publications change.
func (a AsOf) known(c kg.Condition, published map[kg.ID]*Node) (kg.Filter, error) {
	switch c.Field {
	case "sources":
		return onlyOf(c, published), nil
	case "sourceCount":
		return a.count(c)
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

// by says whether the day of the field, which Complete derived for this, has come.
func (a AsOf) by(field string) kg.Condition { return kg.Is(field, kg.AtMost, a.Known) }

// over says whether the date of the field is over: a month or a year that is under way
// is not.
func (a AsOf) over(field string) kg.Filter {
	under := []string{}
	for _, date := range []string{a.Known[:4], a.Known[:7]} {
		if kg.LastDay(date) > a.Known {
			under = append(under, date)
		}
	}
	return kg.AllOf{a.by(field), kg.Not{Of: kg.Is(field, kg.OneOf, under)}}
}

// onlyOf drops the sources that were not published from c.
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

// count asks how many sources there were. There was one, or the relationship is
// not shown.
func (a AsOf) count(c kg.Condition) (kg.Filter, error) {
	n, _ := c.Value.(int)
	switch c.Op {
	case kg.IsNull:
		return kg.Is("sourceCount", kg.IsNull, c.Value), nil
	case kg.AtLeast:
		return a.atLeast(n)
	case kg.Greater:
		return a.atLeast(n + 1)
	case kg.Less:
		f, err := a.atLeast(n)
		return kg.Not{Of: f}, err
	case kg.AtMost:
		f, err := a.atLeast(n + 1)
		return kg.Not{Of: f}, err
	}
	least, err := a.atLeast(n)
	if err != nil {
		return nil, err
	}
	more, err := a.atLeast(n + 1)
	return kg.AllOf{least, kg.Not{Of: more}}, err
}

func (a AsOf) atLeast(n int) (kg.Filter, error) {
	switch {
	case n > kg.MaxSourcesKnown:
		return nil, kg.Invalidf("together with asOf.known more than %d sources cannot be told apart", kg.MaxSourcesKnown)
	case n <= 1:
		return kg.AllOf{}, nil
	}
	return a.by(kg.NthSourceField(n)), nil
}

// anyFirst asks whether there was a source of one of the kinds.
func (a AsOf) anyFirst(c kg.Condition) kg.Filter {
	kinds := kg.AnyOf{}
	for _, kind := range kg.TextsOf(c.Value) {
		kinds = append(kinds, a.by(kg.FirstSourceField(kind)))
	}
	return kinds
}

// best asks how reliable the best source was: there was one like that, and none
// that is better.
func (a AsOf) best(c kg.Condition) kg.Filter {
	wanted := kg.AnyOf{}
	for _, one := range kg.TextsOf(c.Value) {
		all := kg.AllOf{a.by(kg.FirstSourceField(one))}
		for _, better := range kg.Reliabilities[:max(0, slices.Index(kg.Reliabilities, one))] {
			all = append(all, kg.Not{Of: a.by(kg.FirstSourceField(better))})
		}
		wanted = append(wanted, all)
	}
	return wanted
}

// status lets what was withdrawn, overtaken or disputed later stand until then.
func (a AsOf) status(c kg.Condition) kg.Filter {
	later := kg.AnyOf{
		kg.AllOf{kg.Is("knownTo", kg.IsNull, false), kg.Not{Of: a.over("knownTo")}},
		kg.Is("disputedFrom", kg.Greater, a.Known),
	}
	want := kg.TextsOf(c.Value)
	f := kg.AnyOf{kg.AllOf{kg.Is("status", kg.OneOf, want), kg.Not{Of: later}}}
	if slices.Contains(want, "STATED") {
		f = append(f, later)
	}
	return f
}

// ended has what was withdrawn later have no end yet.
func (a AsOf) ended(c kg.Condition) kg.Filter {
	if c == kg.Is("knownTo", kg.IsNull, true) {
		return kg.Not{Of: a.over("knownTo")}
	}
	return kg.AllOf{a.over("knownTo"), c}
}

// seen returns r as it was on record on the day that is known.
func (a AsOf) seen(r kg.Relationship) kg.Relationship {
	if a.Known == "" {
		return r
	}
	return r.OnRecord(a.Known)
}
