package query

import (
	"context"

	"accordgraph/internal/kg"
)

// A FieldEvidence is the evidence of one field of a Node.
type FieldEvidence struct {
	Field    kg.Field
	Evidence []*Node // never empty
}

// FieldEvidence returns the evidence of single fields of n. Fields are in the order of [kg.EntityFields], and the
// evidence of a field in the order of the data set. A field is left out if none of its evidence was on record on the
// day of the request.
//
// FieldEvidence takes one round trip for all nodes of the frontier.
func (n *Node) FieldEvidence(ctx context.Context) ([]FieldEvidence, error) {
	found, err := n.on.fetch(ctx, "fieldEvidence", n.on.fetchFor(ctx), func() (ids []kg.ID) {
		for _, id := range n.on.ids {
			for _, f := range n.on.nodes[id].Entity.FieldEvidence() {
				ids = append(ids, f.Evidence)
			}
		}
		return ids
	})
	if err != nil {
		return nil, err
	}
	all := []FieldEvidence{}
	for _, field := range kg.EntityFields(n.Kind) {
		var ids []kg.ID
		for _, f := range n.Entity.FieldEvidence() {
			if f.Field == field.Name {
				ids = append(ids, f.Evidence)
			}
		}
		if evidence := found.all(ids); len(evidence) > 0 {
			all = append(all, FieldEvidence{field, evidence})
		}
	}
	return all, nil
}
