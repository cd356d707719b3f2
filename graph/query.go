package graph

import (
	"context"

	"accordgraph/graph/internal/gen"
	"accordgraph/graph/internal/model"
	"accordgraph/internal/kg"
)

// rootFields implements the resolvers of the fields of Query. Package query reads the arguments from the context, so
// most parameters here have no name.
type rootFields root

// Node resolves the field node.
func (q rootFields) Node(ctx context.Context, _ kg.ID) (model.Node, error) {
	return model.Item(ctx, q.kg)
}

// Nodes resolves the field nodes.
func (q rootFields) Nodes(ctx context.Context, _ []kg.ID, _ *gen.AsOf) ([]model.Node, error) {
	return model.Items(ctx, q.kg)
}

// Search resolves the field search.
func (q rootFields) Search(
	ctx context.Context, _ string, _ []string, _ *gen.AsOf, _ *int, _ *string, _ *int, _ *string,
) (*model.SearchConnection, error) {
	return model.Search(ctx, q.kg)
}

// Suggest resolves the field suggest.
func (q rootFields) Suggest(
	ctx context.Context, _ string, _ []string, _ *int, _ *gen.AsOf,
) ([]*model.Suggestion, error) {
	return model.Suggest(ctx, q.kg)
}

// Relationships resolves the field relationships.
func (q rootFields) Relationships(
	ctx context.Context, _ *gen.AsOf, _ []string, _ *gen.RelationshipFilter, _ *int, _ *string, _ *int, _ *string,
) (*model.RelationshipConnection, error) {
	return model.Links(ctx, q.kg)
}

// RelationshipsAmong resolves the field relationshipsAmong.
func (q rootFields) RelationshipsAmong(
	ctx context.Context, _ []kg.ID, _ *gen.AsOf, _ []string, _ *gen.RelationshipFilter, _ *int, _ *string, _ *int,
	_ *string,
) (*model.RelationshipConnection, error) {
	return model.LinksAmong(ctx, q.kg)
}

// Paths resolves the field paths.
func (q rootFields) Paths(
	ctx context.Context, _, _ kg.ID, _, _ *int, _ *gen.RelationshipFilter, _ *gen.PathThrough, _ *gen.PathHubs,
	_ []kg.ID, _ *gen.AsOf,
) (*model.PathSearch, error) {
	return model.Paths(ctx, q.kg)
}

// Connected resolves the field connected.
func (q rootFields) Connected(
	ctx context.Context, _, _ kg.ID, _ *int, _ *gen.RelationshipFilter, _ *gen.PathThrough, _ *gen.PathHubs, _ []kg.ID,
	_ *gen.AsOf,
) (*bool, error) {
	return model.Connected(ctx, q.kg)
}

// Subgraph resolves the field subgraph.
func (q rootFields) Subgraph(
	ctx context.Context, _ []kg.ID, _, _, _ *int, _ *gen.RelationshipFilter, _ []kg.ID, _ *gen.AsOf,
) (*model.Subgraph, error) {
	return model.SubgraphOf(ctx, q.kg)
}

// Reachable resolves the field reachable.
func (q rootFields) Reachable(
	ctx context.Context, _ []kg.ID, _, _ []string, _ *int, _ *gen.RelationshipFilter, _ []kg.ID, _ *gen.AsOf, _ *int,
	_ *string, _ *int, _ *string,
) (*model.ReachableConnection, error) {
	return model.ReachableOf(ctx, q.kg)
}

// Conflicts resolves the field conflicts.
func (q rootFields) Conflicts(
	ctx context.Context, _ kg.ID, _, _ *kg.ID, _ []string, _ *gen.RelationshipFilter, _ *string, _ *gen.AsOf,
) ([]*model.Conflict, error) {
	return model.Conflicts(ctx, q.kg)
}

// Obligations resolves the field obligations.
func (q rootFields) Obligations(
	ctx context.Context, _, _ []kg.ID, _, _ []string, _ *gen.RelationshipFilter, _ *gen.AsOf,
) (*model.ObligationTable, error) {
	return model.Obligations(ctx, q.kg)
}

// Requirements resolves the field requirements.
func (q rootFields) Requirements(
	ctx context.Context, _ kg.ID, _ []string, _ *gen.RelationshipFilter, _ *gen.AsOf,
) ([]*model.RequiredAct, error) {
	return model.Requirements(ctx, q.kg)
}

