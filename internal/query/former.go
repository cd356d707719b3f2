package query

import (
	"context"
	"fmt"
	"sync"

	"accordgraph/internal/kg"
)

// formers caches the former ids of the last revision.
type formers struct {
	mu   sync.Mutex
	of   Revision
	last kg.Former
}

// former returns the former ids of the revision, which are read once. An error is not cached, and neither are the ids
// of data without a revision. The Trips of a request do not contain the round trips, which are one for every 1,000 ids.
func (g *Graph) former(ctx context.Context) (kg.Former, error) {
	now, err := g.Revision(ctx)
	if err != nil {
		return nil, err
	}
	c := g.formers
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.last != nil && c.of == now && now.ID != "" {
		return c.last, nil
	}
	read, err := g.readFormer(WithTrips(ctx, new(Trips)))
	if err != nil {
		return nil, fmt.Errorf("query: read the former ids of the revision: %w", err)
	}
	c.of, c.last = now, read
	return read, nil
}

// readFormer reads all former ids.
func (g *Graph) readFormer(ctx context.Context) (kg.Former, error) {
	all, w := kg.Former{}, kg.Window{Limit: 1000}
	for {
		hops, err := g.store.Expand(ctx, []kg.ID{kg.Root}, kg.Via{Step: kg.Step{To: kg.Merged}}, w)
		if err != nil {
			return nil, err
		}
		for _, h := range hops[kg.Root] {
			all[h.To.ID] = kg.ID(h.To.Text("into"))
			w.After = h.Key(w.Order)
		}
		if len(hops[kg.Root]) < w.Limit {
			return all, nil
		}
	}
}

// current returns v with the current id in place of each former id in a condition. Clients may have an id from an older
// revision, and a condition with a former id would match nothing.
func (f *frontier) current(ctx context.Context, v kg.Via) (kg.Via, error) {
	var former kg.Former
	change := func(x kg.Filter) (kg.Filter, error) {
		c, ok := x.(kg.Condition)
		if !ok || !kg.IsReference(c.Field) {
			return x, nil
		}
		if former == nil {
			var err error
			if former, err = f.graph.former(ctx); err != nil {
				return nil, err
			}
		}
		return currentIn(c, former), nil
	}
	return onConditions(v, change)
}

// currentIn returns c with the current id in place of each former id.
func currentIn(c kg.Condition, former kg.Former) kg.Condition {
	switch v := c.Value.(type) {
	case string:
		c.Value = string(former.Current(kg.ID(v)))
	case []string:
		all := make([]string, len(v))
		for i, id := range v {
			all[i] = string(former.Current(kg.ID(id)))
		}
		c.Value = all
	}
	return c
}

// onConditions returns v with each condition replaced by the result of change, also within conditions on relationships.
func onConditions(v kg.Via, change func(kg.Filter) (kg.Filter, error)) (_ kg.Via, err error) {
	inside := func(f kg.Filter) (kg.Filter, error) {
		if l, ok := f.(kg.Linked); ok {
			l.Via, err = onConditions(l.Via, change)
			return l, err
		}
		return change(f)
	}
	if v.Link, err = rewrite(v.Link, inside); err != nil {
		return v, err
	}
	v.Where, err = rewrite(v.Where, inside)
	return v, err
}
