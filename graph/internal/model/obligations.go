package model

import (
	"context"

	"accordgraph/internal/query"
)

// An ObligationTable shows what texts ask for.
type ObligationTable struct{ table *query.Obligations }

// Obligations resolves the field obligations.
func Obligations(ctx context.Context, g *query.Graph) (*ObligationTable, error) {
	t, err := answer(ctx, g.Obligations)
	if err != nil {
		return nil, err
	}
	return &ObligationTable{t}, nil
}

// Rows returns one row for each obligation.
func (t ObligationTable) Rows() []ObligationRow {
	all := make([]ObligationRow, len(t.table.Rows))
	for i, r := range t.table.Rows {
		all[i] = ObligationRow{r}
	}
	return all
}

// Total returns the counts of all rows.
func (t ObligationTable) Total() ObligationTally { return ObligationTally{t.table.Total} }

// ByActor returns the counts for each actor.
func (t ObligationTable) ByActor() []ObligationTally {
	all := make([]ObligationTally, len(t.table.ByActor))
	for i, a := range t.table.ByActor {
		all[i] = ObligationTally{a}
	}
	return all
}

// An ObligationRow is an obligation with the actors that the text names for it.
type ObligationRow struct{ row *query.ObligationRow }

// Obligation returns the obligation.
func (r ObligationRow) Obligation() Obligation { return view(r.row.Obligation).(Obligation) }

// Provision returns the clause that asks for it.
func (r ObligationRow) Provision() Provision { return view(r.row.Provision).(Provision) }

// Relationship returns the relationship that states that the clause asks for it.
func (r ObligationRow) Relationship() Relationship { return Relationship{r.row.Link} }

// OwedBy returns the actors that owe it.
func (r ObligationRow) OwedBy() []Actor { return several[Actor](r.row.OwedBy) }

// OwedTo returns the actors that it is owed to.
func (r ObligationRow) OwedTo() []Actor { return several[Actor](r.row.OwedTo) }

// VerifiedBy returns the actors that verify it.
func (r ObligationRow) VerifiedBy() []Actor { return several[Actor](r.row.VerifiedBy) }

// EnforcedBy returns the actors that enforce it.
func (r ObligationRow) EnforcedBy() []Actor { return several[Actor](r.row.EnforcedBy) }

// PaidBy returns the actors that pay for it.
func (r ObligationRow) PaidBy() []Actor { return several[Actor](r.row.PaidBy) }

// Unchecked reports whether the text names nobody who verifies, enforces or pays.
func (r ObligationRow) Unchecked() bool { return r.row.IsUnchecked() }

// An ObligationTally counts obligations.
type ObligationTally struct{ *query.ObligationTally }

// Actor returns the actor that owes them, or nil.
func (t ObligationTally) Actor() *Actor { return one[Actor](t.ObligationTally.Actor) }

// ByForce returns the counts by force.
func (t ObligationTally) ByForce() []ForceCount {
	all := make([]ForceCount, len(t.ObligationTally.ByForce))
	for i, v := range t.ObligationTally.ByForce {
		all[i] = ForceCount{v.Value, v.Count}
	}
	return all
}

// ByAct returns the counts by act.
func (t ObligationTally) ByAct() []ActCount {
	all := make([]ActCount, len(t.ObligationTally.ByAct))
	for i, v := range t.ObligationTally.ByAct {
		all[i] = ActCount{v.Value, v.Count}
	}
	return all
}

// Said returns what is said of the actor.
func (t ObligationTally) Said() []ObligationSaid {
	all := make([]ObligationSaid, len(t.ObligationTally.Said))
	for i, s := range t.ObligationTally.Said {
		all[i] = ObligationSaid{s}
	}
	return all
}

// An ObligationSaid is what an objection says of an actor.
type ObligationSaid struct{ said *query.ObligationSaid }

// Objection returns the objection.
func (s ObligationSaid) Objection() Objection { return view(s.said.Objection).(Objection) }

// Actor returns the actor.
func (s ObligationSaid) Actor() Actor { return view(s.said.Actor).(Actor) }

// Relationship returns the relationship that leads from the objection to the actor.
func (s ObligationSaid) Relationship() Relationship { return Relationship{s.said.Link} }

// A ForceCount says how many obligations have a force.
type ForceCount struct {
	Force string
	Count int
}

// An ActCount says how many obligations have an act.
type ActCount struct {
	Act   string
	Count int
}
