package model

import (
	"context"

	"accordgraph/internal/query"
)

// A FieldEvidence is the evidence of one field of an entity.
type FieldEvidence struct{ of query.FieldEvidence }

// Field returns the name of the field in the contract.
func (f FieldEvidence) Field() string { return f.of.Field.ClientName() }

// Evidence returns the evidence, which is never empty.
func (f FieldEvidence) Evidence() []Evidence { return several[Evidence](f.of.Evidence) }

// FieldEvidence returns the evidence of single fields of e.
func (e entity) FieldEvidence(ctx context.Context) ([]FieldEvidence, error) {
	all, err := e.Node.FieldEvidence(ctx)
	if err != nil {
		return nil, err
	}
	out := make([]FieldEvidence, len(all))
	for i, f := range all {
		out[i] = FieldEvidence{f}
	}
	return out, nil
}
