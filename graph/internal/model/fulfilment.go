package model

import (
	"context"

	"accordgraph/internal/query"
)

// Fulfilment shows who said of a document and its clauses that they were kept or broken.
type Fulfilment struct{ found *query.Fulfilment }

// FulfilmentOf resolves the field fulfilment.
func FulfilmentOf(ctx context.Context, g *query.Graph) (*Fulfilment, error) {
	f, err := answer(ctx, g.Fulfilment)
	if err != nil {
		return nil, err
	}
	return &Fulfilment{f}, nil
}

// Whole returns the claims about the document as a whole.
func (f Fulfilment) Whole() FulfilmentRow { return FulfilmentRow{f.found.Whole} }

// Provisions returns one row for each clause and part.
func (f Fulfilment) Provisions() []FulfilmentRow {
	all := make([]FulfilmentRow, len(f.found.Provisions))
	for i, r := range f.found.Provisions {
		all[i] = FulfilmentRow{r}
	}
	return all
}

// A FulfilmentRow has the claims about one text.
type FulfilmentRow struct{ row *query.FulfilmentRow }

// Text returns the document or clause.
func (r FulfilmentRow) Text() Entity { return view(r.row.Text).(Entity) }

// Claims returns the claims about the text.
func (r FulfilmentRow) Claims() []FulfilmentClaim {
	all := make([]FulfilmentClaim, len(r.row.Claims))
	for i, c := range r.row.Claims {
		all[i] = FulfilmentClaim{c}
	}
	return all
}

// Verdicts returns the different verdicts of the claims.
func (r FulfilmentRow) Verdicts() []string { return append([]string{}, r.row.Verdicts...) }

// Contested reports whether the claims differ.
func (r FulfilmentRow) Contested() bool { return r.row.IsContested() }

// A FulfilmentClaim is a claim that a text was kept or broken.
type FulfilmentClaim struct{ claim *query.FulfilmentClaim }

// By returns who says so, or nil.
func (c FulfilmentClaim) By() *Actor { return one[Actor](c.claim.By) }

// Verdict returns what is claimed.
func (c FulfilmentClaim) Verdict() string { return c.claim.Verdict }

// Blames returns those who are blamed.
func (c FulfilmentClaim) Blames() []Actor { return several[Actor](c.claim.Blames) }

// Relationship returns the relationship that states the claim.
func (c FulfilmentClaim) Relationship() Relationship { return Relationship{c.claim.Link} }
