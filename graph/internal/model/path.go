package model

import (
	"context"

	"accordgraph/internal/query"
)

// A PathSearch holds the shortest paths between two entities.
type PathSearch struct{ found *query.Paths }

// Paths resolves the field paths.
func Paths(ctx context.Context, g *query.Graph) (*PathSearch, error) {
	p, err := answer(ctx, g.Paths)
	if err != nil {
		return nil, err
	}
	return &PathSearch{p}, nil
}

// Connected resolves the field connected.
func Connected(ctx context.Context, g *query.Graph) (*bool, error) {
	there, err := answer(ctx, g.Connected)
	return &there, err
}

// From returns the entity at which the paths start.
func (p PathSearch) From() Entity { return thing(p.found.From) }

// To returns the entity at which the paths end.
func (p PathSearch) To() Entity { return thing(p.found.To) }

// Truncated says what is missing, or is nil.
func (p PathSearch) Truncated() *query.Truncated { return p.found.Truncated }

// HubsSkipped returns the hubs that the search did not follow.
func (p PathSearch) HubsSkipped(ctx context.Context) ([]Entity, error) {
	hubs, err := p.found.HubsSkipped(ctx)
	if err != nil {
		return nil, err
	}
	return things(hubs), nil
}

// Paths returns the shortest paths.
func (p PathSearch) Paths() []Path {
	all := make([]Path, len(p.found.Paths))
	for i, one := range p.found.Paths {
		all[i] = Path{one}
	}
	return all
}

// A Path is one path.
type Path struct{ *query.Path }

// Steps returns the steps of the path, one for each relationship.
func (p Path) Steps() []PathStep {
	all := make([]PathStep, len(p.Path.Steps))
	for i, s := range p.Path.Steps {
		all[i] = PathStep{s}
	}
	return all
}

// Text returns the path in words.
func (p Path) Text(ctx context.Context) (*Prose, error) { return words(ctx, p.Links()) }

// A PathStep is one relationship of a path.
type PathStep struct{ step query.PathStep }

// From returns the entity at which the step starts.
func (s PathStep) From() Entity { return thing(s.step.From) }

// To returns the entity at which the step ends.
func (s PathStep) To() Entity { return thing(s.step.To) }

// Direction returns OUT if the relationship starts at From, and otherwise IN.
func (s PathStep) Direction() string { return string(s.step.Direction) }

// Relationship returns the relationship of the step.
func (s PathStep) Relationship() Relationship { return Relationship{s.step.Link} }

// thing returns n as an Entity. The kind of n must be a kind that relationships can join.
func thing(n *query.Node) Entity { return view(n).(Entity) }

// things returns the views of the nodes.
func things(all []*query.Node) []Entity {
	out := make([]Entity, len(all))
	for i, n := range all {
		out[i] = thing(n)
	}
	return out
}
