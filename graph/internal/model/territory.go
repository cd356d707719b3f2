package model

import "context"

// A Territory is a place that clauses are about.
type Territory struct{ entity }

// TerritoryConnection is a page of places, and TerritoryEdge is one entry of it.
type (
	TerritoryConnection = Page[Territory]
	TerritoryEdge       = Edge[Territory]
)

func (t Territory) Category() *string { return text(t.Entity, "category") }

func (t Territory) Country() *string { return text(t.Entity, "country") }

func (t Territory) Latitude() *float64 { return number(t.Entity, "latitude") }

func (t Territory) Longitude() *float64 { return number(t.Entity, "longitude") }

func (t Territory) Provisions(ctx context.Context) (*ProvisionConnection, error) {
	return follow[Provision](ctx, t.Node)
}

func (t Territory) PartOf(ctx context.Context) (*TerritoryConnection, error) {
	return follow[Territory](ctx, t.Node)
}

func (t Territory) Parts(ctx context.Context) (*TerritoryConnection, error) {
	return follow[Territory](ctx, t.Node)
}

func (t Territory) ControlledBy(ctx context.Context) (*ActorConnection, error) {
	return follow[Actor](ctx, t.Node)
}

func (t Territory) ClaimedBy(ctx context.Context) (*ActorConnection, error) {
	return follow[Actor](ctx, t.Node)
}

func (t Territory) RecognisedBy(ctx context.Context) (*ActorConnection, error) {
	return follow[Actor](ctx, t.Node)
}

func (t Territory) Figures(ctx context.Context) (*FigureConnection, error) {
	return follow[Figure](ctx, t.Node)
}

func (t Territory) Events(ctx context.Context) (*EventConnection, error) {
	return follow[Event](ctx, t.Node)
}
