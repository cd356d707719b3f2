package sqlitestore

import (
	"context"
	"database/sql"
	"strings"

	"accordgraph/internal/kg"
)

// Words implements [kg.Store]. It reads the searched columns of all entities: at 100,000 entities about a second.
func (s *Store) Words(ctx context.Context) ([]string, error) {
	words, fields := kg.Lexicon{}, s.entities.searched()
	e := kg.Entity{Fields: map[string]any{}}
	values, dest := make([]any, len(fields)), make([]any, len(fields))
	for i := range values {
		dest[i] = &values[i]
	}
	err := s.rows(ctx, "words", s.searchedTexts(), func(rows *sql.Rows) error {
		if err := rows.Scan(dest...); err != nil {
			return err
		}
		if err := s.entities.set(&e, fields, values); err != nil {
			return err
		}
		words.Add(e)
		return nil
	})
	return words.Sorted(), err
}

// searchedTexts returns the query for the searched columns of all entities.
func (s *Store) searchedTexts() *query {
	var columns []string
	for _, f := range kg.SearchedFields() {
		columns = append(columns, quote(f.Name))
	}
	return newQuery("SELECT "+strings.Join(columns, ", ")+" FROM entity WHERE kind <> ?", string(kg.Merged))
}

// searched returns the places in t.fields of the fields that are searched, in the order of [kg.SearchedFields]. The name
// has the place -1, because it is none of t.fields.
func (t *table) searched() []int {
	var all []int
	for _, s := range kg.SearchedFields() {
		at := -1
		for i, f := range t.fields {
			if f.Name == s.Name {
				at = i
			}
		}
		all = append(all, at)
	}
	return all
}

// set sets the name and the fields of e from their columns, in the order of searched. A field whose column is null is
// absent after that.
func (t *table) set(e *kg.Entity, searched []int, columns []any) error {
	clear(e.Fields)
	for i, at := range searched {
		switch {
		case at < 0:
			e.Name = text(columns[i])
		case columns[i] != nil:
			v, err := valueOf(t.fields[at], columns[i])
			if err != nil {
				return err
			}
			e.Fields[t.fields[at].Name] = v
		}
	}
	return nil
}
