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
	ids, err := kg.FindShortest(ctx, adjacency{g, q}, q.From, q.To, q)
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
		if a.passable(id) {
			all = append(all, id)
		}
	}
	return all, ctx.Err()
}

func (a adjacency) passable(id kg.ID) bool {
	degree := len(a.hops(id, kg.Via{Step: kg.Step{Dir: kg.Both}, Link: a.Link}))
	return a.holds(a.entities[id].Value, id, a.Where) && (a.Hub == 0 || degree <= a.Hub)
}

// Adjacent implements [kg.Adjacency]. Unless it must be strict, it returns every relationship, so that a search has to
// check all of them.
func (a adjacency) Adjacent(ctx context.Context, ids []kg.ID, strict bool) (all []kg.Arc[kg.ID], err error) {
	via := kg.Via{Step: kg.Step{Dir: kg.Both}}
	if strict {
		via.Link = a.Link
	}
	for _, id := range ids {
		if id != a.From && id != a.To && !a.passable(id) {
			continue
		}
		for _, h := range a.hops(id, via) {
			all = append(all, kg.Arc[kg.ID]{Relationship: h.Relationship.ID, From: id, To: h.To.ID, Sure: strict})
		}
	}
	return all, ctx.Err()
}

// Fitting implements [kg.Adjacency].
func (a adjacency) Fitting(ctx context.Context, ids []kg.ID) (all []kg.ID, err error) {
	for _, id := range ids {
		if a.holds(a.relationships[id].Value, "", a.Link) {
			all = append(all, id)
		}
	}
	return all, ctx.Err()
}
