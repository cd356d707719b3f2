package query

import (
	"context"
	"slices"
	"strings"

	"accordgraph/internal/kg"
)

// A Conflict is a clause that is at odds with an earlier commitment.
type Conflict struct {
	Link       *Link // with the reasoning, the claimant and the evidence
	Provision  *Node // of the document that was asked about
	Commitment *Node // a clause of another document, or that document
	Agreement  *Node // the other document
	Parties    []*Node
	InForce    *bool // on the day that was asked about; nil if that is not known
}

// conflictTypes are the types that say that a clause is at odds with another.
var conflictTypes = []kg.Type{kg.ConflictsWith, kg.Weakens, kg.Exceeds}

// Conflicts returns which clauses of a document are at odds with which earlier
// commitments, and who says so: by clause, then by commitment, then by ID. It
// reads document, with (the ID of one other document), assertedBy (the ID of one
// claimant), types (CONFLICTS_WITH, WEAKENS and EXCEEDS if absent), where (for the
// relationship), on (a day) and asOf. It takes five trips.
func (g *Graph) Conflicts(ctx context.Context, a Args) ([]*Conflict, error) {
	as, err := readAsOf(a["asOf"])
	if err != nil {
		return nil, err
	}
	on, _ := a["on"].(string)
	if on != "" && !kg.IsDay(on) {
		return nil, kg.Invalidf("on is %v, want a day such as 2014-09-05", a["on"])
	}
	document, via, err := g.frontier(as).readConflicts(ctx, a)
	if err != nil {
		return nil, err
	}
	clauses, err := document.provisions(ctx)
	if err != nil {
		return nil, err
	}
	var all []*Conflict
	for _, c := range clauses {
		found, err := c.walk(ctx, via)
		if err != nil {
			return nil, err
		}
		for _, e := range found {
			all = append(all, &Conflict{Link: e.Relationship, Provision: c, Commitment: e.Node})
		}
	}
	return addAgreements(ctx, all, on)
}

// readConflicts finds the document, and reads what leads from its clauses to commitments.
func (f *frontier) readConflicts(ctx context.Context, a Args) (document *Node, via kg.Via, err error) {
	if via, err = a.conflictVia(); err != nil {
		return nil, via, err
	}
	id, with, by := a.id("document"), a.id("with"), a.id("assertedBy")
	found, err := f.wanted(ctx, []kg.ID{id, with, by})
	if err != nil {
		return nil, via, err
	}
	if document, err = pick(found, "document is", id, kg.Document); err != nil {
		return nil, via, err
	}
	if with != "" {
		other, err := pick(found, "with is", with, kg.Document)
		if err != nil {
			return nil, via, err
		}
		via.Where = within(other.ID)
	}
	if by != "" {
		claimant, err := pick(found, "assertedBy is", by, kg.Actor)
		if err != nil {
			return nil, via, err
		}
		via.Link = and(via.Link, kg.AllOf{kg.Is("assertedBy", kg.Equal, string(claimant.ID))})
	}
	return f.next().add(document.Entity), via, nil // alone: nobody asks for the clauses of the others
}

// within holds of a document, its clauses and their parts.
func within(document kg.ID) kg.Filter {
	is := kg.Is("id", kg.Equal, string(document))
	contained := func(by kg.Filter) kg.Filter {
		return kg.Linked{Via: kg.Via{Step: kg.Incoming(kg.Any, kg.Contains), Where: by}}
	}
	return kg.AnyOf{is, contained(is), contained(contained(is))}
}

// conflictVia reads types and where.
func (a Args) conflictVia() (kg.Via, error) {
	types, err := a.types()
	if err != nil {
		return kg.Via{}, err
	}
	for _, t := range types {
		if !slices.Contains(conflictTypes, t) {
			return kg.Via{}, kg.Invalidf("types has %s, want %v", t, conflictTypes)
		}
	}
	if len(types) == 0 {
		types = conflictTypes
	}
	via := kg.Via{Step: kg.Outgoing(kg.Any, types...)}
	via.Link, err = a.linkFilter("where")
	return via, err
}

// addAgreements adds the agreements of the commitments, with their parties.
func addAgreements(ctx context.Context, all []*Conflict, on string) ([]*Conflict, error) {
	if len(all) == 0 {
		return all, nil
	}
	documents, err := all[0].Commitment.on.refs(ctx, "document", kg.Want{})
	if err != nil {
		return nil, err
	}
	for _, c := range all {
		if c.Agreement = c.Commitment; c.Commitment.Kind == kg.Provision {
			c.Agreement = documents.nodes[kg.ID(c.Commitment.Text("document"))]
		} else {
			c.Agreement = documents.add(c.Commitment.Entity)
		}
	}
	for _, c := range all {
		if c.Agreement == nil {
			continue
		}
		parties, err := c.Agreement.walk(ctx, kg.Via{Step: kg.Incoming(kg.Actor, kg.PartyTo), Link: standing()})
		if err != nil {
			return nil, err
		}
		for _, e := range parties {
			c.Parties = append(c.Parties, e.Node)
		}
		c.InForce = inForce(c.Agreement.Entity, on)
	}
	slices.SortFunc(all, func(a, b *Conflict) int { return strings.Compare(a.place(), b.place()) })
	return all, nil
}

func (c *Conflict) place() string {
	return c.Provision.Sort + "\x00" + c.Commitment.Sort + "\x00" + string(c.Link.ID)
}

// inForce says whether an agreement was in force on a day: from when it entered
// into force, or was signed if that is not known, until it ended. A proposal and a
// draft never are.
func inForce(e kg.Entity, on string) *bool {
	from := e.Text("inForceFrom")
	if from == "" {
		from = e.Text("date")
	}
	if on == "" || e.Kind == kg.Agreement && from == "" {
		return nil
	}
	ended := e.Text("ended")
	is := e.Kind == kg.Agreement && !slices.Contains([]string{"NOT_IN_FORCE", "DRAFT"}, e.Text("status")) &&
		kg.FirstDay(from) <= on && (ended == "" || kg.LastDay(ended) >= on)
	return &is
}
