package model

import (
	"context"

	"accordgraph/internal/query"
)

// A ContestedProvision is a clause with objections.
type ContestedProvision struct{ *query.ContestedProvision }

// Provision returns the clause.
func (c ContestedProvision) Provision() Provision {
	return view(c.ContestedProvision.Provision).(Provision)
}

// Count returns the number of objections to the clause.
func (c ContestedProvision) Count() int { return c.ContestedProvision.Objections }

// Blocking returns the number of objections that are against the clause.
func (c ContestedProvision) Blocking() int { return c.ContestedProvision.Blocking }

// Contested returns the clauses of d with objections.
func (d document) Contested(ctx context.Context) ([]ContestedProvision, error) {
	found, err := d.Node.Contested(ctx, args(ctx))
	if err != nil {
		return nil, err
	}
	all := make([]ContestedProvision, len(found))
	for i, c := range found {
		all[i] = ContestedProvision{c}
	}
	return all, nil
}

// ContestedProvisionConnection is a page of the contested clauses of all documents, and ContestedProvisionEdge is one
// entry of it.
type (
	ContestedProvisionConnection = RowPage[ContestedProvision]
	ContestedProvisionEdge       = RowEdge[ContestedProvision]
)

// ContestedOf resolves the field contested.
func ContestedOf(ctx context.Context, g *query.Graph) (*ContestedProvisionConnection, error) {
	page, err := answer(ctx, g.Contested)
	return rows(page, err, func(c *query.ContestedProvision) ContestedProvision { return ContestedProvision{c} })
}
