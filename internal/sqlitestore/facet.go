package sqlitestore

import (
	"context"
	"database/sql"
	"encoding/json"
	"slices"

	"accordgraph/internal/kg"
)

// Facet implements [kg.Store].
func (s *Store) Facet(ctx context.Context, via kg.Via, field string) (map[string]int, error) {
	of := s.entities
	if via.Links {
		of = s.relationships
	}
	lists, all := of.isList(field), map[string]int{}
	err := s.rows(ctx, "facet", s.facet(via, field), func(rows *sql.Rows) error {
		var value string
		var n int
		if err := rows.Scan(&value, &n); err != nil {
			return err
		}
		values := []string{value}
		if lists {
			values = nil
			if err := json.Unmarshal([]byte(value), &values); err != nil {
				return err
			}
		}
		for _, v := range slices.Compact(slices.Sorted(slices.Values(values))) {
			all[v] += n
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return all, nil
}

// facet returns the query that counts the targets of via by the value of a field. The
// query counts a list as one value.
func (s *Store) facet(via kg.Via, field string) *query {
	q := &query{}
	on, _ := s.listed(q, via, kg.Order{})
	q.add("SELECT " + on.column(field) + ", count(*)")
	q.fromRoot(s, on, via)
	return q.add(" AND " + on.column(field) + " IS NOT NULL GROUP BY 1")
}
