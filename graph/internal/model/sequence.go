package model

import (
	"context"

	"accordgraph/internal/query"
)

// A Sequence is the order of the clauses of a document.
type Sequence struct{ found *query.Sequence }

// SequenceOf resolves the field sequence.
func SequenceOf(ctx context.Context, g *query.Graph) (*Sequence, error) {
	s, err := answer(ctx, g.Sequence)
	if err != nil {
		return nil, err
	}
	return &Sequence{s}, nil
}

// Groups returns the groups of steps, in order.
func (s Sequence) Groups() []SequenceGroup {
	all := make([]SequenceGroup, len(s.found.Groups))
	for i, g := range s.found.Groups {
		all[i] = SequenceGroup{g}
	}
	return all
}

// Cycles returns the clauses that wait for each other.
func (s Sequence) Cycles() []SequenceCycle {
	all := make([]SequenceCycle, len(s.found.Cycles))
	for i, c := range s.found.Cycles {
		for _, step := range c {
			all[i].Provisions = append(all[i].Provisions, view(step.Provision).(Provision))
		}
	}
	return all
}

// Unordered returns the clauses without a step.
func (s Sequence) Unordered() []Provision { return several[Provision](s.found.Unordered) }

// A SequenceGroup has steps that can happen at once.
type SequenceGroup struct{ *query.SequenceGroup }

// Steps returns the steps of the group.
func (g SequenceGroup) Steps() []SequenceStep {
	all := make([]SequenceStep, len(g.SequenceGroup.Steps))
	for i, s := range g.SequenceGroup.Steps {
		all[i] = SequenceStep{s}
	}
	return all
}

// A SequenceStep is a clause that has a place in the order, or a deadline.
type SequenceStep struct{ *query.SequenceStep }

// Provision returns the clause.
func (s SequenceStep) Provision() Provision { return view(s.SequenceStep.Provision).(Provision) }

// Deadlines returns the obligations for which the clause states a time.
func (s SequenceStep) Deadlines() []Obligation { return several[Obligation](s.SequenceStep.Deadlines) }

// After returns the relationships that say what the clause comes after.
func (s SequenceStep) After() []Relationship { return relationships(s.SequenceStep.After) }

// A SequenceCycle has clauses that wait for each other.
type SequenceCycle struct{ Provisions []Provision }
