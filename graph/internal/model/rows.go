package model

import "accordgraph/internal/query"

// A RowPage is a GraphQL connection: one page of a list that was computed as a whole.
type RowPage[T any] struct {
	edges []RowEdge[T]
	info  query.Info
	total int
}

// A RowEdge is one entry of a RowPage.
type RowEdge[T any] struct {
	Cursor string
	Node   T
}

// rows returns a RowPage over p, or err. show converts one item.
func rows[Item, T any](p *query.Rows[Item], err error, show func(Item) T) (*RowPage[T], error) {
	if err != nil {
		return nil, err
	}
	all := &RowPage[T]{edges: []RowEdge[T]{}, info: p.Info(), total: p.Total()}
	for _, r := range p.Edges() {
		all.edges = append(all.edges, RowEdge[T]{r.Cursor, show(r.Item)})
	}
	return all, nil
}

// Edges returns the entries of p, with their cursors.
func (p *RowPage[T]) Edges() []RowEdge[T] { return p.edges }

// Nodes returns the entries of p without their cursors.
func (p *RowPage[T]) Nodes() []T {
	all := make([]T, len(p.edges))
	for i, e := range p.edges {
		all[i] = e.Node
	}
	return all
}

// PageInfo returns the position of p in its list.
func (p *RowPage[T]) PageInfo() query.Info { return p.info }

// TotalCount returns the number of items on all pages.
func (p *RowPage[T]) TotalCount() int { return p.total }
