package model

import "context"

// A Figure is a number that somebody gave, such as 600,000 troops.
type Figure struct{ entity }

// FigureConnection is a page of figures, and FigureEdge is one entry of it.
type (
	FigureConnection = Page[Figure]
	FigureEdge       = Edge[Figure]
)

func (f Figure) Measure() *string { return text(f.Entity, "measure") }

func (f Figure) Value() *float64 { return number(f.Entity, "value") }

func (f Figure) Unit() *string { return text(f.Entity, "unit") }

func (f Figure) Payer(ctx context.Context) ([]Actor, error) {
	return refs[Actor](ctx, f.Node, "payer")
}

func (f Figure) Payee(ctx context.Context) ([]Actor, error) {
	return refs[Actor](ctx, f.Node, "payee")
}

func (f Figure) Share() *float64 { return number(f.Entity, "share") }

func (f Figure) ShareOf(ctx context.Context) (*Figure, error) {
	return ref[Figure](ctx, f.Node, "shareOf")
}

func (f Figure) About(ctx context.Context) (*EntityConnection, error) {
	return follow[Entity](ctx, f.Node)
}
