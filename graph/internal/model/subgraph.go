package model

import (
	"context"

	"accordgraph/internal/query"
)

// A Subgraph is a part of the graph, for drawing.
type Subgraph struct{ drawn *query.Subgraph }

// SubgraphOf resolves the field subgraph.
func SubgraphOf(ctx context.Context, g *query.Graph) (*Subgraph, error) {
	s, err := answer(ctx, g.Subgraph)
	if err != nil {
		return nil, err
	}
	return &Subgraph{s}, nil
}

// Truncated says what is missing, or is nil.
func (s Subgraph) Truncated() *query.Truncated { return s.drawn.Truncated }

// Nodes returns the entities in the subgraph.
func (s Subgraph) Nodes() []SubgraphNode {
	all := make([]SubgraphNode, len(s.drawn.Nodes))
	for i, n := range s.drawn.Nodes {
		all[i] = SubgraphNode{n}
	}
	return all
}

// Relationships returns the relationships between these entities.
func (s Subgraph) Relationships() []Relationship {
	all := make([]Relationship, len(s.drawn.Links))
	for i, l := range s.drawn.Links {
		all[i] = Relationship{l}
	}
	return all
}

// A SubgraphNode is one entity in a subgraph.
type SubgraphNode struct{ *query.SubgraphNode }

// Entity returns the entity.
func (n SubgraphNode) Entity() Entity { return thing(n.Node) }
