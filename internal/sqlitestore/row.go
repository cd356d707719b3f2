package sqlitestore

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"strings"

	"accordgraph/internal/kg"
)

// rows gives each row of the answer to use.
func (s *Store) rows(ctx context.Context, what string, q *query, use func(*sql.Rows) error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if q.err != nil {
		return fmt.Errorf("sqlitestore: %s: %w", what, q.err)
	}
	return problem(ctx, what, s.read.each(ctx, q, use))
}

func (p *pool) each(ctx context.Context, q *query, use func(*sql.Rows) error) error {
	rows, err := p.query(ctx, q)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := use(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

func (p *pool) query(ctx context.Context, q *query) (*sql.Rows, error) {
	text := q.text.String()
	st, err := p.prepare(ctx, text)
	if err != nil {
		return nil, err
	}
	if st == nil {
		return p.db.QueryContext(ctx, text, q.args...)
	}
	return st.QueryContext(ctx, q.args...)
}

// A scan is where one row is read into: a name, then the columns of a
// relationship, then those of an entity, as far as they are asked for.
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

func (s *scan) room(t *table) []any {
	if t == nil {
		return nil
	}
	values := make([]any, len(t.fixed)+len(t.kept))
	for i := range values {
		s.dest = append(s.dest, &values[i])
	}
	return values
}

// hop reads a row.
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
	e = kg.Entity{ID: kg.ID(text(v[0])), Kind: kg.Kind(text(v[1])), Name: text(v[2]), Sort: text(v[3]), Digest: text(v[4])}
	e.Fields, err = t.fieldsOf(v[len(t.fixed):])
	return e, err
}

func relationshipOf(t *table, v []any) (r kg.Relationship, err error) {
	r = kg.Relationship{ID: kg.ID(text(v[0])), Type: kg.Type(text(v[1])), From: kg.ID(text(v[2])), To: kg.ID(text(v[3])), Digest: text(v[4])}
	r.Fields, err = t.fieldsOf(v[len(t.fixed):])
	return r, err
}

func text(v any) string { s, _ := v.(string); return s }

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
		v, err := valueOf(t.kept[i], v)
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", t.kept[i].Name, err)
		}
		fields[t.kept[i].Name] = v
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

// listOf returns the list that array wrote. Nearly every one has nothing escaped in
// it, and is cut out of its text.
func listOf(s string) (list []string, err error) {
	if len(s) >= len(`[""]`) && s[1] == '"' && !strings.Contains(s, `\`) {
		return strings.Split(s[2:len(s)-2], `","`), nil
	}
	err = json.Unmarshal([]byte(s), &list)
	return list, err
}

// params returns the parameters of t.put for a row. A field is absent or, if it
// is an empty list, as good as absent.
func (t *table) params(fixed []any, fields map[string]any, value func(string) any) []any {
	out := make([]any, 0, len(fixed)+len(t.kept)+5)
	out = append(out, fixed...)
	for _, f := range t.kept {
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

// array returns a list as JSON.
func array[S ~string](list []S) string {
	if len(list) == 0 {
		return "[]"
	}
	text, err := json.Marshal(list)
	if err != nil { // a []string can always be written
		return "[]"
	}
	return string(text)
}
