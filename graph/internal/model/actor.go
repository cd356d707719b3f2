package model

import "context"

// An Actor is a state, an organisation, a body, a person or a medium: whoever can act or speak.
type Actor struct{ entity }

// ActorConnection is a page of actors, and ActorEdge is one entry of it.
type (
	ActorConnection = Page[Actor]
	ActorEdge       = Edge[Actor]
)

func (a Actor) Category() *string { return text(a.Entity, "category") }

func (a Actor) Country() *string { return text(a.Entity, "country") }

func (a Actor) Proposed(ctx context.Context) (*DocumentConnection, error) {
	return follow[Document](ctx, a.Node)
}

func (a Actor) Agreements(ctx context.Context) (*AgreementConnection, error) {
	return follow[Agreement](ctx, a.Node)
}

func (a Actor) Guarantees(ctx context.Context) (*EntityConnection, error) {
	return follow[Entity](ctx, a.Node)
}

func (a Actor) Mediated(ctx context.Context) (*DocumentConnection, error) {
	return follow[Document](ctx, a.Node)
}

func (a Actor) ObligedBy(ctx context.Context) (*ProvisionConnection, error) {
	return follow[Provision](ctx, a.Node)
}

func (a Actor) BenefitsFrom(ctx context.Context) (*ProvisionConnection, error) {
	return follow[Provision](ctx, a.Node)
}

func (a Actor) SpokenOfIn(ctx context.Context) (*ObjectionConnection, error) {
	return follow[Objection](ctx, a.Node)
}

func (a Actor) Objections(ctx context.Context) (*ObjectionConnection, error) {
	return follow[Objection](ctx, a.Node)
}

func (a Actor) Supports(ctx context.Context) (*EntityConnection, error) {
	return follow[Entity](ctx, a.Node)
}

func (a Actor) Violated(ctx context.Context) (*EntityConnection, error) {
	return follow[Entity](ctx, a.Node)
}

func (a Actor) Terminated(ctx context.Context) (*EntityConnection, error) {
	return follow[Entity](ctx, a.Node)
}

func (a Actor) Offices(ctx context.Context) (*ActorConnection, error) {
	return follow[Actor](ctx, a.Node)
}

func (a Actor) OfficeHolders(ctx context.Context) (*ActorConnection, error) {
	return follow[Actor](ctx, a.Node)
}

func (a Actor) MemberOf(ctx context.Context) (*ActorConnection, error) {
	return follow[Actor](ctx, a.Node)
}

func (a Actor) Members(ctx context.Context) (*ActorConnection, error) {
	return follow[Actor](ctx, a.Node)
}

func (a Actor) PartOf(ctx context.Context) (*ActorConnection, error) {
	return follow[Actor](ctx, a.Node)
}

func (a Actor) Parts(ctx context.Context) (*ActorConnection, error) {
	return follow[Actor](ctx, a.Node)
}

func (a Actor) Controls(ctx context.Context) (*TerritoryConnection, error) {
	return follow[Territory](ctx, a.Node)
}

func (a Actor) Claims(ctx context.Context) (*TerritoryConnection, error) {
	return follow[Territory](ctx, a.Node)
}

func (a Actor) Recognises(ctx context.Context) (*TerritoryConnection, error) {
	return follow[Territory](ctx, a.Node)
}

func (a Actor) Figures(ctx context.Context) (*FigureConnection, error) {
	return follow[Figure](ctx, a.Node)
}

func (a Actor) Events(ctx context.Context) (*EventConnection, error) {
	return follow[Event](ctx, a.Node)
}

func (a Actor) Votes(ctx context.Context) (*DocumentConnection, error) {
	return follow[Document](ctx, a.Node)
}

func (a Actor) Signed(ctx context.Context) (*DocumentConnection, error) {
	return follow[Document](ctx, a.Node)
}

func (a Actor) Ratified(ctx context.Context) (*DocumentConnection, error) {
	return follow[Document](ctx, a.Node)
}

func (a Actor) WithdrewFrom(ctx context.Context) (*DocumentConnection, error) {
	return follow[Document](ctx, a.Node)
}

func (a Actor) Assessed(ctx context.Context) (*EntityConnection, error) {
	return follow[Entity](ctx, a.Node)
}

func (a Actor) RequiredBy(ctx context.Context) (*EntityConnection, error) {
	return follow[Entity](ctx, a.Node)
}

func (a Actor) Verifies(ctx context.Context) (*EntityConnection, error) {
	return follow[Entity](ctx, a.Node)
}

func (a Actor) Enforces(ctx context.Context) (*EntityConnection, error) {
	return follow[Entity](ctx, a.Node)
}

func (a Actor) Pays(ctx context.Context) (*EntityConnection, error) {
	return follow[Entity](ctx, a.Node)
}

func (a Actor) Owes(ctx context.Context) (*ObligationConnection, error) {
	return follow[Obligation](ctx, a.Node)
}

func (a Actor) IsOwed(ctx context.Context) (*ObligationConnection, error) {
	return follow[Obligation](ctx, a.Node)
}

func (a Actor) PartyTo(ctx context.Context) (*DocumentConnection, error) {
	return follow[Document](ctx, a.Node)
}
