package model

import "context"

// An Obligation is an act that a clause asks for.
type Obligation struct{ entity }

// ObligationConnection is a page of obligations, and ObligationEdge is one entry of it.
type (
	ObligationConnection = Page[Obligation]
	ObligationEdge       = Edge[Obligation]
)

func (o Obligation) Acts() []string { return o.Texts("acts") }

func (o Obligation) Force() string { return o.Text("force") }

func (o Obligation) Voice() *string { return text(o.Entity, "voice") }

func (o Obligation) Condition() *string { return text(o.Entity, "condition") }

func (o Obligation) Deadline() *string { return text(o.Entity, "deadline") }

func (o Obligation) Period() *string { return text(o.Entity, "period") }

func (o Obligation) RunsFrom() *string { return text(o.Entity, "runsFrom") }

func (o Obligation) Reciprocity() *string { return text(o.Entity, "reciprocity") }

func (o Obligation) CodedBy(ctx context.Context) (*Actor, error) {
	return ref[Actor](ctx, o.Node, "codedBy")
}

func (o Obligation) Document(ctx context.Context) (Document, error) {
	return refDocument(ctx, o.Node)
}

func (o Obligation) Provision(ctx context.Context) (*Provision, error) {
	return ref[Provision](ctx, o.Node, "provision")
}

func (o Obligation) AskedBy(ctx context.Context) (*ProvisionConnection, error) {
	return follow[Provision](ctx, o.Node)
}

func (o Obligation) OwedBy(ctx context.Context) (*ActorConnection, error) {
	return follow[Actor](ctx, o.Node)
}

func (o Obligation) OwedTo(ctx context.Context) (*ActorConnection, error) {
	return follow[Actor](ctx, o.Node)
}

func (o Obligation) VerifiedBy(ctx context.Context) (*ActorConnection, error) {
	return follow[Actor](ctx, o.Node)
}

func (o Obligation) EnforcedBy(ctx context.Context) (*ActorConnection, error) {
	return follow[Actor](ctx, o.Node)
}

func (o Obligation) PaidBy(ctx context.Context) (*ActorConnection, error) {
	return follow[Actor](ctx, o.Node)
}
