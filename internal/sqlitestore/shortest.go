package sqlitestore

import (
	"context"
	"database/sql"
	"slices"

	"accordgraph/internal/kg"
)

// Shortest implements [kg.Store]. It searches by the numbers of rows, which the indexes of relationships have.
func (s *Store) Shortest(ctx context.Context, q kg.PathQuestion) ([]kg.Relationship, error) {
	a := &adjacency{Store: s, PathQuestion: q}
	if err := a.find(ctx); err != nil || a.from == 0 || a.to == 0 {
		return nil, err
	}
	a.early, a.late = covered(q.Link)
	numbers, err := kg.FindShortest(ctx, a, a.from, a.to, q)
	if err != nil || len(numbers) == 0 {
		return nil, err
	}
	of := s.relationships.only(func(f *kg.Field) bool { return slices.Contains(kg.PathFields(), f.Name) })
	all, row := make([]kg.Relationship, 0, len(numbers)), newScan(of, nil)
	err = s.rows(ctx, "relationships of paths", inRows(of, numbers), func(rows *sql.Rows) error {
		_, h, err := row.hop(rows)
		all = append(all, h.Relationship)
		return err
	})
	if err != nil {
		return nil, err
	}
	return all, nil
}

// inRows returns the query for the rows of t with these numbers.
func inRows(t *table, numbers []int64) *query {
	return newQuery("SELECT "+t.read("x")+" FROM "+t.name+" AS x WHERE x.n IN (SELECT value FROM json_each(?))",
		numberArray(numbers))
}

// adjacency answers the questions of [kg.FindShortest] for one search. It implements [kg.Adjacency] with the numbers of
// rows.
type adjacency struct {
	*Store
	kg.PathQuestion
	from, to int64       // the numbers of both ends; 0: there is no such entity
	early    []kg.Filter // the parts of Link that an index decides
	late     []kg.Filter // the other parts, for which SQLite reads the row of a relationship
}

// find sets the numbers of both ends.
func (a *adjacency) find(ctx context.Context) error {
	q := newQuery("SELECT n, id FROM entity WHERE id IN (?, ?)", string(a.From), string(a.To))
	return a.rows(ctx, "ends of paths", q, func(rows *sql.Rows) error {
		var n int64
		var id kg.ID
		err := rows.Scan(&n, &id)
		if id == a.From {
			a.from = n
		} else {
			a.to = n
		}
		return err
	})
}

// Adjacent implements [kg.Adjacency].
func (a *adjacency) Adjacent(
	ctx context.Context, reached []kg.Reached[int64], strict bool,
) (arcs []kg.Arc[int64], fit []int64, err error) {
	fit, fits, err := a.fit(ctx, reached)
	if err != nil {
		return nil, nil, err
	}
	var entities []int64
	for _, r := range reached {
		if fits(r) {
			entities = append(entities, r.Entity)
		}
	}
	if len(entities) > 0 {
		arcs, err = a.arcs(ctx, entities, strict)
	}
	return arcs, fit, err
}

// Check implements [kg.Adjacency].
func (a *adjacency) Check(ctx context.Context, met [][2]kg.Reached[int64]) (passable, fit []int64, err error) {
	var reached []kg.Reached[int64]
	for _, m := range met {
		reached = append(reached, m[:]...)
	}
	fit, fits, err := a.fit(ctx, reached)
	if err != nil {
		return nil, nil, err
	}
	var entities []int64
	for _, m := range met {
		if fits(m[0]) && fits(m[1]) {
			entities = append(entities, m[0].Entity)
		}
	}
	if len(entities) == 0 || a.Where == nil && a.Hub == 0 {
		return entities, fit, nil
	}
	passable, err = a.numbers(ctx, "entities that paths may pass through", a.passable(entities))
	return passable, fit, err
}

// fit returns which unsure relationships fit, and a function that reports whether one leads to an entity that fits.
func (a *adjacency) fit(
	ctx context.Context, reached []kg.Reached[int64],
) (fit []int64, fits func(kg.Reached[int64]) bool, err error) {
	var unsure []int64
	for _, r := range reached {
		unsure = append(unsure, r.Unsure...)
	}
	if len(unsure) > 0 {
		fit, err = a.numbers(ctx, "relationships of a search", a.fitting(unsure))
	}
	found := make(map[int64]bool, len(fit))
	for _, r := range fit {
		found[r] = true
	}
	return fit, func(r kg.Reached[int64]) bool {
		return r.Sure || slices.ContainsFunc(r.Unsure, func(r int64) bool { return found[r] })
	}, err
}

// arcs returns the relationships of entities that are passable or an end. If it need not be strict, it reads an index
// only. An entity with too many relationships in the index is a hub only if too many of them fit. So arcs then asks for
// this entity's relationships again, and strictly.
func (a *adjacency) arcs(ctx context.Context, entities []int64, strict bool) ([]kg.Arc[int64], error) {
	var all []kg.Arc[int64]
	var many []int64
	strict = strict || len(a.late) == 0
	most := a.most(entities)
	err := a.rows(ctx, "adjacent relationships", a.adjacent(entities, strict, most), func(rows *sql.Rows) error {
		var at int64
		var list sql.RawBytes
		if err := rows.Scan(&at, &list); err != nil {
			return err
		}
		before := len(all)
		var err error
		if all, err = appendArcs(all, at, list, strict); len(all)-before > most {
			all, many = all[:before], append(many, at)
		}
		return err
	})
	if err != nil || strict || len(many) == 0 {
		return all, err
	}
	few, err := a.arcs(ctx, many, true)
	return append(all, few...), err
}

// most returns how many relationships the entities may have: those between the ends are no hubs.
func (a *adjacency) most(entities []int64) int {
	if a.Hub == 0 || slices.Equal(entities, []int64{a.from}) || slices.Equal(entities, []int64{a.to}) {
		return kg.MaxArcs
	}
	return a.Hub
}
