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

// Adjacent implements [kg.Adjacency]. Unless it must be strict, it returns every relationship, so that a search has to
// check all of them.
func (a adjacency) Adjacent(
	ctx context.Context, reached []kg.Reached[kg.ID], strict bool,
) (all []kg.Arc[kg.ID], fit []kg.ID, err error) {
	via := kg.Via{Step: kg.Step{Dir: kg.Both}}
	if strict {
		via.Link = a.Link
	}
	for _, at := range reached {
		some := a.fit(at)
		fit = append(fit, some...)
		if !at.Sure && len(some) == 0 || !a.passable(at.Entity) {
			continue
		}
		for _, h := range a.hops(at.Entity, via) {
			all = append(all, kg.Arc[kg.ID]{Relationship: h.Relationship.ID, From: at.Entity, To: h.To.ID, Sure: strict})
		}
	}
	return all, fit, ctx.Err()
}

// Check implements [kg.Adjacency].
func (a adjacency) Check(ctx context.Context, met [][2]kg.Reached[kg.ID]) (passable, fit []kg.ID, err error) {
	for _, m := range met {
		near, far := a.fit(m[0]), a.fit(m[1])
		fit = append(append(fit, near...), far...)
		if (m[0].Sure || len(near) > 0) && (m[1].Sure || len(far) > 0) && a.passable(m[0].Entity) {
			passable = append(passable, m[0].Entity)
		}
	}
	return passable, fit, ctx.Err()
}

// fit returns which unsure relationships fit.
func (a adjacency) fit(r kg.Reached[kg.ID]) (fit []kg.ID) {
	for _, id := range r.Unsure {
		if a.holds(a.relationships[id].Value, "", a.Link) {
			fit = append(fit, id)
		}
	}
	return fit
}

func (a adjacency) passable(id kg.ID) bool {
	degree := len(a.hops(id, kg.Via{Step: kg.Step{Dir: kg.Both}, Link: a.Link}))
	return id == a.From || id == a.To || a.holds(a.entities[id].Value, id, a.Where) && (a.Hub == 0 || degree <= a.Hub)
}
