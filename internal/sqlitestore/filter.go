package sqlitestore

import (
	"fmt"

	"accordgraph/internal/kg"
)

// filter writes a condition that is true if f holds for the subject, and false or
// null if it does not. Where conditions are used, null counts as false.
func (q *query) filter(s *Store, on subject, f kg.Filter) {
	switch f := f.(type) {
	case nil:
		q.add("1")
	case kg.AllOf:
		q.join(s, on, f, " AND ", "1")
	case kg.AnyOf:
		q.join(s, on, f, " OR ", "0")
	case kg.Not:
		q.add("(")
		q.filter(s, on, f.Of)
		q.add(") IS NOT TRUE")
	case kg.Linked:
		q.linked(s, on, f.Via)
	case kg.Condition:
		if column, ok := on.table.end(f.Field); ok {
			q.compareEnd(on.at, column, f)
			return
		}
		q.compare(on.column(f.Field), f)
	default:
		q.fail(fmt.Errorf("no such filter: %T", f))
	}
}

// join writes the conditions fs with an operator between them. If there are no
// conditions, it writes the text of the argument empty.
func (q *query) join(s *Store, on subject, fs []kg.Filter, operator, empty string) {
	if len(fs) == 0 {
		q.add(empty)
		return
	}
	q.add("(")
	for i, f := range fs {
		if i > 0 {
			q.add(operator)
		}
		q.filter(s, on, f)
	}
	q.add(")")
}

func (q *query) compare(column string, c kg.Condition) {
	switch c.Op {
	case kg.Equal:
		q.add(column+" = ?", c.Value)
	case kg.Less:
		q.add(column+" < ?", c.Value)
	case kg.AtMost:
		q.add(column+" <= ?", c.Value)
	case kg.Greater:
		q.add(column+" > ?", c.Value)
	case kg.AtLeast:
		q.add(column+" >= ?", c.Value)
	case kg.Includes:
		q.add("instr("+column+", ?) > 0", c.Value)
	case kg.StartsWith:
		q.add("substr("+column+", 1, length(?)) = ?", c.Value, c.Value)
	case kg.Has:
		q.add("EXISTS (SELECT 1 FROM json_each("+column+") WHERE value = ?)", c.Value)
	case kg.OneOf, kg.HasAny:
		q.several(column, c)
	case kg.Overlaps:
		q.overlaps(column, c)
	case kg.IsNull:
		q.add(column + map[bool]string{true: " IS NULL", false: " IS NOT NULL"}[c.Value == true])
	default:
		q.fail(fmt.Errorf("no such comparison: %q", c.Op))
	}
}

// compareEnd writes a comparison with the ID of an end of the relationship at. It looks given IDs up, so SQLite can use
// an index of the end.
func (q *query) compareEnd(at, column string, c kg.Condition) {
	switch values, _ := c.Value.([]string); c.Op {
	case kg.Equal:
		q.add(at+"."+column+" = (SELECT n FROM entity WHERE id = ?)", c.Value)
	case kg.OneOf:
		q.add(at+"."+column+" IN (SELECT s.n"+existing+")", array(values))
	default:
		q.compare(endID(at, column), c)
	}
}

// several writes a comparison with a list of values.
func (q *query) several(column string, c kg.Condition) {
	values, _ := c.Value.([]string)
	if c.Op == kg.OneOf {
		q.add(column+" IN (SELECT value FROM json_each(?))", array(values))
		return
	}
	q.add("EXISTS (SELECT 1 FROM json_each("+column+") WHERE value IN (SELECT value FROM json_each(?)))", array(values))
}

// overlaps writes the condition that a list of spans has a span that overlaps another.
func (q *query) overlaps(column string, c kg.Condition) {
	span, _ := c.Value.(string)
	days := kg.SpanDays(span)
	q.add("EXISTS (SELECT 1 FROM json_each("+column+") WHERE "+spanDay(0)+" <= ? AND "+spanDay(1)+" >= ? AND "+
		spanDay(2)+" <= ? AND "+spanDay(3)+" >= ?)", days[1], days[0], days[3], days[2])
}

// spanDay returns the expression for day i of the span in the column value.
func spanDay(i int) string {
	return fmt.Sprintf("substr(value, %d, %d)", 1+i*kg.SpanPart, kg.SpanPart-1)
}

// linked writes the condition that via leads anywhere from the subject.
func (q *query) linked(s *Store, on subject, via kg.Via) {
	q.add("(")
	for i, b := range s.branches(q, via) {
		if i > 0 {
			q.add(" OR ")
		}
		q.add("EXISTS (SELECT 1")
		b.from(q, s, on.at, kg.Order{})
		q.add(")")
	}
	q.add(")")
}

// kind writes the condition that the kind of s counts as k. Every kind counts as kg.Any,
// including Merged.
func (q *query) kind(s subject, k kg.Kind) {
	switch members := k.Members(); {
	case k == kg.Any:
		q.add("1")
	case len(members) == 1:
		q.add(s.at+".kind = ?", string(k))
	default:
		q.add(s.at+".kind IN (SELECT value FROM json_each(?))", array(members))
	}
}

// types writes the condition that a relationship has one of these types. SQLite
// looks one type up in an index. For several types, the operator + keeps SQLite from
// using that index, so it reads the list in its order.
func (q *query) types(at string, types []kg.Type) {
	switch len(types) {
	case 0:
		q.add("1")
	case 1:
		q.add(at+".type = ?", string(types[0]))
	default:
		q.add("+"+at+".type IN (SELECT value FROM json_each(?))", array(types))
	}
}