// Fulfilment resolves the field fulfilment.
func (q rootFields) Fulfilment(
	ctx context.Context, _ kg.ID, _ *gen.RelationshipFilter, _ *gen.AsOf,
) (*model.Fulfilment, error) {
	return model.FulfilmentOf(ctx, q.kg)
}

// Votes resolves the field votes.
func (q rootFields) Votes(
	ctx context.Context, _ kg.ID, _ *gen.RelationshipFilter, _ *gen.AsOf,
) (*model.VoteRecord, error) {
	return model.Votes(ctx, q.kg)
}

// Verify resolves the field verify.
func (q rootFields) Verify(ctx context.Context, _ string, _ *kg.ID, _ *gen.AsOf) (*model.QuoteCheck, error) {
	return model.Verify(ctx, q.kg)
}

// Dependents resolves the field dependents.
func (q rootFields) Dependents(
	ctx context.Context, _ []kg.ID, _ *gen.RelationshipFilter, _ *gen.AsOf,
) (*model.Dependents, error) {
	return model.DependentsOf(ctx, q.kg)
}

// Sequence resolves the field sequence.
func (q rootFields) Sequence(
	ctx context.Context, _ kg.ID, _ *gen.RelationshipFilter, _ *gen.AsOf,
) (*model.Sequence, error) {
	return model.SequenceOf(ctx, q.kg)
}

// Compare resolves the field compare.
func (q rootFields) Compare(ctx context.Context, _, _ kg.ID, _ *gen.AsOf) (*model.Comparison, error) {
	return model.Compare(ctx, q.kg)
}

// CompareMany resolves the field compareMany.
func (q rootFields) CompareMany(
	ctx context.Context, _ []kg.ID, _ []string, _ *gen.RelationshipFilter, _ *gen.AsOf,
) (*model.ComparisonTable, error) {
	return model.CompareMany(ctx, q.kg)
}

// NewSince resolves the field newSince.
func (q rootFields) NewSince(
	ctx context.Context, _ kg.ID, _ *gen.RelationshipFilter, _ *gen.AsOf,
) ([]*model.ProvisionOrigin, error) {
	return model.NewSince(ctx, q.kg)
}

// Gaps resolves the field gaps.
func (q rootFields) Gaps(
	ctx context.Context, _ kg.ID, _ []kg.ID, _ *gen.RelationshipFilter, _ *gen.AsOf,
) (*model.Gaps, error) {
	return model.GapsOf(ctx, q.kg)
}

// Positions resolves the field positions.
func (q rootFields) Positions(
	ctx context.Context, _ gen.PositionsOf, _ []kg.ID, _ bool, _ *gen.RelationshipFilter, _ *gen.AsOf,
) (*model.PositionMatrix, error) {
	return model.Positions(ctx, q.kg)
}

// Contested resolves the field contested.
func (q rootFields) Contested(
	ctx context.Context, _ *gen.AsOf, _ *int, _ *string, _ *int, _ *string,
) (*model.ContestedProvisionConnection, error) {
	return model.ContestedOf(ctx, q.kg)
}

// Timeline resolves the field timeline.
func (q rootFields) Timeline(
	ctx context.Context, _ kg.ID, _, _ *string, _ *gen.RelationshipFilter, _ *gen.AsOf, _ *int, _ *string, _ *int,
	_ *string,
) (*model.TimelineConnection, error) {
	return model.Timeline(ctx, q.kg)
}

// Dataset resolves the field dataset.
func (q rootFields) Dataset(ctx context.Context) (*model.Dataset, error) {
	return model.DatasetOf(ctx, q.kg)
}

// Actors resolves the field actors.
func (q rootFields) Actors(
	ctx context.Context, _ *gen.AsOf, _ *gen.ActorFilter, _ *gen.ActorOrder, _ *int, _ *string, _ *int, _ *string,
) (*model.ActorConnection, error) {
	return model.List[model.Actor](ctx, q.kg, kg.Actor)
}

