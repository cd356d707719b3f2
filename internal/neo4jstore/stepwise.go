package neo4jstore

import (
	"context"
	"maps"
	"slices"

	"accordgraph/internal/kg"
)

// A stepwise search finds shortest paths with a statement for each step. It implements [kg.Adjacency] with the
// numbers that the database gives to entities and relationships. They cost half as much as element IDs.
//
// It is for questions about hubs with a condition on relationships. To find out whether an entity is a hub, the
// database reads up to Hub + 1 of its relationships. In a search of its own, it does this for each relationship that
// leads to the entity, even if no path is sought there. kg.FindShortest does it for an entity by which it goes on.
type stepwise struct {
	*Store
	kg.PathQuestion
	ends map[int64][]kg.Arc[int64] // the relationships of both ends
}

// isStepwise reports whether a question is for a stepwise search. The steps need one server, because another member of
// the database may give other numbers to the same things.
func (s *Store) isStepwise(q kg.PathQuestion) bool {
	return q.Hub > 0 && q.Link != nil && s.members == nil
}

// shortestStepwise is Shortest with a stepwise search.
func (s *Store) shortestStepwise(ctx context.Context, q kg.PathQuestion) ([]kg.Relationship, error) {
	search := stepwise{s, q, map[int64][]kg.Arc[int64]{}}
	from, to, err := search.find(ctx)
	if err != nil || from < 0 || to < 0 {
		return nil, err
	}
	links, err := kg.FindShortest(ctx, search, from, to, q)
	if err != nil || len(links) == 0 {
		return nil, err
	}
	c := newCompiler()
	return s.onPaths(ctx, c, c.onPaths(q, links))
}

// find returns the numbers of both ends, which are -1 if there is no such entity.
func (s stepwise) find(ctx context.Context) (from, to int64, err error) {
	c := newCompiler()
	records, err := s.askCompiled(ctx, c, c.aroundEnds(s.PathQuestion))
	if err != nil {
		return 0, 0, err
	}
	from, to = -1, -1
	for r := range rowsOf(records) {
		id, n := r.id(), r.long()
		s.ends[n] = r.arcs(n, false)
		if id == s.From {
			from = n
		} else {
			to = n
		}
	}
	return from, to, nil
}

// Adjacent implements [kg.Adjacency].
func (s stepwise) Adjacent(
	ctx context.Context, reached []kg.Reached[int64], strict bool,
) (arcs []kg.Arc[int64], fit []int64, err error) {
	if arcs, isEnd := s.ends[reached[0].Entity]; isEnd {
		return arcs, nil, nil
	}
	c := newCompiler()
	records, err := s.askCompiled(ctx, c, c.around(s.PathQuestion, s.numbers(), reached, strict))
	if err != nil {
		return nil, nil, err
	}
	for r := range rowsOf(records) {
		at := r.long()
		fit = append(fit, r.longs()...)
		arcs = append(arcs, r.arcs(at, strict)...)
	}
	return arcs, fit, nil
}

// Check implements [kg.Adjacency].
func (s stepwise) Check(ctx context.Context, met [][2]kg.Reached[int64]) (passable, fit []int64, err error) {
	c := newCompiler()
	records, err := s.askCompiled(ctx, c, c.met(s.PathQuestion, s.numbers(), met))
	if err != nil {
		return nil, nil, err
	}
	for r := range rowsOf(records) {
		at := r.long()
		fit = slices.Concat(fit, r.longs(), r.longs())
		if r.next() == true {
			passable = append(passable, at)
		}
	}
	return passable, fit, nil
}

// numbers returns the numbers of both ends, in any order.
func (s stepwise) numbers() []int64 { return slices.Collect(maps.Keys(s.ends)) }
