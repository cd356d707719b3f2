package rules

import "accordgraph/internal/kg"

// facts returns the evidence of each fact. A fact is a relationship, or an entity that is neither a source nor evidence.
func (d *dataset) facts() map[kg.ID][]kg.ID {
	if d.evidence == nil {
		d.evidence = map[kg.ID][]kg.ID{}
		for _, e := range d.Entities {
			if ids := e.AllEvidence(); len(ids) > 0 {
				d.evidence[e.ID] = ids
			}
		}
		for _, r := range d.Relationships {
			d.evidence[r.ID] = r.IDs("evidence")
		}
	}
	return d.evidence
}

// factIDs returns the ids of the facts, in the order of the data set.
func (d *dataset) factIDs() (all []kg.ID) {
	for _, e := range d.Entities {
		if len(d.facts()[e.ID]) > 0 {
			all = append(all, e.ID)
		}
	}
	for _, r := range d.Relationships {
		all = append(all, r.ID)
	}
	return all
}
