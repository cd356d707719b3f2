package kgtest

import (
	"context"

	"accordgraph/internal/kg"
)

// Shortest implements [kg.Store].
func (m *Memory) Shortest(ctx context.Context, q kg.PathQuestion) ([]kg.Relationship, error) {
	g, err := m.read(ctx, q.Link, q.Where)
	if err != nil {
		return nil, err
	}
	ids, err := kg.FindShortest(ctx, adjacency{g, q}, q)
	all := make([]kg.Relationship, len(ids))
	for i, id := range ids {
		all[i] = g.relationships[id]
	}
	return all, err
}

// adjacency answers the questions of [kg.FindShortest] for one search. It implements
// [kg.Adjacency].
type adjacency struct {
	graph
	kg.PathQuestion
}

// Passable implements [kg.Adjacency].
func (a adjacency) Passable(ctx context.Context, ids []kg.ID) (all []kg.ID, err error) {
	for _, id := range ids {
		degree := len(a.hops(id, kg.Via{Step: kg.Step{Dir: kg.Both}, Link: a.Link}))
		if a.holds(a.entities[id].Value, id, a.Where) && (a.Hub == 0 || degree <= a.Hub) {
			all = append(all, id)
		}
	}
	return all, ctx.Err()
}

// Adjacent implements [kg.Adjacency].
func (a adjacency) Adjacent(ctx context.Context, ids []kg.ID) (all []kg.Arc, err error) {
	for _, id := range ids {
		for _, h := range a.hops(id, kg.Via{Step: kg.Step{Dir: kg.Both}, Link: a.Link}) {
			all = append(all, kg.Arc{Relationship: h.Relationship.ID, From: id, To: h.To.ID})
		}
	}
	return all, ctx.Err()
}
