package kg

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// An AsOf is a day in the world and a day on the public record; either may be
// empty, for now. Under it a request meets only what was there on the one day,
// as far as was known on the other: it adds conditions to every question that is
// put to the store, here, and no store knows of it.
//
// Valid: relationships that held on that day, and documents, clauses, objections,
// figures and events that were not dated later. Known: what was published by the
// end of that day, with the sources that there were then.
//
// What has no date counts as always known: it is general knowledge.
type AsOf struct{ Valid, Known string }

// readAsOf reads {valid: DAY, known: DAY}.
func readAsOf(v any) (a AsOf, err error) {
	tree, ok := v.(Tree)
	if v == nil {
		return a, nil
	}
	if !ok {
		return a, invalid("asOf is not {valid: DAY, known: DAY}")
	}
	for _, d := range []struct {
		name string
		day  *string
	}{{"valid", &a.Valid}, {"known", &a.Known}} {
		if tree[d.name] == nil {
			continue
		}
		*d.day, _ = tree[d.name].(string)
		if !isDay(*d.day) {
			return a, invalid("asOf.%s is %v, want a day such as 2014-09-05", d.name, tree[d.name])
		}
	}
	return a, nil
}

// entity is the condition on entities.
func (a AsOf) entity() AllOf {
	var all AllOf
	if a.Valid != "" {
		all = append(all, by("existsFrom", a.Valid))
	}
	if a.Known != "" {
		all = append(all, by("knownFrom", a.Known))
	}
	return all
}

// link is the condition on relationships.
func (a AsOf) link() AllOf {
	all := a.entity()
	if a.Valid != "" {
		all = append(all, validAt(a.Valid))
	}
	return all
}

// linkFilter is link, or nil if there is none.
func (a AsOf) linkFilter() Filter {
	if all := a.link(); len(all) > 0 {
		return all
	}
	return nil
}

// by holds of what has a date that is no later than day, or none.
func by(field, day string) Filter {
	return AnyOf{Compare{field, IsNull, true}, Compare{field, AtMost, day}}
}

// restrict returns the question that v is under a, with everything that its
// filters look at under a as well.
func (a AsOf) restrict(v Via) (Via, error) {
	if a == (AsOf{}) {
		return v, nil
	}
	var err error
	if v.Link, err = a.known(v.Link); err != nil {
		return v, err
	}
	if v.Where, err = a.nested(v.Where); err != nil {
		return v, err
	}
	if v.Ref == "" && (v.Dir != "" || v.Links) {
		v.Link = and(v.Link, a.link())
	}
	if !v.Links {
		v.Where = and(v.Where, a.entity())
	}
	return v, nil
}

func and(f Filter, more AllOf) Filter {
	if f == nil {
		return more
	}
	return append(AllOf{f}, more...)
}

// nested restricts the questions within a filter on entities.
func (a AsOf) nested(f Filter) (Filter, error) {
	return rewrite(f, func(f Filter) (Filter, error) {
		if l, ok := f.(Linked); ok {
			via, err := a.restrict(l.Via)
			return Linked{via}, err
		}
		return f, nil
	})
}

// known rewrites conditions on relationships that later publications change:
// how many sources there were by then, and whether it was withdrawn by then.
func (a AsOf) known(f Filter) (Filter, error) {
	if a.Known == "" {
		return f, nil
	}
	return rewrite(f, func(f Filter) (Filter, error) {
		c, ok := f.(Compare)
		if !ok {
			return f, nil
		}
		switch c.Field {
		case "sourceCount":
			return a.sources(c)
		case "status":
			return a.status(c), nil
		case "knownTo":
			return AllOf{by("knownTo", a.Known), c}, nil
		case "sources", "sourceKinds", "bestSource":
			return nil, invalid("%s cannot be asked together with asOf.known, because later sources count in it", c.Field)
		}
		return f, nil
	})
}

// MaxSourcesKnown is the most sources that can be asked for under asOf.known.
const MaxSourcesKnown = 5

func (a AsOf) sources(c Compare) (Filter, error) {
	n, _ := c.Value.(int)
	if c.Op != AtLeast || n > MaxSourcesKnown {
		return nil, invalid("together with asOf.known only minSources of 1 to %d can be asked", MaxSourcesKnown)
	}
	if n <= 1 {
		return AllOf{}, nil
	}
	return Compare{nthSource(n), AtMost, a.Known}, nil
}

// nthSource is the field that holds since when there have been n sources.
func nthSource(n int) string { return fmt.Sprintf("source%dFrom", n) }

// status lets what was withdrawn or overtaken later stand until then.
func (a AsOf) status(c Compare) Filter {
	var want []string
	switch v := c.Value.(type) {
	case string:
		want = []string{v}
	case []string:
		want = v
	}
	later := Compare{"knownTo", Greater, a.Known}
	f := AnyOf{AllOf{Compare{"status", OneOf, want}, Not{later}}}
	if slices.Contains(want, "STATED") {
		f = append(f, later)
	}
	return f
}

// rewrite returns f with each part replaced by what change makes of it.
func rewrite(f Filter, change func(Filter) (Filter, error)) (Filter, error) {
	each := func(fs []Filter) ([]Filter, error) {
		out := make([]Filter, len(fs))
		for i := range fs {
			var err error
			if out[i], err = rewrite(fs[i], change); err != nil {
				return nil, err
			}
		}
		return out, nil
	}
	switch g := f.(type) {
	case nil:
		return nil, nil
	case AllOf:
		fs, err := each(g)
		return AllOf(fs), err
	case AnyOf:
		fs, err := each(g)
		return AnyOf(fs), err
	case Not:
		in, err := rewrite(g.Of, change)
		return Not{in}, err
	}
	return change(f)
}

// shows says whether an entity that was fetched by its ID is there under a.
func (a AsOf) shows(value func(string) any) bool {
	return notAfter(value("existsFrom"), a.Valid) && notAfter(value("knownFrom"), a.Known)
}

// showsLink says the same of a relationship.
func (a AsOf) showsLink(r Relationship) bool {
	return (a.Valid == "" || r.heldOn(a.Valid)) && a.shows(r.Value)
}

// notAfter says whether a date, if there is one, is no later than day.
func notAfter(v any, day string) bool {
	d, ok := v.(string)
	return day == "" || !ok || d <= day
}

// seen returns r as it was on record on the day that is known: with the sources
// that there were then, and not yet withdrawn if that came later.
func (a AsOf) seen(r Relationship) Relationship {
	if a.Known == "" {
		return r
	}
	r = r.Clone()
	var kinds []string
	var sources []string
	best := len(Reliabilities)
	for i, f := range r.Texts("sourceFacts") {
		facts := strings.Split(f, " ")
		if len(facts) == 3 && notAfter(cmp.Or(facts[0], always), a.Known) {
			sources = append(sources, r.Texts("sources")[i])
			kinds = append(kinds, facts[1])
			best = min(best, slices.Index(Reliabilities, facts[2]))
		}
	}
	slices.Sort(kinds)
	set(r.Fields, "sources", sources)
	set(r.Fields, "sourceKinds", slices.Compact(kinds))
	r.Fields["sourceCount"] = len(sources)
	delete(r.Fields, "bestSource")
	if best >= 0 && best < len(Reliabilities) {
		r.Fields["bestSource"] = Reliabilities[best]
	}
	if to := r.Text("knownTo"); to > a.Known {
		delete(r.Fields, "knownTo")
		r.Fields["status"] = "STATED"
	}
	return r
}
