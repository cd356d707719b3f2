package query

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"accordgraph/internal/kg"
)

// A RequirementsQuestion asks which bodies have to act before a document can take effect.
type RequirementsQuestion struct {
	Document    kg.ID     `arg:"document"`
	Requirement []string  `arg:"requirement"` // only acts of these sorts; if empty, all
	Where       kg.Filter `arg:"where"`       // the REQUIRES matches Where; nil matches all
	AsOf        AsOf      `arg:"asOf"`
}

// A RequiredAct is an act of a body without which a document, or clauses of it, cannot take effect.
type RequiredAct struct {
	Actor       *Node
	Requirement string
	Whole       bool    // whether a link starts from the document as a whole
	Provisions  []*Node // each clause once, sorted
	Links       []*Link // the links that start from the document come first, then the links of each clause
}

// Requirements returns what bodies have to do before a document or clauses of it can take effect. Each pair of an actor
// and a requirement has one act. The acts with most links come first, then the order is by actor and by requirement.
// Relationships that were withdrawn do not count.
//
// The error is ErrInvalid if Document is not the ID of a document, or if there is no such requirement.
//
// Requirements takes three round trips: for the document, its clauses, and the relationships of both. Another round
// trip is needed if the ID was merged.
func (g *Graph) Requirements(ctx context.Context, q RequirementsQuestion) ([]*RequiredAct, error) {
	q, err := withDefaults(q)
	if err != nil {
		return nil, err
	}
	via, err := q.via()
	if err != nil {
		return nil, err
	}
	f := g.frontier(q.AsOf)
	found, err := f.wanted(ctx, []kg.ID{q.Document})
	if err != nil {
		return nil, err
	}
	document, err := pick(found, "document is", q.Document, kg.Document)
	if err != nil {
		return nil, err
	}
	clauses, err := document.provisions(ctx)
	if err != nil {
		return nil, err
	}
	both := f.next()
	texts := []*Node{both.add(document.Entity)}
	for _, c := range clauses {
		texts = append(texts, both.add(c.Entity))
	}
	return requiredActs(ctx, texts, via)
}

// via returns the step from a text to the actors in question.
func (q RequirementsQuestion) via() (kg.Via, error) {
	of, err := termFilter("requirement", kg.OneOf, q.Requirement, kg.Requirements)
	link := and(q.Where, append(kg.AllOf{standing()}, of...))
	return kg.Via{Step: kg.Outgoing(kg.Actor, kg.Requires), Link: link}, err
}

// requiredActs returns the acts that the texts require, sorted. The texts are a document and its clauses.
func requiredActs(ctx context.Context, texts []*Node, via kg.Via) (all []*RequiredAct, err error) {
	slices.SortStableFunc(texts[1:], func(a, b *Node) int { return strings.Compare(a.Sort, b.Sort) })
	type key struct {
		actor       kg.ID
		requirement string
	}
	acts := map[key]*RequiredAct{}
	for _, n := range texts {
		edges, err := n.walk(ctx, via)
		if err != nil {
			return nil, err
		}
		for _, e := range edges {
			k := key{e.Node.ID, e.Relationship.Text("requirement")}
			if acts[k] == nil {
				acts[k] = &RequiredAct{Actor: e.Node, Requirement: k.requirement}
				all = append(all, acts[k])
			}
			acts[k].add(n, e.Relationship)
		}
	}
	slices.SortFunc(all, compareActs)
	return all, nil
}

// add adds a link that starts from n, a document or a clause.
func (r *RequiredAct) add(n *Node, l *Link) {
	r.Links = append(r.Links, l)
	if n.Kind != kg.Provision {
		r.Whole = true
	} else if !slices.ContainsFunc(r.Provisions, n.is) {
		r.Provisions = append(r.Provisions, n)
	}
}

// compareActs orders acts; see [Graph.Requirements].
func compareActs(a, b *RequiredAct) int {
	place := func(r *RequiredAct) int { return slices.Index(kg.Requirements, r.Requirement) }
	return cmp.Or(cmp.Compare(len(b.Links), len(a.Links)), strings.Compare(a.Actor.Sort, b.Actor.Sort),
		cmp.Compare(a.Actor.ID, b.Actor.ID), cmp.Compare(place(a), place(b)))
}
