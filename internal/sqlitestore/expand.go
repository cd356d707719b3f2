package sqlitestore

import (
	"cmp"
	"context"
	"database/sql"
	"slices"

	"accordgraph/internal/kg"
)

// initialHops is the capacity of a new list of hops, whose length is not known yet.
const initialHops = 6

// Expand implements [kg.Store].
func (s *Store) Expand(
	ctx context.Context, from []kg.ID, via kg.Via, window kg.Window,
) (map[kg.ID][]kg.Hop, error) {
	from = unique(from)
	q := s.expand(from, via, window)
	lists := make([][]kg.Hop, len(from))
	err := s.rows(ctx, "expand", q, func(rows *sql.Rows) error {
		at, h, err := q.row.hop(rows)
		if lists[at] == nil {
			lists[at] = make([]kg.Hop, 0, min(window.Limit, initialHops))
		}
		lists[at] = append(lists[at], h)
		return err
	})
	if err != nil {
		return nil, err
	}
	all := make(map[kg.ID][]kg.Hop, len(from))
	for i, hops := range lists {
		if len(hops) > 0 {
			arrange(hops, window.Order)
			all[from[i]] = hops
		}
	}
	return all, nil
}

// expand returns the query of Expand. No entity is in from twice.
func (s *Store) expand(from []kg.ID, via kg.Via, window kg.Window) (q *query) {
	if isRoot(from) {
		q = s.expandRoot(via, window)
	} else {
		q = s.expandFrom(from, via, window)
	}
	q.short = isShort(via)
	return q
}

// isShort reports whether each row of a list is read off an index, and no condition may skip any number of rows. The kind
// of the far end may skip relationships of the one thing.
func isShort(via kg.Via) bool {
	return via.Where == nil && via.Link == nil && !via.Links && len(via.Types) < 2
}

func isRoot(from []kg.ID) bool { return len(from) > 0 && from[0] == kg.Root }

func unique(ids []kg.ID) []kg.ID { return slices.Compact(slices.Sorted(slices.Values(ids))) }

// arrange sorts the hops from one entity. The statement returns them in no order.
func arrange(hops []kg.Hop, o kg.Order) {
	slices.SortFunc(hops, func(a, b kg.Hop) int {
		if o.Desc {
			a, b = b, a
		}
		return a.Key(o).Compare(b.Key(o))
	})
}

// expandRoot returns the query for a list that starts at the root.
func (s *Store) expandRoot(via kg.Via, window kg.Window) *query {
	links, reached := s.columns.of(via.Step, window)
	q := &query{row: newScan(links, reached)}
	on, p := s.listed(q, via, window.Order)
	q.add("SELECT " + cmp.Or(links, reached).read(on.at))
	q.fromRoot(s, on, via)
	q.bounds(p, window)
	q.limit(p, window)
	return q
}

// expandFrom returns the query for the hops from ids. A subquery finds the window of each
// entity separately, so SQLite reads no hop that is not in the answer.
func (s *Store) expandFrom(ids []kg.ID, via kg.Via, window kg.Window) *query {
	links, reached := s.columns.of(via.Step, window)
	q := &query{row: newHopScan(ids, links, reached)}
	key, starts, is, value := startsOf(ids)
	if via.Ref != "" {
		q.add("SELECT "+key+", "+reached.read("y")+starts+" CROSS JOIN entity AS y ON "+is+"y.n IN (", value)
		s.rowsOfOne(q, s.branches(q, via)[0], window)
		return q.add(")")
	}
	all := s.branches(q, via)
	out, far := ways(all)
	q.add("SELECT "+key+", "+out+", "+links.read("x")+", "+reached.read("y")+starts+
		" CROSS JOIN relationship AS x ON "+is+"x.n IN (", value)
	if len(all) == 2 {
		s.rowsOfBoth(q, all, window)
	} else {
		s.rowsOfOne(q, all[0], window)
	}
	return q.add(") CROSS JOIN entity AS y ON y.n = " + far)
}

// startsOf returns how a query finds the entities s with these IDs: the expression for the place of s in ids, the FROM,
// the beginning of the condition of the next join, and the value of the parameter in one of them. One ID needs no list.
func startsOf(ids []kg.ID) (key, from, is string, value any) {
	if len(ids) == 1 {
		return "0", " FROM entity AS s", "s.id = ? AND ", string(ids[0])
	}
	return "p.key", existing, "", array(ids)
}

// ways returns two expressions about the relationship x, which is a hop of one of the branches from the entity s. The
// first says whether it is outgoing, and the second is the row number of its far end.
func ways(branches []branch) (out, far string) {
	switch {
	case len(branches) == 2:
		return "x.from_n = s.n", "iif(x.from_n = s.n, x.to_n, x.from_n)"
	case branches[0].end == "to_n":
		return "1", "x.to_n"
	}
	return "0", "x.from_n"
}

// rowsOfOne writes the subquery for the row numbers in the window of one branch.
func (s *Store) rowsOfOne(q *query, b branch, window kg.Window) {
	row := b.link
	if row.table == nil {
		row = b.far
	}
	q.add("SELECT " + row.at + ".n")
	b.from(q, s, "s", window.Order)
	p := b.place(q, window.Order)
	q.bounds(p, window)
	q.limit(p, window)
}

// rowsOfBoth writes the subquery for the row numbers in the window of two branches.
// SQLite merges the branches, because each of them is in order already.
func (s *Store) rowsOfBoth(q *query, branches []branch, window kg.Window) {
	q.add("SELECT u.n FROM (")
	for i, b := range branches {
		if i > 0 {
			q.add(" UNION ALL ")
		}
		p := b.place(q, window.Order)
		q.add("SELECT " + b.link.at + ".n AS n, " + cmp.Or(p.sort, "''") + " AS a, " + p.id + " AS b")
		b.from(q, s, "s", window.Order)
		q.bounds(p, window)
	}
	q.limit(place{"a", "b"}, window)
	q.add(") AS u")
}