// Proposals resolves the field proposals.
func (q rootFields) Proposals(
	ctx context.Context, _ *gen.AsOf, _ *gen.ProposalFilter, _ *gen.ProposalOrder, _ *int, _ *string, _ *int, _ *string,
) (*model.ProposalConnection, error) {
	return model.List[model.Proposal](ctx, q.kg, kg.Proposal)
}

// Agreements resolves the field agreements.
func (q rootFields) Agreements(
	ctx context.Context, _ *gen.AsOf, _ *gen.AgreementFilter, _ *gen.AgreementOrder, _ *int, _ *string, _ *int, _ *string,
) (*model.AgreementConnection, error) {
	return model.List[model.Agreement](ctx, q.kg, kg.Agreement)
}

// Documents resolves the field documents.
func (q rootFields) Documents(
	ctx context.Context, _ *gen.AsOf, _ *gen.DocumentFilter, _ *gen.DocumentOrder, _ *int, _ *string, _ *int, _ *string,
) (*model.DocumentConnection, error) {
	return model.List[model.Document](ctx, q.kg, kg.Document)
}

// Provisions resolves the field provisions.
func (q rootFields) Provisions(
	ctx context.Context, _ *gen.AsOf, _ *gen.ProvisionFilter, _ *gen.ProvisionOrder, _ *int, _ *string, _ *int, _ *string,
) (*model.ProvisionConnection, error) {
	return model.List[model.Provision](ctx, q.kg, kg.Provision)
}

// AllObligations resolves the field allObligations.
func (q rootFields) AllObligations(
	ctx context.Context, _ *gen.AsOf, _ *gen.ObligationFilter, _ *gen.ObligationOrder, _ *int, _ *string, _ *int,
	_ *string,
) (*model.ObligationConnection, error) {
	return model.List[model.Obligation](ctx, q.kg, kg.Obligation)
}

// Territories resolves the field territories.
func (q rootFields) Territories(
	ctx context.Context, _ *gen.AsOf, _ *gen.TerritoryFilter, _ *gen.TerritoryOrder, _ *int, _ *string, _ *int, _ *string,
) (*model.TerritoryConnection, error) {
	return model.List[model.Territory](ctx, q.kg, kg.Territory)
}

// Objections resolves the field objections.
func (q rootFields) Objections(
	ctx context.Context, _ *gen.AsOf, _ *gen.ObjectionFilter, _ *gen.ObjectionOrder, _ *int, _ *string, _ *int, _ *string,
) (*model.ObjectionConnection, error) {
	return model.List[model.Objection](ctx, q.kg, kg.Objection)
}

// Figures resolves the field figures.
func (q rootFields) Figures(
	ctx context.Context, _ *gen.AsOf, _ *gen.FigureFilter, _ *gen.FigureOrder, _ *int, _ *string, _ *int, _ *string,
) (*model.FigureConnection, error) {
	return model.List[model.Figure](ctx, q.kg, kg.Figure)
}

// Events resolves the field events.
func (q rootFields) Events(
	ctx context.Context, _ *gen.AsOf, _ *gen.EventFilter, _ *gen.EventOrder, _ *int, _ *string, _ *int, _ *string,
) (*model.EventConnection, error) {
	return model.List[model.Event](ctx, q.kg, kg.Event)
}

// Sources resolves the field sources.
func (q rootFields) Sources(
	ctx context.Context, _ *gen.AsOf, _ *gen.SourceFilter, _ *gen.SourceOrder, _ *int, _ *string, _ *int, _ *string,
) (*model.SourceConnection, error) {
	return model.List[model.Source](ctx, q.kg, kg.Source)
}

// Evidence resolves the field evidence.
func (q rootFields) Evidence(
	ctx context.Context, _ *gen.AsOf, _ *gen.EvidenceFilter, _ *gen.EvidenceOrder, _ *int, _ *string, _ *int, _ *string,
) (*model.EvidenceConnection, error) {
	return model.List[model.Evidence](ctx, q.kg, kg.Evidence)
}

// RelationshipTypes resolves the field relationshipTypes.
func (q rootFields) RelationshipTypes(context.Context) ([]*model.RelationshipTypeInfo, error) {
	return model.RelationshipTypes(), nil
}

// Vocabularies resolves the field vocabularies.
func (q rootFields) Vocabularies(_ context.Context, names []string) ([]*model.VocabularyInfo, error) {
	return model.Vocabularies(names)
}
