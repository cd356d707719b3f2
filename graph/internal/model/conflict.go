package model

import (
	"context"

	"accordgraph/internal/query"
)

// A Conflict is a clause that conflicts with an earlier commitment.
type Conflict struct{ *query.Conflict }

// Conflicts resolves the field conflicts.
func Conflicts(ctx context.Context, g *query.Graph) ([]*Conflict, error) {
	found, err := answer(ctx, g.Conflicts)
	if err != nil {
		return nil, err
	}
	all := make([]*Conflict, len(found))
	for i, c := range found {
		all[i] = &Conflict{c}
	}
	return all, nil
}

// Provision returns the clause.
func (c Conflict) Provision() Provision { return view(c.Conflict.Provision).(Provision) }

// Commitment returns the earlier commitment: a clause of another document, or the other document.
func (c Conflict) Commitment() Entity { return thing(c.Conflict.Commitment) }

// Relationship returns the relationship that says that the clause conflicts with the commitment.
func (c Conflict) Relationship() Relationship { return Relationship{c.Link} }

// Agreement returns the document that contains the commitment.
func (c Conflict) Agreement() Document {
	d, _ := view(c.Conflict.Agreement).(Document)
	return d
}

// Parties returns the parties to that document.
func (c Conflict) Parties() []Actor {
	all := make([]Actor, len(c.Conflict.Parties))
	for i, n := range c.Conflict.Parties {
		all[i] = view(n).(Actor)
	}
	return all
}

// Text returns the conflict in words.
func (c Conflict) Text(ctx context.Context) (*Prose, error) {
	return words(ctx, []*query.Link{c.Link})
}
