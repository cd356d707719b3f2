package query

import (
	"context"
	"slices"
	"strings"

	"accordgraph/internal/kg"
)

// A ConflictsQuestion asks which clauses of a document conflict with earlier commitments.
type ConflictsQuestion struct {
	Document   kg.ID     `arg:"document"`
	With       kg.ID     `arg:"with"`       // only commitments of this document; if empty, of all documents
	AssertedBy kg.ID     `arg:"assertedBy"` // only claims by this actor; if empty, by all actors
	AsOf       AsOf      `arg:"asOf"`
	On         string    `arg:"on,day"` // the day that InForce is about; if empty, InForce is nil
	Types      []kg.Type `arg:"types"`  // some of CONFLICTS_WITH, WEAKENS and EXCEEDS; if empty, all three
	Where      kg.Filter `arg:"where"`  // the relationship matches it; nil matches all
}

// A Conflict is a clause that conflicts with an earlier commitment.
type Conflict struct {
	Link       *Link // with the reasoning, the claimant and the evidence
	Provision  *Node // the conflicting clause, which is part of the document that was asked about
	Commitment *Node // a clause of another document, or the other document
	Agreement  *Node // the other document
	Parties    []*Node
	InForce    *bool // whether Agreement was in force on the day of the question; nil if that is not known
}

// conflictTypes are the types of relationships from a clause to an earlier commitment that it conflicts with.
var conflictTypes = []kg.Type{kg.ConflictsWith, kg.Weakens, kg.Exceeds}

// Conflicts returns the clauses of a document that conflict with earlier commitments. They are sorted by clause, then
// by commitment, then by the ID of the relationship.
//
// The error is ErrInvalid if Document or With is not the ID of a document, or if AssertedBy is not the ID of an actor.
//
// Conflicts takes five round trips.
func (g *Graph) Conflicts(ctx context.Context, q ConflictsQuestion) ([]*Conflict, error) {
	q, err := withDefaults(q)
	if err != nil {
		return nil, err
	}
	via, err := q.via()
	if err != nil {
		return nil, err
	}
	document, via, err := g.frontier(q.AsOf).conflictEnds(ctx, q, via)
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
	return addAgreements(ctx, all, q.On)
}

// via returns the step from a clause to its commitments, without the conditions of With and AssertedBy.
func (q ConflictsQuestion) via() (kg.Via, error) {
	for _, t := range q.Types {
		if !slices.Contains(conflictTypes, t) {
			return kg.Via{}, kg.Invalidf("types has %s, want %v", t, conflictTypes)
		}
	}
	types := q.Types
	if len(types) == 0 {
		types = conflictTypes
	}
	return kg.Via{Step: kg.Outgoing(kg.Any, types...), Link: q.Where}, nil
}

// conflictEnds finds the documents and the actor that the question names. It returns the document in question, and adds
// the conditions of With and AssertedBy to via.
func (f *frontier) conflictEnds(
	ctx context.Context, q ConflictsQuestion, via kg.Via,
) (document *Node, _ kg.Via, err error) {
	found, err := f.wanted(ctx, []kg.ID{q.Document, q.With, q.AssertedBy})
	if err != nil {
		return nil, via, err
	}
	if document, err = pick(found, "document is", q.Document, kg.Document); err != nil {
		return nil, via, err
	}
	if q.With != "" {
		other, err := pick(found, "with is", q.With, kg.Document)
		if err != nil {
			return nil, via, err
		}
		via.Where = within(other.ID)
	}
	if q.AssertedBy != "" {
		claimant, err := pick(found, "assertedBy is", q.AssertedBy, kg.Actor)
		if err != nil {
			return nil, via, err
		}
		via.Link = and(via.Link, kg.AllOf{kg.Is("assertedBy", kg.Equal, string(claimant.ID))})
	}
	// The document is alone on a new frontier, so that no round trip reads the clauses of the other document.
	return f.next().add(document.Entity), via, nil
}

// within returns a filter that matches a document, its clauses and their parts.
func within(document kg.ID) kg.Filter {
	is := kg.Is("id", kg.Equal, string(document))
	contained := func(by kg.Filter) kg.Filter {
		return kg.Linked{Via: kg.Via{Step: kg.Incoming(kg.Any, kg.Contains), Where: by}}
	}
	return kg.AnyOf{is, contained(is), contained(contained(is))}
}

// addAgreements adds to each conflict the agreement of its commitment, the parties to that agreement, and whether it
// was in force on the day. It returns the conflicts, sorted.
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
	slices.SortFunc(all, func(a, b *Conflict) int { return strings.Compare(a.sortKey(), b.sortKey()) })
	return all, nil
}

// sortKey returns a text that sorts c by its clause, then by its commitment, then by the ID of the relationship.
func (c *Conflict) sortKey() string {
	return c.Provision.Sort + "\x00" + c.Commitment.Sort + "\x00" + string(c.Link.ID)
}

// inForce reports whether a document was in force on a day. A document is in force from the day on which it entered
// into force until the day on which it ended. If the day of entry is not known, the day of signature counts. A proposal
// or a draft is never in force. inForce returns nil if the argument on is empty, or if no day of entry or signature is
// known.
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
