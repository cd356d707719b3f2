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

// A ContestedProvisionConnection is one page of the contested clauses of all documents.
type ContestedProvisionConnection struct {
	page *query.Rows[*query.ContestedProvision]
}

// A ContestedProvisionEdge is a contested clause with its cursor.
type ContestedProvisionEdge struct {
	query.Row[*query.ContestedProvision]
}

// ContestedOf resolves the field contested.
func ContestedOf(ctx context.Context, g *query.Graph) (*ContestedProvisionConnection, error) {
	page, err := answer(ctx, g.Contested)
	return &ContestedProvisionConnection{page}, err
}

// Edges returns the clauses on the page, with their cursors.
func (c ContestedProvisionConnection) Edges() []ContestedProvisionEdge {
	all := make([]ContestedProvisionEdge, len(c.page.Edges()))
	for i, row := range c.page.Edges() {
		all[i] = ContestedProvisionEdge{row}
	}
	return all
}

// Nodes returns the clauses on the page.
func (c ContestedProvisionConnection) Nodes() []ContestedProvision {
	all := make([]ContestedProvision, len(c.page.Edges()))
	for i, row := range c.page.Edges() {
		all[i] = ContestedProvision{row.Item}
	}
	return all
}

// PageInfo returns the position of the page in the list.
func (c ContestedProvisionConnection) PageInfo() query.Info { return c.page.Info() }

// TotalCount returns the number of clauses on all pages.
func (c ContestedProvisionConnection) TotalCount() int { return c.page.Total() }

// Node returns the clause.
func (e ContestedProvisionEdge) Node() ContestedProvision { return ContestedProvision{e.Item} }
