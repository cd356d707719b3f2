package neo4jstore

import (
	"fmt"
	"slices"
	"strings"

	"accordgraph/internal/kg"
)

// A subject is what a condition is about: a variable that is bound to a node or a
// relationship.
type subject struct {
	name string
	link bool
}

func node(name string) subject { return subject{name, false} }
func link(name string) subject { return subject{name, true} }

// both returns the condition on a relationship and on its far end.
func (c *compiler) both(l, b subject, via kg.Via) string {
	return c.holds(l, via.Link) + " AND " + c.holds(b, via.Where)
}

// holds returns the condition that f is true of x. It may be null where a value is
// absent, which is as good as false except under Not: see not.
func (c *compiler) holds(x subject, f kg.Filter) string {
	switch f := f.(type) {
	case nil:
		if c.exact { // as in join
			return c.param(true)
		}
		return "true"
	case kg.AllOf:
		return c.join(x, f, " AND ", true)
	case kg.AnyOf:
		return c.join(x, f, " OR ", false)
	case kg.Not:
		return c.not(x, f.Of)
	case kg.Linked:
		return c.linked(x, f.Via)
	case kg.Condition:
		return c.compare(x, f)
	}
	panic(fmt.Sprintf("neo4jstore: no such filter: %T", f))
}

// not turns each comparison into one that is never null, rather than all of f at
// once: the planner knows NOT EXISTS, and nothing that is wrapped.
func (c *compiler) not(x subject, f kg.Filter) string {
	defer func(exact bool) { c.exact = exact }(c.exact)
	c.exact = true
	return "NOT " + c.holds(x, f)
}

// join makes a parameter of what holds of nothing: where the planner sees false,
// it drops the pattern and then refuses the hint on it.
func (c *compiler) join(x subject, fs []kg.Filter, with string, empty bool) string {
	if len(fs) == 0 {
		return c.param(empty)
	}
	all := make([]string, len(fs))
	for i, f := range fs {
		all[i] = c.holds(x, f)
	}
	return "(" + strings.Join(all, with) + ")"
}

func (c *compiler) linked(x subject, via kg.Via) string {
	defer func(exact bool) { c.exact = exact }(c.exact)
	c.exact = false // a WHERE of its own
	l, b := link(c.name("l")), node(c.name("b"))
	if via.Ref == "" {
		return fmt.Sprintf("EXISTS { MATCH %s WHERE %s }", step(x.name, l.name, b.name, via.Step), c.both(l, b, via))
	}
	ref, hint, _ := refers(via.Step, b.name, property(x.name, "id"), kg.Order{})
	return fmt.Sprintf("EXISTS { MATCH (%s:%s) %s WHERE %s AND %s }", b.name, label(via.To), hint, ref, c.holds(b, via.Where))
}

func (c *compiler) compare(x subject, f kg.Condition) string {
	field := x.field(f.Field)
	if f.Op == kg.IsNull {
		if f.Value == true {
			return field + " IS NULL"
		}
		return field + " IS NOT NULL"
	}
	condition := c.comparison(field, f)
	if c.exact {
		return "coalesce(" + condition + ", false)"
	}
	return condition
}

func (c *compiler) comparison(field string, f kg.Condition) string {
	switch f.Op {
	case kg.Has:
		return c.param(f.Value) + " IN " + field
	case kg.HasAny:
		v := c.name("v")
		return fmt.Sprintf("any(%s IN %s WHERE %s IN %s)", v, c.param(f.Value), v, field)
	}
	return field + " " + operator(f.Op) + " " + c.param(f.Value)
}

func operator(op kg.Op) string {
	switch op {
	case kg.Equal:
		return "="
	case kg.OneOf:
		return "IN"
	case kg.Includes:
		return "CONTAINS"
	case kg.StartsWith:
		return "STARTS WITH"
	case kg.Less:
		return "<"
	case kg.AtMost:
		return "<="
	case kg.Greater:
		return ">"
	case kg.AtLeast:
		return ">="
	}
	panic("neo4jstore: no such comparison: " + string(op))
}

// field returns where x has the field of that name.
func (x subject) field(name string) string {
	if x.link {
		switch name {
		case "type":
			return "type(" + x.name + ")"
		case "source":
			name = "from"
		case "target":
			name = "to"
		}
	}
	return property(x.name, name)
}

// held returns a field of kind k that f can only hold of if it has one value, and
// by which lists are indexed; if there are several, one that is likely to have
// many values.
func held(k kg.Kind, f kg.Filter) (string, bool) {
	equal := equals(f)
	best := ""
	for _, f := range kg.EntityFields(k) {
		if f.Index && slices.Contains(equal, f.Name) && (best == "" || f.Type != kg.Enum) {
			best = f.Name
		}
	}
	return best, best != ""
}

// equals returns the fields that f can only hold of if they have one value.
func equals(f kg.Filter) []string {
	var all []string
	switch f := f.(type) {
	case kg.AllOf:
		for _, one := range f {
			all = append(all, equals(one)...)
		}
	case kg.Condition:
		if f.Op == kg.Equal {
			all = append(all, f.Field)
		}
	}
	return all
}

func (c *compiler) param(v any) string {
	p := c.name("p")
	c.params[p] = v
	return "$" + p
}

func (c *compiler) name(prefix string) string {
	c.names++
	return fmt.Sprint(prefix, c.names)
}
