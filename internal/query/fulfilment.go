package query

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"accordgraph/internal/kg"
)

// A FulfilmentQuestion asks who said of a document and its clauses that they were kept or broken.
type FulfilmentQuestion struct {
	Document kg.ID     `arg:"document"`
	Where    kg.Filter `arg:"where"` // the ASSESSED or VIOLATED matches Where; nil matches all
	AsOf     AsOf      `arg:"asOf"`
}

// Fulfilment has all claims about the document and its clauses.
type Fulfilment struct {
	Whole      *FulfilmentRow   // about the document as a whole
	Provisions []*FulfilmentRow // one for each clause and part, sorted
}

// A FulfilmentRow has the claims about one text, over time.
type FulfilmentRow struct {
	Text     *Node
	Claims   []*FulfilmentClaim
	Verdicts []string // the different verdicts of the claims, in the order of kg.Verdicts
}

// IsContested reports whether the claims about the text differ: at least two have different verdicts, or one claim says
// that it disputes another of them.
func (r *FulfilmentRow) IsContested() bool {
	return len(r.Verdicts) > 1 || slices.ContainsFunc(r.Claims, func(c *FulfilmentClaim) bool {
		return slices.ContainsFunc(r.Claims, c.disputes)
	})
}

// A FulfilmentClaim is a claim that a text was kept or broken.
type FulfilmentClaim struct {
	Link    *Link   // ASSESSED from the claimant, or VIOLATED from whoever is said to have violated the text
	By      *Node   // the claimant, or nil: the violation is on record
	Verdict string  // one of kg.Verdicts; that somebody violated a text is BROKEN
	Blames  []*Node // those who are blamed
}

// disputes reports whether c names other as a claim that it contradicts.
func (c *FulfilmentClaim) disputes(other *FulfilmentClaim) bool {
	return slices.Contains(c.Link.IDs("disputes"), other.Link.ID)
}

// Fulfilment returns who said what of a document and of each of its clauses. A clause of which nobody said anything has a
// row without claims. The claims about a text are in the order of time, a claim without a date first, then by verdict and
// by ID. Claims that were withdrawn do not count.
//
// The error is ErrInvalid if Document is not the ID of a document.
//
// Fulfilment takes at most five round trips: for the document, its clauses, the claims about all of them, the claimants
// of violations, and those who are blamed. Another round trip is needed if the ID was merged.
func (g *Graph) Fulfilment(ctx context.Context, q FulfilmentQuestion) (*Fulfilment, error) {
	q, err := withDefaults(q)
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
	texts := f.next()
	all := &Fulfilment{Whole: &FulfilmentRow{Text: texts.add(document.Entity)}}
	for _, c := range clauses {
		all.Provisions = append(all.Provisions, &FulfilmentRow{Text: texts.add(c.Entity)})
	}
	slices.SortStableFunc(all.Provisions, func(a, b *FulfilmentRow) int {
		return strings.Compare(a.Text.Sort, b.Text.Sort)
	})
	via := kg.Via{
		Step: kg.Incoming(kg.Actor, kg.Assessed, kg.Violated), Link: and(q.Where, kg.AllOf{standing()}),
	}
	for _, r := range append([]*FulfilmentRow{all.Whole}, all.Provisions...) {
		if err := r.addClaims(ctx, via); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// addClaims adds the claims about the text of r.
func (r *FulfilmentRow) addClaims(ctx context.Context, via kg.Via) error {
	edges, err := r.Text.walk(ctx, via)
	if err != nil {
		return err
	}
	for _, e := range edges {
		c, err := e.claim(ctx)
		if err != nil {
			return err
		}
		r.Claims = append(r.Claims, c)
	}
	slices.SortFunc(r.Claims, compareClaims)
	for _, verdict := range kg.Verdicts {
		if slices.ContainsFunc(r.Claims, func(c *FulfilmentClaim) bool { return c.Verdict == verdict }) {
			r.Verdicts = append(r.Verdicts, verdict)
		}
	}
	return nil
}

// claim returns the claim that the relationship of e makes. The relationship leads from the actor of e to a text.
func (e *Edge) claim(ctx context.Context) (c *FulfilmentClaim, err error) {
	l := e.Relationship
	if l.Type == kg.Violated {
		by, err := l.AssertedBy(ctx)
		return &FulfilmentClaim{Link: l, By: by, Verdict: "BROKEN", Blames: []*Node{e.Node}}, err
	}
	c = &FulfilmentClaim{Link: l, By: e.Node, Verdict: l.Text("verdict")}
	c.Blames, err = l.Blames(ctx)
	return c, err
}

// compareClaims orders claims; see [Graph.Fulfilment].
func compareClaims(a, b *FulfilmentClaim) int {
	place := func(c *FulfilmentClaim) int { return slices.Index(kg.Verdicts, c.Verdict) }
	return cmp.Or(later(a.Link.Text("validFrom"), b.Link.Text("validFrom")), cmp.Compare(place(a), place(b)),
		cmp.Compare(a.Link.ID, b.Link.ID))
}
