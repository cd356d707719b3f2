package sqlitestore

import (
	"fmt"
	"strings"

	"accordgraph/internal/kg"
)

// A query is a statement and its parameters, written from left to right. Its
// text is made of constants of this package and the names of columns; values are
// parameters. So the same shape of a question has the same text, and the
// statement is prepared once.
type query struct {
	text  strings.Builder
	args  []any
	names int
	err   error
}

func statement(text string, args ...any) *query {
	q := &query{}
	return q.add(text, args...)
}

func (q *query) add(text string, args ...any) *query {
	q.text.WriteString(text)
	q.args = append(q.args, args...)
	return q
}

// A subject is a row that is asked about: its table, and its name in the query.
type subject struct {
	*table
	at string
}

// name returns t under a name of its own.
func (q *query) name(t *table) subject {
	q.names++
	return subject{t, fmt.Sprint(t.name[:1], q.names)}
}

// column returns what the field of that name is in the query: nothing, if there
// is no such field.
func (s subject) column(field string) string {
	if c, ok := s.table.column(field); ok {
		return s.at + "." + quote(c)
	}
	return "NULL"
}

// filter writes a condition that is true if f holds of s. If it does not, it is
// false or null, which where it is used is the same.
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
		q.compare(on.column(f.Field), f)
	default:
		q.err = fmt.Errorf("there is no filter %T", f)
	}
}

func (q *query) join(s *Store, on subject, fs []kg.Filter, by, none string) {
	if len(fs) == 0 {
		q.add(none)
		return
	}
	q.add("(")
	for i, f := range fs {
		if i > 0 {
			q.add(by)
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
	case kg.IsNull:
		q.add(column + map[bool]string{true: " IS NULL", false: " IS NOT NULL"}[c.Value == true])
	default:
		q.err = fmt.Errorf("there is no comparison %q", c.Op)
	}
}

func (q *query) several(column string, c kg.Condition) {
	values, _ := c.Value.([]string)
	if c.Op == kg.OneOf {
		q.add(column+" IN (SELECT value FROM json_each(?))", array(values))
		return
	}
	q.add("EXISTS (SELECT 1 FROM json_each("+column+") WHERE value IN (SELECT value FROM json_each(?)))", array(values))
}

// kind writes the condition that s is of a kind that counts as k. Any is every
// kind, here also Merged.
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

func (q *query) linked(s *Store, on subject, via kg.Via) {
	q.add("(")
	for i, l := range s.legs(q, via) {
		if i > 0 {
			q.add(" OR ")
		}
		q.add("EXISTS (SELECT 1")
		l.from(q, s, on.at+".id")
		q.add(")")
	}
	q.add(")")
}

// A leg is one way in which a step leads on: out, in, or by a field.
type leg struct {
	via       kg.Via
	link, far subject // link is nothing if the step has a Ref
	near, end string  // the columns of both ends: "from_id" and "to_id", or the reverse
	loops     bool    // relationships from an entity to itself count
}

// legs returns the one or two ways of via.
func (s *Store) legs(q *query, via kg.Via) []leg {
	if via.Ref != "" {
		return []leg{{via: via, far: q.name(s.entities)}}
	}
	var all []leg
	if via.Dir != kg.In {
		all = append(all, leg{via, q.name(s.relationships), q.name(s.entities), "from_id", "to_id", true})
	}
	if via.Dir != kg.Out {
		all = append(all, leg{via, q.name(s.relationships), q.name(s.entities), "to_id", "from_id", len(all) == 0})
	}
	return all
}

// from writes from where, and on what conditions, l leads on from start.
func (l leg) from(q *query, s *Store, start string) {
	if l.link.table == nil {
		q.add(" FROM entity AS " + l.far.at + " WHERE " + l.far.column(l.via.Ref) + " = " + start + " AND ")
		q.kind(l.far, l.via.To)
		q.add(" AND ")
		q.filter(s, l.far, l.via.Where)
		return
	}
	r := l.link.at
	q.add(" FROM relationship AS " + r + " CROSS JOIN entity AS " + l.far.at + " ON " + l.far.at + ".id = " + r + "." + l.end)
	q.add(" WHERE " + r + "." + l.near + " = " + start)
	if !l.loops {
		q.add(" AND " + r + ".from_id <> " + r + ".to_id")
	}
	q.add(" AND ")
	q.types(r, l.via.Types)
	q.add(" AND ")
	q.filter(s, l.link, l.via.Link)
	q.add(" AND ")
	q.kind(l.far, l.via.To)
	q.add(" AND ")
	q.filter(s, l.far, l.via.Where)
}

// types writes the condition that a relationship is of one of these types. One
// type is looked up in an index; of several the list is walked in its order.
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
