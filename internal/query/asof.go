package query

import (
	"accordgraph/internal/kg"
)

// An AsOf limits a request to one day in the world (Valid) and one day on the public record (Known). Either may be
// empty, which means now. AsOf adds its conditions to every question before a store gets it, so stores know nothing
// of it.
//
// Under Valid, the request sees relationships that held on that day. It sees no documents, clauses, objections,
// figures and events with a later date.
//
// Under Known, the request sees everything published by the end of that day, with the sources published by then. A
// thing that is dated by month or year was published by the end of that period. A thing without a date is general
// knowledge, and counts as always known.
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

// restrict returns v with the conditions of a added, also within its filters. [frontier.restrict] adds the conditions
// about sources.
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
	if v.Ref == "" && (v.Dir != "" || v.Links) {
		v.Link = and(v.Link, a.link())
	}
	if !v.Links {
		v.Where = and(v.Where, a.entity())
	}
	return v
}

// and returns a filter that is true if f and all of more are true. f may be nil.
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
