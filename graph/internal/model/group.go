package model

import (
	"context"

	"accordgraph/internal/query"
)

// A RelationshipGroup has the relationships of an entity with one type and direction.
type RelationshipGroup struct{ *query.Group }

// RelationshipGroups resolves the field relationshipGroups.
func (e entity) RelationshipGroups(ctx context.Context) ([]RelationshipGroup, error) {
	found, err := e.Groups(ctx, args(ctx))
	if err != nil {
		return nil, err
	}
	all := make([]RelationshipGroup, len(found))
	for i, g := range found {
		all[i] = RelationshipGroup{g}
	}
	return all, nil
}

func (g RelationshipGroup) Type() string      { return string(g.Group.Type) }
func (g RelationshipGroup) Direction() string { return string(g.Group.Direction) }

// TotalCount returns the number of relationships of the group.
func (g RelationshipGroup) TotalCount() int { return g.Count }

// Nodes returns the first relationships of the group.
func (g RelationshipGroup) Nodes() []Relationship {
	all := make([]Relationship, len(g.Group.Edges))
	for i, e := range g.Group.Edges {
		all[i] = Relationship{e.Relationship}
	}
	return all
}

// Edges returns the first relationships of the group, each with the entity at its other end. It names the type as the
// connection does. gqlgen would otherwise write the one name or the other, by chance.
func (g RelationshipGroup) Edges() []Edge[Relationship] {
	all := make([]Edge[Relationship], len(g.Group.Edges))
	for i, e := range g.Group.Edges {
		all[i] = edgeOf(e, Relationship{e.Relationship})
	}
	return all
}
