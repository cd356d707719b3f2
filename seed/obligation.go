package seed

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"accordgraph/internal/kg"
)

// obligations derives from each obligation's id its clause and its document. It also derives the name, adds the ASKS
// relationship from the clause, and gives the obligation the evidence of the clause if it has none of its own. What is
// written with an obligation has its evidence, and is claimed by whoever coded it. Whom the clause OBLIGES and BENEFITS
// follows, with the same claimant. If nothing can be derived from an id, kg.Check reports it. The caller first calls
// provisions.
func (r *reader) obligations() {
	of := map[*written]*entity{}
	for _, o := range r.furtherEntities {
		if o.Kind == kg.Obligation {
			r.asked(o)
			of[&o.written] = o
		}
	}
	for _, id := range slices.Sorted(maps.Keys(r.entities)) {
		o := r.entities[id]
		if o.Kind != kg.Obligation {
			continue
		}
		of[&o.written] = o
		if clause := r.asked(o); clause != nil {
			r.addLink(o.link(kg.Asks, clause.ID, o.ID, o.at))
		}
	}
	for _, l := range slices.Concat(slices.Collect(maps.Values(r.links)), r.furtherLinks) {
		if o := of[l.owner]; o != nil {
			l.set("assertedBy", o.Text("codedBy"))
			if evidence := o.Texts("evidence"); len(evidence) > 0 {
				l.Fields["evidence"] = slices.Clone(evidence)
			}
		}
	}
	r.owed(of)
}

// owed adds the relationships of clauses that follow from what is written with their obligations. They are not written
// with the clauses. What a clause only expects obliges nobody.
func (r *reader) owed(of map[*written]*entity) {
	derived := map[kg.ID]*link{}
	for _, id := range slices.SortedFunc(maps.Keys(r.links), byNatural) {
		l := r.links[id]
		o := of[l.owner]
		if o == nil || r.entities[kg.ID(o.Text("provision"))] == nil {
			continue
		}
		t := kg.OfClause(l.Type, o.Text("force"))
		if t == "" {
			continue
		}
		follows := o.link(t, kg.ID(o.Text("provision")), l.To, l.at)
		follows.set("assertedBy", o.Text("codedBy"))
		switch first, written := derived[follows.ID], r.links[follows.ID]; {
		case first != nil:
			first.addEvidence(follows.Texts("evidence"))
		case written != nil:
			r.wrong(written.at, "%s follows from %s: leave it out here", written.Type, o.ID)
		default:
			derived[follows.ID] = follows
		}
	}
	for _, id := range slices.Sorted(maps.Keys(derived)) {
		r.addLink(derived[id])
	}
}

// byNatural orders ids with numbers as numbers.
func byNatural(a, b kg.ID) int { return cmp.Compare(kg.Natural(string(a)), kg.Natural(string(b))) }

// addEvidence adds the evidence that l does not have yet.
func (l *link) addEvidence(more []string) {
	all := l.Texts("evidence")
	for _, id := range more {
		if !slices.Contains(all, id) {
			all = append(all, id)
		}
	}
	if len(all) > 0 {
		l.Fields["evidence"] = all
	}
}

// set sets a field to text. It does nothing if text is empty.
func (l *link) set(field, text string) {
	if text != "" {
		l.Fields[field] = text
	}
}

// asked sets the clause, the document, the name and the evidence of o. It returns the clause that asks for o, or nil if
// there is none.
func (r *reader) asked(o *entity) *entity {
	id, _ := kg.ObligationOf(o.ID)
	clause := r.entities[id]
	if clause == nil || clause.Kind != kg.Provision {
		o.Name = string(o.ID)
		return nil
	}
	o.set("provision", string(id))
	o.set("document", clause.Text("document"))
	o.Name = obligationName(clause, o)
	o.setClauseWords(clause)
	if o.Fields["evidence"] == nil && !o.entry.broken["evidence"] && clause.Fields["evidence"] != nil {
		o.Fields["evidence"] = slices.Clone(clause.Texts("evidence"))
	}
	return clause
}

// obligationName returns the name of an obligation: the name of its clause, the main act and its object.
func obligationName(clause, o *entity) string {
	act := strings.Join(o.Texts("acts")[:min(1, len(o.Texts("acts")))], "")
	what := strings.TrimSpace(strings.ToLower(strings.ReplaceAll(act, "_", " ")) + " " + o.Text("object"))
	return clause.Name + ": " + what
}
