package kgtest

import (
	"context"

	"accordgraph/internal/kg"
)

// Groups implements [kg.Store].
func (m *Memory) Groups(ctx context.Context, from []kg.ID, via kg.Via, w kg.Window) (map[kg.ID][]kg.Group, error) {
	g, err := m.read(ctx, via.Link, via.Where)
	if err != nil {
		return nil, err
	}
	all := map[kg.ID][]kg.Group{}
	for _, id := range from {
		all[id] = g.groups(id, via, kg.Window{Order: w.Order, Limit: w.Limit})
	}
	return all, nil
}

func (g graph) groups(id kg.ID, via kg.Via, w kg.Window) (all []kg.Group) {
	for _, t := range kg.Types() {
		for _, d := range []kg.Direction{kg.Out, kg.In} {
			if via.Dir != kg.Both && via.Dir != d || !isOneOf(t, via.Types) {
				continue
			}
			one := via
			one.Types, one.Dir = []kg.Type{t}, d
			if hops := g.hops(id, one); len(hops) > 0 {
				n := len(hops)
				all = append(all, kg.Group{TypeCount: kg.TypeCount{Type: t, Direction: d, Count: n}, Hops: cut(hops, w)})
			}
		}
	}
	return all
}
