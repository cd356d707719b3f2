package model

import "context"

// An Objection is a statement of somebody against a document or clause, on a day.
type Objection struct{ entity }

// ObjectionConnection is a page of objections, and ObjectionEdge is one entry of it.
type (
	ObjectionConnection = Page[Objection]
	ObjectionEdge       = Edge[Objection]
)

func (o Objection) Stance() *string { return text(o.Entity, "stance") }

func (o Objection) Quote() *string { return text(o.Entity, "quote") }

func (o Objection) Outcome() *string { return text(o.Entity, "outcome") }

func (o Objection) RaisedBy(ctx context.Context) (*ActorConnection, error) {
	return follow[Actor](ctx, o.Node)
}

func (o Objection) Provisions(ctx context.Context) (*ProvisionConnection, error) {
	return follow[Provision](ctx, o.Node)
}

func (o Objection) Documents(ctx context.Context) (*DocumentConnection, error) {
	return follow[Document](ctx, o.Node)
}

func (o Objection) SpeaksOf(ctx context.Context) (*ActorConnection, error) {
	return follow[Actor](ctx, o.Node)
}

func (o Objection) Figures(ctx context.Context) (*FigureConnection, error) {
	return follow[Figure](ctx, o.Node)
}

func (o Objection) Events(ctx context.Context) (*EventConnection, error) {
	return follow[Event](ctx, o.Node)
}
