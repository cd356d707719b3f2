package model

import (
	"context"

	"accordgraph/internal/query"
)

// A Page is a GraphQL connection: one page of a list. It fetches its entries or their total only when a field needs
// them.
type Page[T any] struct {
	page *query.Page
	show func(*query.Edge) T
}

// An Edge is one entry of a page.
type Edge[T any] struct {
	Node         T
	Relationship *Relationship // nil in a root list
	Entity       Entity        // the entity at the far end; only in lists of relationships
	place        *query.Edge
}

// Cursor returns the cursor of e in its list.
func (e Edge[T]) Cursor() string { return e.place.Cursor() }

// page returns a Page over p, or err. show converts one entry.
func page[T any](p *query.Page, err error, show func(*query.Edge) T) (*Page[T], error) {
	if err != nil {
		return nil, err
	}
	return &Page[T]{p, show}, nil
}

// entities returns a page of entities. It panics if an entity is not a T. The steps of package kg make that impossible.
func entities[T Node](p *query.Page, err error) (*Page[T], error) {
	return page(p, err, func(e *query.Edge) T { return view(e.Node).(T) })
}

// links returns a page of relationships.
func links(p *query.Page, err error) (*RelationshipConnection, error) {
	return page(p, err, func(e *query.Edge) Relationship { return Relationship{e.Relationship} })
}

// Edges returns the entries of p, each with the relationship that leads to it.
func (p *Page[T]) Edges(ctx context.Context) ([]Edge[T], error) {
	return each(ctx, p, func(e *query.Edge) Edge[T] { return edgeOf(e, p.show(e)) })
}

// edgeOf returns an entry of a page as an edge to node.
func edgeOf[T any](e *query.Edge, node T) Edge[T] {
	edge := Edge[T]{place: e, Node: node}
	edge.Entity, _ = view(e.Node).(Entity)
	if e.Relationship != nil {
		edge.Relationship = &Relationship{e.Relationship}
	}
	return edge
}

// Nodes returns the entries of p without their edges.
func (p *Page[T]) Nodes(ctx context.Context) ([]T, error) { return each(ctx, p, p.show) }

// PageInfo returns the position of p in its list.
func (p *Page[T]) PageInfo(ctx context.Context) (query.Info, error) { return p.page.Info(ctx) }

// TotalCount returns the number of entries on all pages.
func (p *Page[T]) TotalCount(ctx context.Context) (*int, error) {
	n, err := p.page.Total(ctx)
	return &n, err
}

// Facets returns the counts by each field, over all pages.
func (p *Page[T]) Facets(ctx context.Context, by []string) ([]query.Facet, error) {
	return p.page.Facets(ctx, by)
}

// each calls show for every entry of p, and returns the results.
func each[T, U any](ctx context.Context, p *Page[T], show func(*query.Edge) U) ([]U, error) {
	es, err := p.page.Edges(ctx)
	if err != nil {
		return nil, err
	}
	out := make([]U, len(es))
	for i, e := range es {
		out[i] = show(e)
	}
	return out, nil
}
