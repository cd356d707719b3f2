package query

import (
	"accordgraph/internal/kg"
)

// An AsOf limits a request to one day in the world (Valid) and one day on the public record (Known). An empty day means
// now. AsOf adds its conditions to every question before a store gets the question, so stores know nothing of AsOf.
//
// Under Valid, the request sees relationships that held on that day. The request sees no document, clause, objection,
// figure or event with a later date.
//
// Under Known, the request sees everything published by the end of that day, with the sources published by then.
// Something that is dated by month or year counts as published at the end of that month or year. Something without a
// date is general knowledge, and counts as always known.
type AsOf struct {
	Valid string `arg:"valid,day"`
	Known string `arg:"known,day"`
}

// readAsOf reads {valid: DAY, known: DAY}.
func readAsOf(v any) (a AsOf, err error) {
	tree, ok := v.(Tree)
	if v == nil {
		return a, nil
	}
	if !ok {
		return a, kg.Invalidf("asOf is not {valid: DAY, known: DAY}")
	}
	for _, d := range []struct {
		name string
		day  *string
	}{{"valid", &a.Valid}, {"known", &a.Known}} {
		if tree[d.name] == nil {
			continue
		}
		*d.day, _ = tree[d.name].(string)
		if !kg.IsDay(*d.day) {
			return a, kg.Invalidf("asOf.%s is %v, want a day such as 2014-09-05", d.name, tree[d.name])
		}
	}
	return a, nil
}

// entity returns the condition on entities.
func (a AsOf) entity() kg.AllOf {
	var all kg.AllOf
	if a.Valid != "" {
		all = append(all, existsBy(a.Valid))
	}
	if a.Known != "" {
		all = append(all, kg.AnyOf{kg.Is("knownFrom", kg.IsNull, true), a.isOver("knownFrom")})
	}
	return all
}

// link returns the condition on relationships.
func (a AsOf) link() kg.AllOf {
	all := AsOf{Known: a.Known}.entity()
	if a.Valid != "" {
		all = append(all, validAt(a.Valid))
	}
	return all
}

// linkFilter returns the condition on relationships, or nil if there is none.
func (a AsOf) linkFilter() kg.Filter {
	if all := a.link(); len(all) > 0 {
		return all
	}
	return nil
}

// restrict returns v with the conditions of a. It adds them to v itself and to each step within the filters of v.
// [frontier.restrict] adds the conditions about sources.
func (a AsOf) restrict(v kg.Via) kg.Via {
	if a == (AsOf{}) {
		return v
	}
	v.Where, _ = rewrite(v.Where, func(f kg.Filter) (kg.Filter, error) {
		if l, ok := f.(kg.Linked); ok {
			return kg.Linked{Via: a.restrict(l.Via)}, nil
		}
		return f, nil
	})
	v.Link, _ = rewrite(v.Link, func(f kg.Filter) (kg.Filter, error) {
		if c, ok := f.(kg.Condition); ok && c.Op == kg.Overlaps {
			return kg.Is(c.Field, c.Op, a.span()), nil
		}
		return f, nil
	})
	if v.Ref == "" && (v.Dir != "" || v.Links) {
		v.Link = and(v.Link, a.link())
	}
	if !v.Links {
		v.Where = and(v.Where, a.entity())
	}
	return v
}

// and returns a filter that is true if f is true and every filter in more is true. f may be nil.
func and(f kg.Filter, more kg.AllOf) kg.Filter {
	if f == nil {
		return more
	}
	return append(kg.AllOf{f}, more...)
}

// shows reports whether a request under a sees an entity or relationship with these fields.
func (a AsOf) shows(value func(string) any) bool {
	exists, _ := value("existsFrom").(string)
	known, _ := value("knownFrom").(string)
	return (a.Valid == "" || exists <= a.Valid) && (a.Known == "" || kg.LastDay(known) <= a.Known)
}

// showsLink reports whether a request under a sees r.
func (a AsOf) showsLink(r kg.Relationship) bool {
	return (a.Valid == "" || r.HeldOn(a.Valid)) && a.shows(r.Value)
}

// Shows reports whether the request that l is from sees an entity with these dates, knownFrom and existsFrom.
func (l *Link) Shows(dates map[string]any) bool {
	return l.on.asOf.shows(func(field string) any { return dates[field] })
}

// Sees reports whether the request that l is from sees r, and sees it stand.
func (l *Link) Sees(r kg.Relationship) bool {
	return l.on.asOf.showsLink(r) && r.Stands(l.on.asOf.Known)
}
