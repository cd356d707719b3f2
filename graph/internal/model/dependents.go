package model

import (
	"context"

	"accordgraph/internal/query"
)

// Dependents is what falls with documents and clauses.
type Dependents struct{ found *query.Dependents }

// DependentsOf resolves the field dependents.
func DependentsOf(ctx context.Context, g *query.Graph) (*Dependents, error) {
	d, err := answer(ctx, g.Dependents)
	if err != nil {
		return nil, err
	}
	return &Dependents{d}, nil
}

// Falls returns what falls.
func (d Dependents) Falls() []Fallen {
	all := make([]Fallen, len(d.found.Falls))
	for i, f := range d.found.Falls {
		all[i] = Fallen{f}
	}
	return all
}

// NoLongerVoided returns the clauses that are no longer voided.
func (d Dependents) NoLongerVoided() []NoLongerVoided {
	all := make([]NoLongerVoided, len(d.found.NoLongerVoided))
	for i, u := range d.found.NoLongerVoided {
		all[i] = NoLongerVoided{u}
	}
	return all
}

// Truncated says what is missing, or is nil.
func (d Dependents) Truncated() *query.Truncated { return d.found.Truncated }

// A Fallen is something that falls.
type Fallen struct{ *query.Fallen }

// Entity returns what falls.
func (f Fallen) Entity() Entity { return thing(f.Node) }

// Because returns the relationships by which it falls.
func (f Fallen) Because() []Relationship { return relationships(f.Fallen.Because) }

// A NoLongerVoided is a clause that is no longer voided by something that falls.
type NoLongerVoided struct{ *query.Unvoided }

// Provision returns the clause.
func (n NoLongerVoided) Provision() Provision { return view(n.Unvoided.Provision).(Provision) }

// By returns what voided the clause.
func (n NoLongerVoided) By() Entity { return thing(n.Unvoided.By) }

// Relationship returns the relationship that says so.
func (n NoLongerVoided) Relationship() Relationship { return Relationship{n.Link} }
