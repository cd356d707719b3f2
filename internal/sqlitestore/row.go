package sqlitestore

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"strings"

	"accordgraph/internal/kg"
)

// A scan is the memory that one row is read into: a name, then the columns of a
// relationship, then the columns of an entity. The tables links and reached say which
// columns the statement returns. If a table is nil, the statement returns none of its
// columns. The name is the ID of the entity from which the hop starts. If a row is not a
// hop, the name is the ID of the row's own entity or relationship.
type scan struct {
	name           string
	link, entity   []any
	links, reached *table
	dest           []any
}

func newScan(links, reached *table) *scan {
	s := &scan{links: links, reached: reached}
	s.dest = append(s.dest, &s.name)
	s.link, s.entity = s.room(links), s.room(reached)
	return s
}

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

// hop reads the current row.
func (s *scan) hop(rows *sql.Rows) (name kg.ID, h kg.Hop, err error) {
	if err := rows.Scan(s.dest...); err != nil {
		return "", h, err
	}
	if s.links != nil {
		h.Relationship, err = relationshipOf(s.links, s.link)
	}
	if s.reached != nil && err == nil {
		h.To, err = entityOf(s.reached, s.entity)
	}
	return kg.ID(s.name), h, err
}

func entityOf(t *table, v []any) (e kg.Entity, err error) {
	e = kg.Entity{
		ID: kg.ID(text(v[0])), Kind: kg.Kind(text(v[1])), Name: text(v[2]), Sort: text(v[3]), Digest: text(v[4]),
	}
	e.Fields, err = t.fieldsOf(v[len(t.fixed):])
	return e, err
}

func relationshipOf(t *table, v []any) (r kg.Relationship, err error) {
	r = kg.Relationship{
		ID: kg.ID(text(v[0])), Type: kg.Type(text(v[1])), From: kg.ID(text(v[2])), To: kg.ID(text(v[3])),
		Digest: text(v[4]),
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

func valueOf(f kg.Field, v any) (any, error) {
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

// params returns the parameters of t.put for a row. If a field is not in fields, its
// parameter is null. The parameter for a list is JSON. The function value returns the
// value of any field by name.
func (t *table) params(fixed []any, fields map[string]any, value func(string) any) []any {
	out := make([]any, 0, len(fixed)+len(t.fields)+5)
	out = append(out, fixed...)
	for _, f := range t.fields {
		v := fields[f.Name]
		if list, ok := v.([]string); ok {
			v = array(list)
		}
		out = append(out, v)
	}
	for _, name := range t.sorted() {
		out = append(out, kg.SortText(value(name)))
	}
	return out
}

// array returns a list as a JSON array.
func array[S ~string](list []S) string {
	if len(list) == 0 {
		return "[]"
	}
	text, err := json.Marshal(list)
	if err != nil { // cannot happen: every []string has a JSON form
		return "[]"
	}
	return string(text)
}
