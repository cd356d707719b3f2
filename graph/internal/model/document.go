package model

import "context"

// A Document is a document with numbered clauses: a proposal or an agreement.
type Document interface {
	Entity
	isDocument()
}

// DocumentConnection is a page of documents, and DocumentEdge is one entry of it.
type (
	DocumentConnection = Page[Document]
	DocumentEdge       = Edge[Document]
)

// document has the fields of proposals and agreements.
type document struct{ entity }

func (document) isDocument() {}

func (d document) DocumentStatus() *string { return text(d.Entity, "status") }

// Status returns DocumentStatus under its former name.
func (d document) Status() *string { return text(d.Entity, "status") }

func (d document) Provisions(ctx context.Context) (*ProvisionConnection, error) {
	return follow[Provision](ctx, d.Node)
}

func (d document) ProposedBy(ctx context.Context) (*ActorConnection, error) {
	return follow[Actor](ctx, d.Node)
}

func (d document) Parties(ctx context.Context) (*ActorConnection, error) {
	return follow[Actor](ctx, d.Node)
}

func (d document) Guarantors(ctx context.Context) (*ActorConnection, error) {
	return follow[Actor](ctx, d.Node)
}

func (d document) Mediators(ctx context.Context) (*ActorConnection, error) {
	return follow[Actor](ctx, d.Node)
}

func (d document) Voters(ctx context.Context) (*ActorConnection, error) {
	return follow[Actor](ctx, d.Node)
}

func (d document) RollCall() *string { return text(d.Entity, "rollCall") }

func (d document) YesVotes() *int { return whole(d.Entity, "yesVotes") }

func (d document) NoVotes() *int { return whole(d.Entity, "noVotes") }

func (d document) Abstentions() *int { return whole(d.Entity, "abstentions") }

func (d document) Absences() *int { return whole(d.Entity, "absences") }

func (d document) Objections(ctx context.Context) (*ObjectionConnection, error) {
	return follow[Objection](ctx, d.Node)
}

func (d document) SupportedBy(ctx context.Context) (*ActorConnection, error) {
	return follow[Actor](ctx, d.Node)
}

func (d document) ConflictingProvisions(ctx context.Context) (*ProvisionConnection, error) {
	return follow[Provision](ctx, d.Node)
}

func (d document) ViolatedBy(ctx context.Context) (*ActorConnection, error) {
	return follow[Actor](ctx, d.Node)
}

func (d document) TerminatedBy(ctx context.Context) (*ActorConnection, error) {
	return follow[Actor](ctx, d.Node)
}

func (d document) DerivedFrom(ctx context.Context) (*DocumentConnection, error) {
	return follow[Document](ctx, d.Node)
}

func (d document) Derivations(ctx context.Context) (*DocumentConnection, error) {
	return follow[Document](ctx, d.Node)
}

func (d document) Supersedes(ctx context.Context) (*DocumentConnection, error) {
	return follow[Document](ctx, d.Node)
}

func (d document) SupersededBy(ctx context.Context) (*DocumentConnection, error) {
	return follow[Document](ctx, d.Node)
}

func (d document) Cites(ctx context.Context) (*DocumentConnection, error) {
	return follow[Document](ctx, d.Node)
}

func (d document) CitedBy(ctx context.Context) (*DocumentConnection, error) {
	return follow[Document](ctx, d.Node)
}

func (d document) Figures(ctx context.Context) (*FigureConnection, error) {
	return follow[Figure](ctx, d.Node)
}

func (d document) Events(ctx context.Context) (*EventConnection, error) {
	return follow[Event](ctx, d.Node)
}

func (d document) WeakenedBy(ctx context.Context) (*ProvisionConnection, error) {
	return follow[Provision](ctx, d.Node)
}

func (d document) ReaffirmedBy(ctx context.Context) (*ProvisionConnection, error) {
	return follow[Provision](ctx, d.Node)
}

func (d document) RepeatedBy(ctx context.Context) (*ProvisionConnection, error) {
	return follow[Provision](ctx, d.Node)
}

func (d document) Requires(ctx context.Context) (*ActorConnection, error) {
	return follow[Actor](ctx, d.Node)
}

func (d document) Dependents(ctx context.Context) (*ProvisionConnection, error) {
	return follow[Provision](ctx, d.Node)
}

func (d document) ExceededBy(ctx context.Context) (*ProvisionConnection, error) {
	return follow[Provision](ctx, d.Node)
}

func (d document) Dropped(ctx context.Context) (*ProvisionConnection, error) {
	return follow[Provision](ctx, d.Node)
}
