package model

import "context"

// A Provision is a clause of a document, or a lettered part of a clause.
type Provision struct{ entity }

// ProvisionConnection is a page of clauses, and ProvisionEdge is one entry of it.
type (
	ProvisionConnection = Page[Provision]
	ProvisionEdge       = Edge[Provision]
)

func (p Provision) Number() string { return p.Text("number") }

func (p Provision) Topics() []string { return p.Texts("topics") }

func (p Provision) Document(ctx context.Context) (Document, error) {
	return refDocument(ctx, p.Node)
}

func (p Provision) PartOf(ctx context.Context) (*Provision, error) {
	return ref[Provision](ctx, p.Node, "partOf")
}

func (p Provision) Parts(ctx context.Context) (*ProvisionConnection, error) {
	return follow[Provision](ctx, p.Node)
}

func (p Provision) Territories(ctx context.Context) (*TerritoryConnection, error) {
	return follow[Territory](ctx, p.Node)
}

func (p Provision) Obliges(ctx context.Context) (*ActorConnection, error) {
	return follow[Actor](ctx, p.Node)
}

func (p Provision) Benefits(ctx context.Context) (*ActorConnection, error) {
	return follow[Actor](ctx, p.Node)
}

func (p Provision) Guarantors(ctx context.Context) (*ActorConnection, error) {
	return follow[Actor](ctx, p.Node)
}

func (p Provision) VerifiedBy(ctx context.Context) (*ActorConnection, error) {
	return follow[Actor](ctx, p.Node)
}

func (p Provision) EnforcedBy(ctx context.Context) (*ActorConnection, error) {
	return follow[Actor](ctx, p.Node)
}

func (p Provision) PaidBy(ctx context.Context) (*ActorConnection, error) {
	return follow[Actor](ctx, p.Node)
}

func (p Provision) Obligations(ctx context.Context) (*ObligationConnection, error) {
	return follow[Obligation](ctx, p.Node)
}

func (p Provision) Objections(ctx context.Context) (*ObjectionConnection, error) {
	return follow[Objection](ctx, p.Node)
}

func (p Provision) SupportedBy(ctx context.Context) (*ActorConnection, error) {
	return follow[Actor](ctx, p.Node)
}

func (p Provision) AssessedBy(ctx context.Context) (*ActorConnection, error) {
	return follow[Actor](ctx, p.Node)
}

func (p Provision) ViolatedBy(ctx context.Context) (*ActorConnection, error) {
	return follow[Actor](ctx, p.Node)
}

func (p Provision) ConflictsWith(ctx context.Context) (*ProvisionConnection, error) {
	return follow[Provision](ctx, p.Node)
}

func (p Provision) ConflictsWithDocuments(ctx context.Context) (*DocumentConnection, error) {
	return follow[Document](ctx, p.Node)
}

func (p Provision) Weakens(ctx context.Context) (*ProvisionConnection, error) {
	return follow[Provision](ctx, p.Node)
}

func (p Provision) WeakenedBy(ctx context.Context) (*ProvisionConnection, error) {
	return follow[Provision](ctx, p.Node)
}

func (p Provision) Reaffirms(ctx context.Context) (*ProvisionConnection, error) {
	return follow[Provision](ctx, p.Node)
}

func (p Provision) Repeats(ctx context.Context) (*ProvisionConnection, error) {
	return follow[Provision](ctx, p.Node)
}

func (p Provision) DependsOn(ctx context.Context) (*ProvisionConnection, error) {
	return follow[Provision](ctx, p.Node)
}

func (p Provision) Exceeds(ctx context.Context) (*ProvisionConnection, error) {
	return follow[Provision](ctx, p.Node)
}

func (p Provision) AlignsWith(ctx context.Context) (*ProvisionConnection, error) {
	return follow[Provision](ctx, p.Node)
}

func (p Provision) Figures(ctx context.Context) (*FigureConnection, error) {
	return follow[Figure](ctx, p.Node)
}

func (p Provision) Events(ctx context.Context) (*EventConnection, error) {
	return follow[Event](ctx, p.Node)
}

func (p Provision) ContainedIn(ctx context.Context) (*EntityConnection, error) {
	return follow[Entity](ctx, p.Node)
}

func (p Provision) WeakensDocuments(ctx context.Context) (*DocumentConnection, error) {
	return follow[Document](ctx, p.Node)
}

func (p Provision) ReaffirmsDocuments(ctx context.Context) (*DocumentConnection, error) {
	return follow[Document](ctx, p.Node)
}

func (p Provision) ReaffirmedBy(ctx context.Context) (*ProvisionConnection, error) {
	return follow[Provision](ctx, p.Node)
}

func (p Provision) RepeatsDocuments(ctx context.Context) (*DocumentConnection, error) {
	return follow[Document](ctx, p.Node)
}

func (p Provision) RepeatedBy(ctx context.Context) (*ProvisionConnection, error) {
	return follow[Provision](ctx, p.Node)
}

func (p Provision) Requires(ctx context.Context) (*ActorConnection, error) {
	return follow[Actor](ctx, p.Node)
}

func (p Provision) DependsOnDocuments(ctx context.Context) (*DocumentConnection, error) {
	return follow[Document](ctx, p.Node)
}

func (p Provision) Dependents(ctx context.Context) (*ProvisionConnection, error) {
	return follow[Provision](ctx, p.Node)
}

func (p Provision) ExceedsDocuments(ctx context.Context) (*DocumentConnection, error) {
	return follow[Document](ctx, p.Node)
}

func (p Provision) ExceededBy(ctx context.Context) (*ProvisionConnection, error) {
	return follow[Provision](ctx, p.Node)
}

func (p Provision) DroppedBy(ctx context.Context) (*DocumentConnection, error) {
	return follow[Document](ctx, p.Node)
}

func (p Provision) TerminatedBy(ctx context.Context) (*ActorConnection, error) {
	return follow[Actor](ctx, p.Node)
}
