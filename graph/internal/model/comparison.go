package model

import (
	"context"

	"accordgraph/internal/query"
)

// A Comparison shows two documents side by side.
type Comparison struct{ compared *query.Comparison }

// Compare resolves the field compare.
func Compare(ctx context.Context, g *query.Graph) (*Comparison, error) {
	c, err := answer(ctx, g.Compare)
	if err != nil {
		return nil, err
	}
	return &Comparison{c}, nil
}

// A returns the first document.
func (c Comparison) A() Document { return view(c.compared.A).(Document) }

// B returns the second document.
func (c Comparison) B() Document { return view(c.compared.B).(Document) }

// Pairs returns every clause of both documents, in pairs.
func (c Comparison) Pairs() []ComparisonPair {
	all := make([]ComparisonPair, len(c.compared.Pairs))
	for i, p := range c.compared.Pairs {
		all[i] = ComparisonPair{p}
	}
	return all
}

// PairsConnection returns a page of these pairs.
func (c Comparison) PairsConnection(ctx context.Context) (*ComparisonPairConnection, error) {
	page, err := answer(ctx, c.compared.Page)
	return rows(page, err, func(p query.Pair) ComparisonPair { return ComparisonPair{p} })
}

// ComparisonPairConnection is a page of the pairs of a comparison, and ComparisonPairEdge is one entry of it.
type (
	ComparisonPairConnection = RowPage[ComparisonPair]
	ComparisonPairEdge       = RowEdge[ComparisonPair]
)

// A ComparisonPair is a clause and the clause that answers it. One of the two clauses may be missing.
type ComparisonPair struct{ query.Pair }

// Left returns the clause of the first document, or nil.
func (p ComparisonPair) Left() *Provision { return one[Provision](p.Pair.Left) }

// Right returns the clause of the second document, or nil.
func (p ComparisonPair) Right() *Provision { return one[Provision](p.Pair.Right) }

// Into returns the clause of another pair that answers the only clause of p, or nil.
func (p ComparisonPair) Into() *Provision { return one[Provision](p.Pair.Into) }

// Via returns the clauses of third documents that decide the pair.
func (p ComparisonPair) Via() []ThirdClause { return thirdClauses(p.Pair.Via) }

// thirdClauses returns the views of the clauses.
func thirdClauses(clauses []query.ThirdClause) []ThirdClause {
	all := make([]ThirdClause, len(clauses))
	for i, c := range clauses {
		all[i] = ThirdClause{c}
	}
	return all
}

// A ThirdClause is a clause of a third document with which both sides of a pair are aligned.
type ThirdClause struct{ third query.ThirdClause }

// Provision returns the clause.
func (c ThirdClause) Provision() Provision { return view(c.third.Provision).(Provision) }

// Left returns the alignment with the first document.
func (c ThirdClause) Left() Relationship { return Relationship{c.third.Left} }

// Right returns the alignment with the second document.
func (c ThirdClause) Right() Relationship { return Relationship{c.third.Right} }

// Relationship returns the alignment that decides the pair, or nil.
func (p ComparisonPair) Relationship() *Relationship { return relationship(p.Link) }

// Also returns the other alignments of the clauses.
func (p ComparisonPair) Also() []Relationship { return relationships(p.Pair.Also) }

// LeftObjections returns the objections to the left clause.
func (p ComparisonPair) LeftObjections() []Objection {
	return several[Objection](p.Pair.LeftObjections)
}

// RightObjections returns the objections to the right clause.
func (p ComparisonPair) RightObjections() []Objection {
	return several[Objection](p.Pair.RightObjections)
}

// LeftConflicts returns the relationships to commitments that the left clause conflicts with.
func (p ComparisonPair) LeftConflicts() []Relationship { return relationships(p.Pair.LeftConflicts) }

// RightConflicts returns the relationships to commitments that the right clause conflicts with.
func (p ComparisonPair) RightConflicts() []Relationship { return relationships(p.Pair.RightConflicts) }

// one returns n as a T, or nil if n is nil or of another type.
func one[T Node](n *query.Node) *T {
	if t, ok := view(n).(T); ok {
		return &t
	}
	return nil
}

// several returns the nodes as values of type T. All of them must have that type.
func several[T Node](all []*query.Node) []T {
	out := make([]T, len(all))
	for i, n := range all {
		out[i] = view(n).(T)
	}
	return out
}

// relationship returns the view of l, or nil if there is no l.
func relationship(l *query.Link) *Relationship {
	if l == nil {
		return nil
	}
	return &Relationship{l}
}

// relationships returns the views of the links.
func relationships(all []*query.Link) []Relationship {
	out := make([]Relationship, len(all))
	for i, l := range all {
		out[i] = Relationship{l}
	}
	return out
}
