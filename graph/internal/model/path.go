package model

import (
	"context"

	"accordgraph/internal/query"
)

// A PathSearch is the ways between two things.
type PathSearch struct{ found *query.Paths }

// Paths returns the ways between two things.
func Paths(ctx context.Context, g *query.Graph) (*PathSearch, error) {
	p, err := g.Paths(ctx, args(ctx))
	if err != nil {
		return nil, err
	}
	return &PathSearch{p}, nil
}

func (p PathSearch) From() Entity                { return thing(p.found.From) }
func (p PathSearch) To() Entity                  { return thing(p.found.To) }
func (p PathSearch) Truncated() *query.Truncated { return p.found.Truncated }

// HubsSkipped returns the hubs that no path was sought through.
func (p PathSearch) HubsSkipped(ctx context.Context) ([]Entity, error) {
	hubs, err := p.found.HubsSkipped(ctx)
	if err != nil {
		return nil, err
	}
	return things(hubs), nil
}

// Paths returns the shortest ways.
func (p PathSearch) Paths() []Path {
	all := make([]Path, len(p.found.Paths))
	for i, one := range p.found.Paths {
		all[i] = Path{one}
	}
	return all
}

// A Path is one way.
type Path struct{ *query.Path }

// Steps returns its links.
func (p Path) Steps() []PathStep {
	all := make([]PathStep, len(p.Path.Steps))
	for i, s := range p.Path.Steps {
		all[i] = PathStep{s}
	}
	return all
}

// Text returns it as people read it.
func (p Path) Text(ctx context.Context) (*Prose, error) { return words(ctx, p.Links()) }

// A PathStep is one link of a path.
type PathStep struct{ step query.PathStep }

func (s PathStep) From() Entity               { return thing(s.step.From) }
func (s PathStep) To() Entity                 { return thing(s.step.To) }
func (s PathStep) Direction() string          { return string(s.step.Direction) }
func (s PathStep) Relationship() Relationship { return Relationship{s.step.Link} }

// thing returns the view of n, which can be linked to others.
func thing(n *query.Node) Entity { return view(n).(Entity) }

func things(all []*query.Node) []Entity {
	out := make([]Entity, len(all))
	for i, n := range all {
		out[i] = thing(n)
	}
	return out
}
