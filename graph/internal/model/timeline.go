package model

import (
	"context"

	"accordgraph/internal/query"
)

// A TimelineConnection is one page of a timeline.
type TimelineConnection struct{ *query.Timeline }

// A TimelineEdge is one dated item on a timeline.
type TimelineEdge struct{ *query.Moment }

// Timeline resolves the field timeline.
func Timeline(ctx context.Context, g *query.Graph) (*TimelineConnection, error) {
	t, err := answer(ctx, g.Timeline)
	if err != nil {
		return nil, err
	}
	return &TimelineConnection{t}, nil
}

// Edges returns the dated items on the page.
func (t TimelineConnection) Edges() []TimelineEdge {
	all := make([]TimelineEdge, len(t.Timeline.Edges()))
	for i, m := range t.Timeline.Edges() {
		all[i] = TimelineEdge{m}
	}
	return all
}

// Nodes returns the dated items on the page, without their dates. An item with two dates can be there twice.
func (t TimelineConnection) Nodes() []Node {
	all := make([]Node, len(t.Timeline.Edges()))
	for i, m := range t.Timeline.Edges() {
		all[i] = viewOf(m.Item)
	}
	return all
}

// TotalCount returns the number of dated items on all pages.
func (t TimelineConnection) TotalCount() int { return t.Total() }

// PageInfo returns the position of the page in the timeline.
func (t TimelineConnection) PageInfo() query.Info { return t.Info() }

// Node returns the dated item: an entity or a relationship.
func (e TimelineEdge) Node() Node { return viewOf(e.Item) }
