package sqlitestore

import (
	"context"
	"database/sql"
	"slices"

	"accordgraph/internal/kg"
)

// Shortest implements [kg.Store].
func (s *Store) Shortest(ctx context.Context, q kg.PathQuestion) ([]kg.Relationship, error) {
	ids, err := kg.FindShortest(ctx, adjacency{s, q}, q)
	if err != nil || len(ids) == 0 {
		return nil, err
	}
	of := s.relationships.only(func(f kg.Field) bool { return slices.Contains(kg.PathFields(), f.Name) })
	all, row := make([]kg.Relationship, 0, len(ids)), newScan(of, nil)
	err = s.rows(ctx, "relationships of paths", byID(of, ids), func(rows *sql.Rows) error {
		_, h, err := row.hop(rows)
		all = append(all, h.Relationship)
		return err
	})
	if err != nil {
		return nil, err
	}
	return all, nil
}

// adjacency is a store that is asked for paths.
type adjacency struct {
	*Store
	kg.PathQuestion
}

// Passable implements [kg.Adjacency].
func (a adjacency) Passable(ctx context.Context, ids []kg.ID) (all []kg.ID, err error) {
	if a.Where == nil && a.Hub == 0 {
		return ids, nil
	}
	err = a.rows(ctx, "what may be passed through", a.passable(ids), func(rows *sql.Rows) error {
		var id kg.ID
		err := rows.Scan(&id)
		all = append(all, id)
		return err
	})
	return all, err
}

// Adjacent implements [kg.Adjacency].
func (a adjacency) Adjacent(ctx context.Context, ids []kg.ID) (all []kg.Arc, err error) {
	err = a.rows(ctx, "adjacent relationships", a.adjacent(ids), func(rows *sql.Rows) error {
		var one kg.Arc
		err := rows.Scan(&one.Relationship, &one.From, &one.To)
		all = append(all, one)
		return err
	})
	return all, err
}

// passable returns the query for those of ids for which Where holds, and which are
// no hubs. Of a hub it looks at no more relationships than make it one.
func (a adjacency) passable(ids []kg.ID) *query {
	q := statement("SELECT p.value FROM json_each(?) AS p", array(ids))
	if a.Where != nil {
		on := q.name(a.entities)
		q.add(" CROSS JOIN entity AS " + on.at + " ON " + on.at + ".id = p.value WHERE ")
		q.filter(a.Store, on, a.Where)
	} else {
		q.add(" WHERE 1")
	}
	if a.Hub > 0 {
		q.add(" AND (SELECT count(*) FROM (")
		for i, l := range a.ways(q) {
			if i > 0 {
				q.add(" UNION ALL ")
			}
			q.add("SELECT 1 FROM relationship AS " + l.link.at + " WHERE ")
			a.along(q, l)
		}
		q.add(" LIMIT ? + 0) AS u) <= ?", a.Hub+1, a.Hub)
	}
	return q
}

// adjacent returns the query for the relationships of ids.
func (a adjacency) adjacent(ids []kg.ID) *query {
	q := &query{}
	for i, l := range a.ways(q) {
		if i > 0 {
			q.add(" UNION ALL ")
		}
		r := l.link.at
		q.add("SELECT "+r+".id, "+r+"."+l.near+", "+r+"."+l.end+" FROM json_each(?) AS p CROSS JOIN relationship AS "+r+" WHERE ", array(ids))
		a.along(q, l)
	}
	return q
}

func (a adjacency) ways(q *query) []leg { return a.legs(q, kg.Via{Step: kg.Step{Dir: kg.Both}}) }

// along writes the conditions that a relationship is one of p's that may be used.
func (a adjacency) along(q *query, l leg) {
	r := l.link.at
	q.add(r + "." + l.near + " = p.value AND ")
	if !l.loops {
		q.add(r + ".from_id <> " + r + ".to_id AND ")
	}
	q.filter(a.Store, l.link, a.Link)
}
