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
	err := s.rows(ctx, "search", s.search(match(terms), kinds, limit), func(rows *sql.Rows) error {
		_, h, err := row.hop(rows)
		all = append(all, h.To)
		return err
	})
	if err != nil {
		return nil, err
	}
	return all, nil
}

// search returns the query for the entities that the index of words finds.
func (s *Store) search(match string, kinds []kg.Kind, limit int) *query {
	return newQuery("SELECT '', "+s.entities.read("e")+" FROM word CROSS JOIN entity AS e ON e.n = word.rowid"+
		" WHERE word MATCH ? AND e.kind IN (SELECT value FROM json_each(?)) ORDER BY e.sort, e.id LIMIT ? + 0",
		match, array(kinds), limit)
}

// match returns the FTS5 expression for rows that have all terms. The last term may
// be the beginning of a word.
func match(terms []string) string {
	all := make([]string, len(terms))
	for i, t := range terms {
		all[i] = `"` + strings.ReplaceAll(t, `"`, `""`) + `"`
	}
	return strings.Join(all, " ") + "*"
}
