package neo4jstore

import (
	"fmt"
	"strings"

	"accordgraph/internal/kg"
)

// A subject is a variable that conditions are about. It is bound to a node or to a
// relationship.
type subject struct {
	name string
	link bool // a relationship
}

func node(name string) subject { return subject{name, false} }
func link(name string) subject { return subject{name, true} }

// field returns the expression for the field of x with this name.
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

// both returns the conditions of via on a relationship and on its far end.
func (c *compiler) both(l, b subject, via kg.Via) string {
	return c.holds(l, via.Link) + " AND " + c.holds(b, via.Where)
}

// holds returns the condition that f holds for x. It may be null if a value is absent.
// Null counts as false, except under Not (see the method not).
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
	return c.fail("no such filter: %T", f)
}

// not returns the condition that f does not hold for x. In this condition, each
// comparison with an absent value is false rather than null. The coalesce is around each
// comparison, and not around the whole condition, because the planner recognizes NOT
// EXISTS, but not inside a function.
func (c *compiler) not(x subject, f kg.Filter) string {
	defer func(exact bool) { c.exact = exact }(c.exact)
	c.exact = true
	return "NOT " + c.holds(x, f)
}

// join returns the conditions fs with an operator between them. If there are no
// conditions, it returns a parameter with the value of the argument empty. It does not
// return a literal, because if the planner sees the literal false, it drops the pattern,
// and then refuses the hint on that pattern.
func (c *compiler) join(x subject, fs []kg.Filter, operator string, empty bool) string {
	if len(fs) == 0 {
		return c.param(empty)
	}
	all := make([]string, len(fs))
	for i, f := range fs {
		all[i] = c.holds(x, f)
	}
	return "(" + strings.Join(all, operator) + ")"
}

// linked returns the condition that via leads anywhere from x.
func (c *compiler) linked(x subject, via kg.Via) string {
	defer func(exact bool) { c.exact = exact }(c.exact)
	c.exact = false // the subquery has its own WHERE, in which null counts as false
	l, b := link(c.name("l")), node(c.name("b"))
	if via.Ref == "" {
		return fmt.Sprintf("EXISTS { MATCH %s WHERE %s }", step(x.name, l.name, b.name, via.Step), c.both(l, b, via))
	}
	ref, hint, _ := refers(via.Step, b.name, property(x.name, "id"), kg.Order{})
	return fmt.Sprintf("EXISTS { MATCH (%s:%s) %s WHERE %s AND %s }",
		b.name, label(via.To), hint, ref, c.holds(b, via.Where))
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
	case kg.Overlaps:
		return c.overlaps(field, f)
	}
	operator, ok := operators[f.Op]
	if !ok {
		return c.fail("no such comparison: %q", f.Op)
	}
	return field + " " + operator + " " + c.param(f.Value)
}

// overlaps returns the condition that a list of spans has a span that overlaps another.
func (c *compiler) overlaps(field string, f kg.Condition) string {
	span, _ := f.Value.(string)
	v, days := c.name("v"), kg.SpanDays(span)
	day := func(i int) string { return fmt.Sprintf("substring(%s, %d, %d)", v, i*kg.SpanPart, kg.SpanPart-1) }
	return fmt.Sprintf("any(%s IN %s WHERE %s <= %s AND %s >= %s AND %s <= %s AND %s >= %s)", v, field,
		day(0), c.param(days[1]), day(1), c.param(days[0]), day(2), c.param(days[3]), day(3), c.param(days[2]))
}

// operators maps each comparison of a field with one parameter to its operator in Cypher.
var operators = map[kg.Op]string{
	kg.Equal:      "=",
	kg.OneOf:      "IN",
	kg.Includes:   "CONTAINS",
	kg.StartsWith: "STARTS WITH",
	kg.Less:       "<",
	kg.AtMost:     "<=",
	kg.Greater:    ">",
	kg.AtLeast:    ">=",
}
