package kgtest

import (
	"context"
	"math"
	"slices"

	"accordgraph/internal/kg"
)

// Tip implements [kg.Store].
func (m *Memory) Tip(ctx context.Context) (kg.Tip, error) {
	g, err := m.read(ctx)
	return g.tip, err
}

// Changes implements [kg.Store].
func (m *Memory) Changes(ctx context.Context, q kg.ChangeQuestion) ([]kg.Change, error) {
	g, err := m.read(ctx)
	var all []kg.Change
	for _, c := range g.log {
		isAbout := len(q.IDs) == 0 ||
			slices.ContainsFunc(c.About(), func(id kg.ID) bool { return slices.Contains(q.IDs, id) })
		if isAbout && c.Number > q.After && (q.Before == 0 || c.Number < q.Before) {
			all = append(all, c)
		}
	}
	if q.Desc {
		slices.Reverse(all)
	}
	return all[:min(q.Limit, len(all))], err
}

// CountChanges implements [kg.Store].
func (m *Memory) CountChanges(ctx context.Context, ids []kg.ID) (int64, error) {
	all, err := m.Changes(ctx, kg.ChangeQuestion{IDs: ids, Limit: math.MaxInt})
	return int64(len(all)), err
}

// held returns what is in g, for the log of the next Put.
func (g graph) held() kg.Held {
	return kg.Held{Tip: g.tip, Meta: g.meta, Entities: g.entities, Relationships: g.relationships}
}

// note adds the entries of a Put to the log.
func (g *graph) note(changes []kg.Change) {
	g.tip.Puts++
	g.log = slices.Clone(g.log)
	for _, c := range changes {
		g.log, g.tip.Number = append(g.log, c.Copy()), c.Number
	}
}
