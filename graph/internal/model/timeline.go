package model

import (
	"context"

	"accordgraph/internal/query"
)

// A TimelineConnection is a page of a timeline.
type TimelineConnection struct{ *query.Timeline }

// A TimelineEdge is one date on a timeline.
type TimelineEdge struct{ *query.Moment }

// Timeline returns the dates around an entity.
func Timeline(ctx context.Context, g *query.Graph) (*TimelineConnection, error) {
	t, err := answer(ctx, g.Timeline)
	if err != nil {
		return nil, err
	}
	return &TimelineConnection{t}, nil
}

// Edges returns the dates on the page.
func (t TimelineConnection) Edges() []TimelineEdge {
	all := make([]TimelineEdge, len(t.Timeline.Edges()))
	for i, m := range t.Timeline.Edges() {
		all[i] = TimelineEdge{m}
	}
	return all
}

// PageInfo says what lies before and after the page.
func (t TimelineConnection) PageInfo() query.Info { return t.Info() }

// Node returns the entity that has the date, or the relationship that began or ended.
func (e TimelineEdge) Node() Node { return viewOf(e.Item) }
