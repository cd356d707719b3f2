package sqlitestore

import (
	"cmp"
	"context"
	"database/sql"
	"slices"

	"accordgraph/internal/kg"
)

// Groups implements [kg.Store].
func (s *Store) Groups(
	ctx context.Context, from []kg.ID, via kg.Via, window kg.Window,
) (map[kg.ID][]kg.Group, error) {
	from = unique(from)
	links, reached := s.columns.of(via.Step, window)
	row, n := newHopScan(from, links, reached), 0
	row.dest = append(row.dest, &n)
	all := map[kg.ID][]kg.Group{}
	err := s.rows(ctx, "groups", s.groups(from, via, window), func(rows *sql.Rows) error {
		at, h, err := row.hop(rows)
		if err != nil {
			return err
		}
		kind := kg.TypeCount{Type: h.Relationship.Type, Direction: row.direction(), Count: n}
		all[from[at]] = withHop(all[from[at]], h, kind)
		return nil
	})
	if err != nil {
		return nil, err
	}
	for _, groups := range all {
		kg.SortGroups(groups)
		for i := range groups {
			arrange(groups[i].Hops, window.Order)
			groups[i].Hops = groups[i].Hops[:min(window.Limit, len(groups[i].Hops))]
		}
	}
	return all, nil
}

// withHop adds a hop to its group, which may be the first of its kind.
func withHop(groups []kg.Group, h kg.Hop, kind kg.TypeCount) []kg.Group {
	i := slices.IndexFunc(groups, func(g kg.Group) bool { return g.TypeCount == kind })
	if i < 0 {
		i, groups = len(groups), append(groups, kg.Group{TypeCount: kind})
	}
	groups[i].Hops = append(groups[i].Hops, h)
	return groups
}

// groups returns the query for the first hops of each group, each with the direction and the number of hops of its
// group. It returns at least one hop of each group, because the number comes with it.
func (s *Store) groups(ids []kg.ID, via kg.Via, window kg.Window) *query {
	links, reached := s.columns.of(via.Step, window)
	q := &query{}
	q.add("SELECT g.start, g.way, " + links.read("x") + ", " + reached.read("y") + ", g.total FROM (")
	for i, way := range via.Dir.Each() {
		if i > 0 {
			q.add(" UNION ALL ")
		}
		one := via
		one.Dir = way
		q.group(s, s.branches(q, one)[0], ids, window.Order)
	}
	return q.add(") AS g CROSS JOIN relationship AS x ON x.n = g.n CROSS JOIN entity AS y ON y.n = g.far "+
		"WHERE g.place <= ?", max(1, window.Limit))
}

// group writes the query for all hops of a branch, each with its place in its group.
func (q *query) group(s *Store, b branch, ids []kg.ID, o kg.Order) {
	p, r, direction := b.place(q, o), b.link.at, ""
	if o.Desc {
		direction = " DESC"
	}
	way, _ := ways([]branch{b})
	of := "PARTITION BY s.n, " + r + ".type"
	q.add("SELECT "+r+".n AS n, p.key AS start, "+r+"."+b.end+" AS far, "+way+" AS way, "+
		"row_number() OVER ("+of+" ORDER BY "+cmp.Or(p.sort, "''")+direction+", "+p.id+direction+") AS place, "+
		"count(*) OVER ("+of+") AS total"+
		existing+" CROSS JOIN relationship AS "+r+" CROSS JOIN entity AS "+b.far.at+
		" ON "+b.far.at+".n = "+r+"."+b.end+" WHERE "+r+"."+b.near+" = s.n",
		array(ids))
	b.matches(q, s)
}
