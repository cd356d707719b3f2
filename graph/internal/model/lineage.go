package model

import (
	"context"

	"accordgraph/internal/query"
)

// A LineageStep is a text in which the demand of a clause appears, or that drops it.
type LineageStep struct{ *query.LineageStep }

// Lineage returns the texts in which the demand of the clause appears.
func (p Provision) Lineage(ctx context.Context) ([]LineageStep, error) {
	steps, err := p.Node.Lineage(ctx, args(ctx))
	return lineageSteps(steps), err
}

// lineageSteps returns the views of the steps.
func lineageSteps(steps []*query.LineageStep) []LineageStep {
	all := make([]LineageStep, len(steps))
	for i, s := range steps {
		all[i] = LineageStep{s}
	}
	return all
}

// Document returns the document.
func (s LineageStep) Document() Document { return view(s.LineageStep.Document).(Document) }

// Provision returns the clause, or nil if the step is about the document as a whole.
func (s LineageStep) Provision() *Provision { return one[Provision](s.LineageStep.Provision) }

// With returns the clause with which the text is compared, or nil in the step of the clause itself.
func (s LineageStep) With() *Provision { return one[Provision](s.LineageStep.With) }

// Change returns what changed, or nil in the step of the clause itself.
func (s LineageStep) Change() *string { return optional(s.LineageStep.Change) }

// Relationships returns the relationships that say so.
func (s LineageStep) Relationships() []Relationship { return relationships(s.Links) }

// A ProvisionOrigin is a clause with the earlier texts that have its demand.
type ProvisionOrigin struct{ *query.ProvisionOrigin }

// NewSince resolves the field newSince.
func NewSince(ctx context.Context, g *query.Graph) ([]*ProvisionOrigin, error) {
	found, err := answer(ctx, g.NewSince)
	if err != nil {
		return nil, err
	}
	all := make([]*ProvisionOrigin, len(found))
	for i, o := range found {
		all[i] = &ProvisionOrigin{o}
	}
	return all, nil
}

// Provision returns the clause.
func (o ProvisionOrigin) Provision() Provision { return view(o.ProvisionOrigin.Provision).(Provision) }

// Since returns the date of the earliest text that has the demand, or nil if the clause is new.
func (o ProvisionOrigin) Since() *string { return optional(o.ProvisionOrigin.Since()) }

// Forerunners returns the earlier texts that have the demand.
func (o ProvisionOrigin) Forerunners() []LineageStep {
	return lineageSteps(o.ProvisionOrigin.Forerunners)
}
