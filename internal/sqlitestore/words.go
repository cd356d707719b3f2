package sqlitestore

import (
	"context"
	"database/sql"
	"strings"

	"accordgraph/internal/kg"
)

// Words implements [kg.Store]. It reads the searched columns of all entities: at 100,000 entities about a second.
func (s *Store) Words(ctx context.Context) ([]string, error) {
	words, fields := kg.Lexicon{}, kg.SearchedFields()
	values, dest := make([]any, len(fields)), make([]any, len(fields))
	for i := range values {
		dest[i] = &values[i]
	}
	err := s.rows(ctx, "words", s.searchedTexts(), func(rows *sql.Rows) error {
		if err := rows.Scan(dest...); err != nil {
			return err
		}
		e := kg.Entity{Fields: map[string]any{}}
		for i, f := range fields {
			if err := s.entities.set(&e, f.Name, values[i]); err != nil {
				return err
			}
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

// set sets the name or a field of e from its column, unless that is null.
func (t *table) set(e *kg.Entity, name string, column any) error {
	if name == "name" {
		e.Name = text(column)
	}
	for _, f := range t.fields {
		if f.Name == name && column != nil {
			v, err := valueOf(f, column)
			e.Fields[name] = v
			return err
		}
	}
	return nil
}
