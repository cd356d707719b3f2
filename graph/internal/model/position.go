package model

import (
	"context"

	"accordgraph/internal/query"
)

// A PositionMatrix shows the position of each actor on each clause.
type PositionMatrix struct{ matrix *query.Matrix }

// Positions resolves the field positions.
func Positions(ctx context.Context, g *query.Graph) (*PositionMatrix, error) {
	m, err := answer(ctx, g.Positions)
	if err != nil {
		return nil, err
	}
	return &PositionMatrix{m}, nil
}

// Actors returns the actors, in the order of the cells.
func (m PositionMatrix) Actors() []Actor { return several[Actor](m.matrix.Actors) }

// Rows returns one row for each clause.
func (m PositionMatrix) Rows() []PositionRow {
	all := make([]PositionRow, len(m.matrix.Provisions))
	for i := range all {
		all[i] = PositionRow{m.matrix, i}
	}
	return all
}

// A PositionRow holds the positions of the actors on one clause.
type PositionRow struct {
	matrix *query.Matrix
	row    int
}

// Provision returns the clause.
func (r PositionRow) Provision() Provision { return view(r.matrix.Provisions[r.row]).(Provision) }

// Cells returns one cell for each actor.
func (r PositionRow) Cells() []PositionCell {
	all := make([]PositionCell, len(r.matrix.Actors))
	for i, c := range r.matrix.Cells[r.row] {
		all[i] = PositionCell{c, r.matrix.Actors[i]}
	}
	return all
}

// A PositionCell is the position of one actor on one clause.
type PositionCell struct {
	query.Cell
	actor *query.Node
}

// Actor returns the actor.
func (c PositionCell) Actor() Actor { return view(c.actor).(Actor) }

// Strongest returns the best-sourced relationship with the stance of the cell, or nil.
func (c PositionCell) Strongest() *Relationship { return relationship(c.Cell.Strongest) }

// Latest returns the date of the last statement, or nil.
func (c PositionCell) Latest() *string { return optional(c.Cell.Latest) }

// Relationships returns the relationships of the statements.
func (c PositionCell) Relationships() []Relationship { return relationships(c.Links()) }

// About returns the text that the position is about, or nil.
func (c PositionCell) About() *string { return optional(c.Cell.About) }

// Statements returns what the actor said.
func (c PositionCell) Statements() []PositionStatement {
	all := make([]PositionStatement, len(c.Cell.Statements))
	for i, s := range c.Cell.Statements {
		all[i] = PositionStatement{s}
	}
	return all
}

// A PositionStatement is one statement of an actor about a text.
type PositionStatement struct{ query.Statement }

// Actor returns the actor that made the statement.
func (s PositionStatement) Actor() Actor { return view(s.By).(Actor) }

// Date returns the date of the statement, or nil.
func (s PositionStatement) Date() *string { return optional(s.Day) }

// Relationship returns the relationship that leads to the text.
func (s PositionStatement) Relationship() Relationship { return Relationship{s.Link} }

// A Blocker is an actor that opposes a clause.
type Blocker struct{ *query.Blocker }

// Actor returns the actor.
func (b Blocker) Actor() Actor { return view(b.Blocker.Actor).(Actor) }

// Strongest returns the best-sourced relationship with the stance of the blocker.
func (b Blocker) Strongest() *Relationship { return relationship(b.Blocker.Strongest) }

// Latest returns the date of the last objection, or nil.
func (b Blocker) Latest() *string { return optional(b.Blocker.Latest) }

// Objections returns the objections of the actor to the clause.
func (b Blocker) Objections() []Objection { return several[Objection](b.Blocker.Objections) }

// Blockers returns the actors that reject p or object to it.
func (p Provision) Blockers(ctx context.Context) ([]Blocker, error) {
	found, err := p.Node.Blockers(ctx, args(ctx))
	if err != nil {
		return nil, err
	}
	all := make([]Blocker, len(found))
	for i, b := range found {
		all[i] = Blocker{b}
	}
	return all, nil
}
