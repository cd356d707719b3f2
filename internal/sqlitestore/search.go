package sqlitestore

import (
	"context"
	"database/sql"
	"strings"

	"accordgraph/internal/kg"
)

// Search implements [kg.Store].
func (s *Store) Search(ctx context.Context, terms []string, kinds []kg.Kind, limit int) ([]kg.Entity, error) {
	if len(kinds) == 0 {
		kinds = kg.Kinds()
	}
	var all []kg.Entity
	row := newScan(nil, s.entities)
	err := s.rows(ctx, "search", found(s.entities, match(terms), kinds, limit), func(rows *sql.Rows) error {
		_, h, err := row.hop(rows)
		all = append(all, h.To)
		return err
	})
	if err != nil {
		return nil, err
	}
	return all, nil
}

// match returns the question to the index that has all terms, the last one as
// the beginning of a word.
func match(terms []string) string {
	all := make([]string, len(terms))
	for i, t := range terms {
		all[i] = `"` + strings.ReplaceAll(t, `"`, `""`) + `"`
	}
	return strings.Join(all, " ") + "*"
}
