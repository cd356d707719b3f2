package model

import (
	"context"

	"accordgraph/internal/query"
)

// A ReachableConnection is one page of what can be reached.
type ReachableConnection struct{ *query.Reachable }

// A ReachableEdge is an entity that can be reached.
type ReachableEdge struct{ row query.Row[query.Reached] }

// ReachableOf resolves the field reachable.
func ReachableOf(ctx context.Context, g *query.Graph) (*ReachableConnection, error) {
	r, err := answer(ctx, g.Reachable)
	if err != nil {
		return nil, err
	}
	return &ReachableConnection{r}, nil
}

// Edges returns what can be reached, on the page.
func (c ReachableConnection) Edges() []ReachableEdge {
	rows := c.Reachable.Edges()
	all := make([]ReachableEdge, len(rows))
	for i, r := range rows {
		all[i] = ReachableEdge{r}
	}
	return all
}

// Nodes returns what can be reached, without the distances.
func (c ReachableConnection) Nodes() []Entity {
	rows := c.Reachable.Edges()
	all := make([]Entity, len(rows))
	for i, r := range rows {
		all[i] = thing(r.Item.Node)
	}
	return all
}

// TotalCount returns the number of entities on all pages.
func (c ReachableConnection) TotalCount() int { return c.Total() }

// PageInfo returns the position of the page in the list.
func (c ReachableConnection) PageInfo() query.Info { return c.Info() }

// Truncated says what is missing, or is nil.
func (c ReachableConnection) Truncated() *query.Truncated { return c.Reachable.Truncated }

// Cursor returns the place of the entity in the list.
func (e ReachableEdge) Cursor() string { return e.row.Cursor }

// Node returns the entity.
func (e ReachableEdge) Node() Entity { return thing(e.row.Item.Node) }

// Distance returns the distance of the entity.
func (e ReachableEdge) Distance() int { return e.row.Item.Distance }
