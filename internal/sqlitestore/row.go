package sqlitestore

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"strings"

	"accordgraph/internal/kg"
)

// A scan is the memory that one row is read into. The tables links and reached say which
// columns of a relationship and of an entity the statement returns. If a table is nil, the
// statement returns none of its columns.
//
// If rows are hops from entities, their first column is the place in from of the entity
// from which the hop starts. If such a hop is along a relationship, the second column is
// 1 if the relationship is outgoing, and 0 if it is incoming.
type scan struct {
	from           []kg.ID // nil if rows are not hops from entities
	start, way     any
	links, reached *table
	link, entity   []any
	dest           []any
}

// newScan returns the scan for rows that are not hops from entities.
func newScan(links, reached *table) *scan { return newHopScan(nil, links, reached) }

// newHopScan returns the scan for hops from entities.
func newHopScan(from []kg.ID, links, reached *table) *scan {
	s := &scan{from: from, links: links, reached: reached}
	if from != nil {
		s.dest = append(s.dest, &s.start)
	}
	if s.isAlong() {
		s.dest = append(s.dest, &s.way)
	}
	s.link, s.entity = s.room(links), s.room(reached)
	return s
}

// isAlong reports whether rows are hops from entities along relationships.
func (s *scan) isAlong() bool { return s.from != nil && s.links != nil }

// room returns one value for each column of t, and makes it a destination of the scan.
func (s *scan) room(t *table) []any {
	if t == nil {
		return nil
	}
	values := make([]any, len(t.fixed)+len(t.fields))
	for i := range values {
		s.dest = append(s.dest, &values[i])
	}
	return values
}

// hop reads the current row. The result at is the place in from of the entity from which
// the hop starts, and 0 if rows are not hops from entities.
func (s *scan) hop(rows *sql.Rows) (at int, h kg.Hop, err error) {
	if err := rows.Scan(s.dest...); err != nil {
		return 0, h, err
	}
	if s.links != nil {
		h.Relationship, err = relationshipOf(s.links, s.link)
	}
	if s.reached != nil && err == nil {
		h.To, err = entityOf(s.reached, s.entity)
	}
	at = number(s.start)
	if s.isAlong() {
		r := &h.Relationship
		if r.From, r.To = s.from[at], h.To.ID; number(s.way) == 0 {
			r.From, r.To = r.To, r.From
		}
	}
	return at, h, err
}

// direction returns the direction of the current row, which is a hop along a relationship.
func (s *scan) direction() kg.Direction {
	if number(s.way) == 0 {
		return kg.In
	}
	return kg.Out
}

// number returns the number in a column, and 0 if the column is null.
func number(v any) int { n, _ := v.(int64); return int(n) }

func entityOf(t *table, v []any) (e kg.Entity, err error) {
	e.Kind = kg.Kind(t.all)
	for i, c := range t.fixed {
		switch s := text(v[i]); c.column {
		case "id":
			e.ID = kg.ID(s)
		case "kind":
			e.Kind = kg.Kind(s)
		case "name":
			e.Name = s
		case "sort":
			e.Sort = s
		case "digest":
			e.Digest = s
		}
	}
	e.Fields, err = t.fieldsOf(v[len(t.fixed):])
	return e, err
}

func relationshipOf(t *table, v []any) (r kg.Relationship, err error) {
	r.Type = kg.Type(t.all)
	for i, c := range t.fixed {
		switch s := text(v[i]); c.column {
		case "id":
			r.ID = kg.ID(s)
		case "type":
			r.Type = kg.Type(s)
		case "from_n":
			r.From = kg.ID(s)
		case "to_n":
			r.To = kg.ID(s)
		case "digest":
			r.Digest = s
		}
	}
	r.Fields, err = t.fieldsOf(v[len(t.fixed):])
	return r, err
}

// text returns the text in a column, and the empty text if the column is null.
func text(v any) string { s, _ := v.(string); return s }

// fieldsOf returns the fields of a row. The argument values has the columns that come
// after the fixed columns.
func (t *table) fieldsOf(values []any) (map[string]any, error) {
	n := 0
	for _, v := range values {
		if v != nil {
			n++
		}
	}
	fields := make(map[string]any, n)
	for i, v := range values {
		if v == nil {
			continue
		}
		v, err := valueOf(t.fields[i], v)
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", t.fields[i].Name, err)
		}
		fields[t.fields[i].Name] = v
	}
	return fields, nil
}

func valueOf(f *kg.Field, v any) (any, error) {
	if n, ok := v.(int64); ok {
		return int(n), nil
	}
	if !f.Type.IsList() {
		return v, nil
	}
	return listOf(text(v))
}

// listOf returns the list that array wrote. Lists without escapes, which are nearly all
// lists, need no JSON parser.
func listOf(s string) (list []string, err error) {
	if len(s) >= len(`[""]`) && s[1] == '"' && !strings.Contains(s, `\`) {
		return strings.Split(s[2:len(s)-2], `","`), nil
	}
	err = json.Unmarshal([]byte(s), &list)
	return list, err
}

// params appends the parameters of t.insert to row: a parameter for each field, and one for each sort key. The fixed
// columns are in row already. If a field is not in fields, its parameter is null. The parameter for a list is JSON. The
// function value returns the value of any field by name.
func (t *table) params(row []any, fields map[string]any, value func(string) any) []any {
	for _, f := range t.fields {
		v := fields[f.Name]
		if list, ok := v.([]string); ok {
			v = array(list)
		}
		row = append(row, v)
	}
	for _, name := range t.sorts {
		row = append(row, kg.SortText(value(name)))
	}
	return row
}

// array returns a list as a JSON array.
func array[S ~string](list []S) string {
	n := len("[]")
	for _, s := range list {
		if !isPlain(string(s)) {
			return escaped(list)
		}
		n += len(s) + len(`"",`)
	}
	var out strings.Builder
	out.Grow(n)
	out.WriteByte('[')
	for i, s := range list {
		if i > 0 {
			out.WriteByte(',')
		}
		out.WriteByte('"')
		out.WriteString(string(s))
		out.WriteByte('"')
	}
	out.WriteByte(']')
	return out.String()
}

// isPlain reports whether s stands in JSON as it is. Nearly all IDs do.
func isPlain(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c > '~' || strings.IndexByte(`"\<>&`, c) >= 0 {
			return false
		}
	}
	return true
}

// escaped returns a list as a JSON array with escapes.
func escaped[S ~string](list []S) string {
	text, err := json.Marshal(list)
	if err != nil { // cannot happen: every []string has a JSON form
		return "[]"
	}
	return string(text)
}
