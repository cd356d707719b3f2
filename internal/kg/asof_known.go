package kg

import (
	"context"
	"fmt"
	"slices"
)

// What is asked of a relationship under asOf.known is asked of what was on record
// by then: later sources do not count in it, and what was withdrawn or disputed
// later still stood. Complete derives the days that this takes, so that to a store
// it is a comparison like any other.

// restrict returns the question that v is as of the day of f. It takes a trip if
// v asks for sources by their IDs under asOf.known, as it is they who know when
// they were published.
func (f *frontier) restrict(ctx context.Context, v Via) (Via, error) {
	a := f.asOf
	if a.Known == "" {
		return a.restrict(v), nil
	}
	published, err := f.published(ctx, v)
	if err != nil {
		return v, err
	}
	v, err = onLinks(v, func(c Compare) (Filter, error) { return a.known(c, published) })
	return a.restrict(v), err
}

// published returns which of the sources that v asks for there were by then.
func (f *frontier) published(ctx context.Context, v Via) (map[ID]*Node, error) {
	var asked []ID
	_, err := onLinks(v, func(c Compare) (Filter, error) {
		if c.Field == "sources" {
			asked = appendIDs(asked, c.Value)
		}
		return c, nil
	})
	if err != nil || len(asked) == 0 {
		return nil, err
	}
	found, err := f.fetch(ctx, fmt.Sprintf("published %q", asked), Want{}, func() []ID { return asked })
	return found.nodes, err
}

// known rewrites a condition that later publications change.
func (a AsOf) known(c Compare, published map[ID]*Node) (Filter, error) {
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
func (a AsOf) by(field string) Compare { return Compare{field, AtMost, a.Known} }

// over says whether the date of the field is over: a month or a year that is under way
// is not.
func (a AsOf) over(field string) Filter {
	under := []string{}
	for _, date := range []string{a.Known[:4], a.Known[:7]} {
		if lastDay(date) > a.Known {
			under = append(under, date)
		}
	}
	return AllOf{a.by(field), Not{Compare{field, OneOf, under}}}
}

// onlyOf drops the sources that were not published from c.
func onlyOf(c Compare, published map[ID]*Node) Filter {
	var there []string
	for _, id := range TextsOf(c.Value) {
		if published[ID(id)] != nil {
			there = append(there, id)
		}
	}
	if len(there) == 0 {
		return AnyOf{}
	}
	return Compare{c.Field, HasAny, there}
}

// count asks how many sources there were. There was one, or the relationship is
// not shown.
func (a AsOf) count(c Compare) (Filter, error) {
	n, _ := c.Value.(int)
	switch c.Op {
	case IsNull:
		return Compare{"sourceCount", IsNull, c.Value}, nil
	case AtLeast:
		return a.atLeast(n)
	case Greater:
		return a.atLeast(n + 1)
	case Less:
		f, err := a.atLeast(n)
		return Not{f}, err
	case AtMost:
		f, err := a.atLeast(n + 1)
		return Not{f}, err
	}
	least, err := a.atLeast(n)
	if err != nil {
		return nil, err
	}
	more, err := a.atLeast(n + 1)
	return AllOf{least, Not{more}}, err
}

func (a AsOf) atLeast(n int) (Filter, error) {
	switch {
	case n > MaxSourcesKnown:
		return nil, invalid("together with asOf.known more than %d sources cannot be told apart", MaxSourcesKnown)
	case n <= 1:
		return AllOf{}, nil
	}
	return a.by(nthSource(n)), nil
}

// anyFirst asks whether there was a source of one of the kinds.
func (a AsOf) anyFirst(c Compare) Filter {
	kinds := AnyOf{}
	for _, kind := range TextsOf(c.Value) {
		kinds = append(kinds, a.by(firstOf(kind)))
	}
	return kinds
}

// best asks how reliable the best source was: there was one like that, and none
// that is better.
func (a AsOf) best(c Compare) Filter {
	wanted := AnyOf{}
	for _, one := range TextsOf(c.Value) {
		all := AllOf{a.by(firstOf(one))}
		for _, better := range Reliabilities[:max(0, slices.Index(Reliabilities, one))] {
			all = append(all, Not{a.by(firstOf(better))})
		}
		wanted = append(wanted, all)
	}
	return wanted
}

// status lets what was withdrawn, overtaken or disputed later stand until then.
func (a AsOf) status(c Compare) Filter {
	later := AnyOf{AllOf{Compare{"knownTo", IsNull, false}, Not{a.over("knownTo")}}, Compare{"disputedFrom", Greater, a.Known}}
	want := TextsOf(c.Value)
	f := AnyOf{AllOf{Compare{"status", OneOf, want}, Not{later}}}
	if slices.Contains(want, "STATED") {
		f = append(f, later)
	}
	return f
}

// ended has what was withdrawn later have no end yet.
func (a AsOf) ended(c Compare) Filter {
	if c == (Compare{"knownTo", IsNull, true}) {
		return Not{a.over("knownTo")}
	}
	return AllOf{a.over("knownTo"), c}
}

// seen returns r as it was on record on the day that is known.
func (a AsOf) seen(r Relationship) Relationship {
	if a.Known == "" {
		return r
	}
	return r.OnRecord(a.Known)
}
