package kg

import (
	"context"
	"slices"
	"strings"
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

// atOdds are the types that say that a clause is at odds with another.
var atOdds = []Type{ConflictsWith, Weakens, Exceeds}

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
	if on != "" && !isDay(on) {
		return nil, invalid("on is %v, want a day such as 2014-09-05", a["on"])
	}
	via, err := a.atOdds()
	if err != nil {
		return nil, err
	}
	document, err := g.frontier(as).named(ctx, "document", a.id("document"), Document)
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
	return complete(ctx, all, on)
}

// atOdds reads with, assertedBy, types and where.
func (a Args) atOdds() (Via, error) {
	types, err := a.types()
	if err != nil {
		return Via{}, err
	}
	for _, t := range types {
		if !slices.Contains(atOdds, t) {
			return Via{}, invalid("types has %s, want %v", t, atOdds)
		}
	}
	if len(types) == 0 {
		types = atOdds
	}
	via := Via{Step: out(Any, types...)}
	if via.Link, err = a.linkFilter("where"); err != nil {
		return via, err
	}
	if with := a.id("with"); with != "" {
		via.Where = AnyOf{
			Compare{"id", Equal, string(with)},
			Linked{Via{Step: in(Any, Contains), Where: Compare{"id", Equal, string(with)}}},
			Linked{Via{Step: in(Any, Contains), Where: Linked{Via{Step: in(Any, Contains), Where: Compare{"id", Equal, string(with)}}}}},
		}
	}
	if by := a.id("assertedBy"); by != "" {
		via.Link = and(via.Link, AllOf{Compare{"assertedBy", Equal, string(by)}})
	}
	return via, nil
}

// complete finds the agreements of the commitments, and their parties.
func complete(ctx context.Context, all []*Conflict, on string) ([]*Conflict, error) {
	if len(all) == 0 {
		return all, nil
	}
	documents, err := all[0].Commitment.on.refs(ctx, "document", Want{})
	if err != nil {
		return nil, err
	}
	for _, c := range all {
		if c.Agreement = c.Commitment; c.Commitment.Kind == Provision {
			c.Agreement = documents.nodes[ID(c.Commitment.Text("document"))]
		} else {
			c.Agreement = documents.add(c.Commitment.Entity)
		}
	}
	for _, c := range all {
		if c.Agreement == nil {
			continue
		}
		parties, err := c.Agreement.walk(ctx, Via{Step: in(Actor, PartyTo)})
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
// into force, or was signed if that is not known, until it ended. A proposal
// never is.
func inForce(e Entity, on string) *bool {
	from := e.Text("inForceFrom")
	if from == "" {
		from = e.Text("date")
	}
	if on == "" || e.Kind == Agreement && from == "" {
		return nil
	}
	ended := e.Text("ended")
	is := e.Kind == Agreement && e.Text("status") != "NOT_IN_FORCE" && firstDay(from) <= on && (ended == "" || lastDay(ended) >= on)
	return &is
}
