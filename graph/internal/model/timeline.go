package model

import (
	"context"

	"accordgraph/internal/query"
)

// A TimelineConnection is a page of what happened.
type TimelineConnection struct{ *query.Timeline }

// A TimelineEdge is something that happened.
type TimelineEdge struct{ *query.Moment }

// Timeline returns what is dated around a thing.
func Timeline(ctx context.Context, g *query.Graph) (*TimelineConnection, error) {
	t, err := g.Timeline(ctx, args(ctx))
	if err != nil {
		return nil, err
	}
	return &TimelineConnection{t}, nil
}

// Edges returns what is on the page.
func (t TimelineConnection) Edges() []TimelineEdge {
	all := make([]TimelineEdge, len(t.Timeline.Edges()))
	for i, m := range t.Timeline.Edges() {
		all[i] = TimelineEdge{m}
	}
	return all
}

// PageInfo returns what lies around the page.
func (t TimelineConnection) PageInfo() query.Info { return t.Info() }

// Node returns what is dated.
func (e TimelineEdge) Node() Node { return viewOf(e.Item) }
