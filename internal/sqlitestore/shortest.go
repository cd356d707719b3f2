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
	of := s.relationships.only(func(f *kg.Field) bool { return slices.Contains(kg.PathFields(), f.Name) })
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

// adjacency answers the questions of [kg.FindShortest] for one search. It implements
// [kg.Adjacency].
type adjacency struct {
	*Store
	kg.PathQuestion
}

// Passable implements [kg.Adjacency].
func (a adjacency) Passable(ctx context.Context, ids []kg.ID) (all []kg.ID, err error) {
	if a.Where == nil && a.Hub == 0 {
		return ids, nil
	}
	err = a.rows(ctx, "entities that paths may pass through", a.passable(ids), func(rows *sql.Rows) error {
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

// passable returns the query for the entities among ids that match Where and are not
// hubs. SQLite stops counting the relationships of an entity at Hub + 1.
func (a adjacency) passable(ids []kg.ID) *query {
	q := newQuery("SELECT s.id"+existing+" WHERE ", array(ids))
	q.filter(a.Store, subject{a.entities, "s"}, a.Where)
	if a.Hub > 0 {
		q.add(" AND (SELECT count(*) FROM (")
		for i, b := range a.everyBranch(q) {
			if i > 0 {
				q.add(" UNION ALL ")
			}
			q.add("SELECT 1 FROM relationship AS " + b.link.at + " WHERE ")
			a.along(q, b)
		}
		q.add(" LIMIT ? + 0) AS u) <= ?", a.Hub+1, a.Hub)
	}
	return q
}

// adjacent returns the query for the relationships of ids that a path may use.
func (a adjacency) adjacent(ids []kg.ID) *query {
	q := &query{}
	for i, b := range a.everyBranch(q) {
		if i > 0 {
			q.add(" UNION ALL ")
		}
		r := b.link.at
		q.add("SELECT "+r+".id, s.id, "+endID(r, b.end)+existing+" CROSS JOIN relationship AS "+r+" WHERE ", array(ids))
		a.along(q, b)
	}
	return q
}

// everyBranch returns the branches over relationships in both directions.
func (a adjacency) everyBranch(q *query) []branch {
	return a.branches(q, kg.Via{Step: kg.Step{Dir: kg.Both}})
}

// along writes the conditions that a relationship belongs to the entity s and that a
// path may use it.
func (a adjacency) along(q *query, b branch) {
	r := b.link.at
	q.add(r + "." + b.near + " = s.n AND ")
	if !b.loops {
		q.add(r + ".from_n <> " + r + ".to_n AND ")
	}
	q.filter(a.Store, b.link, a.Link)
}
