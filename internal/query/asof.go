package query

import (
	"accordgraph/internal/kg"
)

// An AsOf is a day in the world and a day on the public record; either may be
// empty, for now. Under it a request meets only what was there on the one day,
// as far as was known on the other: it adds conditions to every question that is
// put to the store, here, and no store knows of it.
//
// Valid: relationships that held on that day, and documents, clauses, objections,
// figures and events that were not dated later. Known: what was published by the
// end of that day, with the sources that there were then. What is dated by its month
// or year alone was published by its end.
//
// What has no date counts as always known: it is general knowledge.
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

// entity is the condition on entities.
func (a AsOf) entity() kg.AllOf {
	var all kg.AllOf
	if a.Valid != "" {
		all = append(all, existsBy(a.Valid))
	}
	if a.Known != "" {
		all = append(all, kg.AnyOf{kg.Is("knownFrom", kg.IsNull, true), a.over("knownFrom")})
	}
	return all
}

// link is the condition on relationships.
func (a AsOf) link() kg.AllOf {
	all := AsOf{Known: a.Known}.entity()
	if a.Valid != "" {
		all = append(all, validAt(a.Valid))
	}
	return all
}

// linkFilter is link, or nil if there is none.
func (a AsOf) linkFilter() kg.Filter {
	if all := a.link(); len(all) > 0 {
		return all
	}
	return nil
}

// restrict returns the question that v is under a, with everything that its
// filters look at under a as well. What sources there were is known's to say.
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

func and(f kg.Filter, more kg.AllOf) kg.Filter {
	if f == nil {
		return more
	}
	return append(kg.AllOf{f}, more...)
}

// shows says whether an entity that was fetched by its ID is there under a.
func (a AsOf) shows(value func(string) any) bool {
	exists, _ := value("existsFrom").(string)
	known, _ := value("knownFrom").(string)
	return (a.Valid == "" || exists <= a.Valid) && (a.Known == "" || kg.LastDay(known) <= a.Known)
}

// showsLink says the same of a relationship.
func (a AsOf) showsLink(r kg.Relationship) bool {
	return (a.Valid == "" || r.HeldOn(a.Valid)) && a.shows(r.Value)
}
