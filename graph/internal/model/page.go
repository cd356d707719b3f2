package model

import (
	"context"

	"accordgraph/internal/query"
)

// A Page is a connection: one page of a longer list. It fetches its edges, or
// their total, when a field of it is asked for, and not before.
type Page[T any] struct {
	page *query.Page
	show func(*query.Edge) T
}

// An Edge is one place on a page.
type Edge[T any] struct {
	Node         T
	Relationship *Relationship // nil in a root list
	Entity       Entity        // at the far end; of links only
	place        *query.Edge
}

// Cursor returns what names the place of e in its list.
func (e Edge[T]) Cursor() string { return e.place.Cursor() }

func page[T any](p *query.Page, err error, show func(*query.Edge) T) (*Page[T], error) {
	if err != nil {
		return nil, err
	}
	return &Page[T]{p, show}, nil
}

// entities trusts kg that a step leads to the kind that T shows; if not, it panics.
func entities[T Node](p *query.Page, err error) (*Page[T], error) {
	return page(p, err, func(e *query.Edge) T { return view(e.Node).(T) })
}

// links shows relationships themselves.
func links(p *query.Page, err error) (*RelationshipConnection, error) {
	return page(p, err, func(e *query.Edge) Relationship { return Relationship{e.Relationship} })
}

// Edges returns what is on p, and how it was reached.
func (p *Page[T]) Edges(ctx context.Context) ([]Edge[T], error) {
	return each(ctx, p, func(e *query.Edge) Edge[T] {
		edge := Edge[T]{place: e, Node: p.show(e)}
		edge.Entity, _ = view(e.Node).(Entity)
		if e.Relationship != nil {
			edge.Relationship = &Relationship{e.Relationship}
		}
		return edge
	})
}

// Nodes returns what is on p.
func (p *Page[T]) Nodes(ctx context.Context) ([]T, error) { return each(ctx, p, p.show) }

// PageInfo returns what lies around p.
func (p *Page[T]) PageInfo(ctx context.Context) (query.Info, error) { return p.page.Info(ctx) }

// TotalCount returns how many there are on all pages.
func (p *Page[T]) TotalCount(ctx context.Context) (*int, error) {
	n, err := p.page.Total(ctx)
	return &n, err
}

// Facets returns counts by fields, over all pages.
func (p *Page[T]) Facets(ctx context.Context, by []string) ([]query.Facet, error) {
	return p.page.Facets(ctx, by)
}

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
