package sqlitestore

import (
	"context"
	"database/sql"
	"encoding/json"
	"slices"
	"strings"

	"accordgraph/internal/kg"
)

// Count implements [kg.Store].
func (s *Store) Count(ctx context.Context, from []kg.ID, via kg.Via) (map[kg.ID]int, error) {
	q := s.rootCount(via)
	if !isRoot(from) {
		q = s.counts(unique(from), via)
	}
	all := map[kg.ID]int{}
	err := s.rows(ctx, "count", q, func(rows *sql.Rows) error {
		var id kg.ID
		var n int
		err := rows.Scan(&id, &n)
		all[id] = n
		return err
	})
	if err != nil {
		return nil, err
	}
	return all, nil
}

// CountTypes implements [kg.Store].
func (s *Store) CountTypes(ctx context.Context, from []kg.ID, link kg.Filter) (map[kg.ID][]kg.TypeCount, error) {
	all := map[kg.ID][]kg.TypeCount{}
	err := s.rows(ctx, "count types", s.types(unique(from), link), func(rows *sql.Rows) error {
		var id kg.ID
		var n kg.TypeCount
		err := rows.Scan(&id, &n.Type, &n.Direction, &n.Count)
		all[id] = append(all[id], n)
		return err
	})
	if err != nil {
		return nil, err
	}
	order := kg.Types()
	for _, counts := range all {
		slices.SortFunc(counts, func(a, b kg.TypeCount) int {
			if a.Type == b.Type { // outgoing first
				return -strings.Compare(string(a.Direction), string(b.Direction))
			}
			return slices.Index(order, a.Type) - slices.Index(order, b.Type)
		})
	}
	return all, nil
}

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
