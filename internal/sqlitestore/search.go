package sqlitestore

import (
	"context"
	"database/sql"
	_ "embed"
	"strings"

	"accordgraph/internal/kg"
)

// searchAnySQL follows the columns of SearchAny.
//
//go:embed search_any.sql
var searchAnySQL string

// Search implements [kg.Store].
func (s *Store) Search(ctx context.Context, terms []kg.SearchTerm, kinds []kg.Kind, limit int) ([]kg.Entity, error) {
	if len(kinds) == 0 {
		kinds = kg.Kinds()
	}
	return s.found(ctx, "search", s.search(match(terms), kinds, limit))
}

// found returns the entities that a query selects.
func (s *Store) found(ctx context.Context, what string, q *query) ([]kg.Entity, error) {
	var all []kg.Entity
	row := newScan(nil, s.entities)
	err := s.rows(ctx, what, q, func(rows *sql.Rows) error {
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

// SearchAny implements [kg.Store].
func (s *Store) SearchAny(
	ctx context.Context, terms []string, least int, kinds []kg.Kind, limit int,
) ([]kg.Entity, error) {
	if len(kinds) == 0 {
		kinds = kg.Kinds()
	}
	phrases := make([]string, len(terms))
	for i, t := range terms {
		phrases[i] = phrase(t)
	}
	return s.found(ctx, "search any", newQuery("SELECT '', "+s.entities.read("e")+searchAnySQL,
		array(phrases), least, array(kinds), limit))
}

// match returns the FTS5 expression for rows that have all terms. The last term may
// be the beginning of a word.
func match(terms []kg.SearchTerm) string {
	all := make([]string, len(terms))
	for i, t := range terms {
		phrases := make([]string, len(t))
		for j, a := range t {
			if phrases[j] = phrase(a); i == len(terms)-1 {
				phrases[j] += "*"
			}
		}
		all[i] = "(" + strings.Join(phrases, " OR ") + ")"
	}
	return strings.Join(all, " AND ")
}

// phrase returns the FTS5 expression for rows that have the term.
func phrase(term string) string { return `"` + strings.ReplaceAll(term, `"`, `""`) + `"` }
