package sqlitestore

import (
	"context"
	"database/sql"
	"slices"
	"strings"

	"accordgraph/internal/kg"
)

// Count implements [kg.Store].
func (s *Store) Count(ctx context.Context, from []kg.ID, via kg.Via) (map[kg.ID]int, error) {
	all := map[kg.ID]int{}
	err := s.rows(ctx, "count", s.count(from, via), func(rows *sql.Rows) error {
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

// count returns the query that counts the hops from each of these entities, or from the
// root.
func (s *Store) count(from []kg.ID, via kg.Via) *query {
	q := &query{}
	if isRoot(from) {
		on, _ := s.listed(q, via, kg.Order{})
		q.add("SELECT '', count(*)")
		q.fromRoot(s, on, via)
		return q
	}
	q.add("SELECT p.value")
	for i, b := range s.branches(q, via) {
		q.add([]string{", ", " + "}[i] + "(SELECT count(*)")
		b.from(q, s, "s", kg.Order{})
		q.add(")")
	}
	return q.add(existing, array(unique(from)))
}

// CountTypes implements [kg.Store].
func (s *Store) CountTypes(ctx context.Context, from []kg.ID, link kg.Filter) (map[kg.ID][]kg.TypeCount, error) {
	all := map[kg.ID][]kg.TypeCount{}
	err := s.rows(ctx, "count types", s.countTypes(unique(from), link), func(rows *sql.Rows) error {
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

// countTypes returns the query that counts, by type, the outgoing and the incoming
// relationships of each of these entities.
func (s *Store) countTypes(ids []kg.ID, link kg.Filter) *query {
	q := &query{}
	for i, way := range []struct{ end, dir string }{{"from_n", string(kg.Out)}, {"to_n", string(kg.In)}} {
		if i > 0 {
			q.add(" UNION ALL ")
		}
		on := q.name(s.relationships)
		q.add("SELECT p.value, "+on.at+".type, ?, count(*)"+existing+" CROSS JOIN relationship AS "+on.at+
			" ON "+on.at+"."+way.end+" = s.n WHERE ", way.dir, array(ids))
		q.filter(s, on, link)
		q.add(" GROUP BY s.n, " + on.at + ".type")
	}
	return q
}
