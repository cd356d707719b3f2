package model

import (
	"context"

	"accordgraph/internal/query"
)

// A RequiredAct is an act of a body without which a document, or clauses of it, cannot take effect.
type RequiredAct struct{ *query.RequiredAct }

// Requirements resolves the field requirements.
func Requirements(ctx context.Context, g *query.Graph) ([]*RequiredAct, error) {
	found, err := answer(ctx, g.Requirements)
	if err != nil {
		return nil, err
	}
	all := make([]*RequiredAct, len(found))
	for i, r := range found {
		all[i] = &RequiredAct{r}
	}
	return all, nil
}

// Actor returns the actor that has to act.
func (r RequiredAct) Actor() Actor { return view(r.RequiredAct.Actor).(Actor) }

// Requirement returns what the actor has to do.
func (r RequiredAct) Requirement() string { return r.RequiredAct.Requirement }

// Provisions returns the clauses that require the act.
func (r RequiredAct) Provisions() []Provision { return several[Provision](r.RequiredAct.Provisions) }

// Relationships returns the relationships that say so.
func (r RequiredAct) Relationships() []Relationship {
	all := make([]Relationship, len(r.Links))
	for i, l := range r.Links {
		all[i] = Relationship{l}
	}
	return all
}
