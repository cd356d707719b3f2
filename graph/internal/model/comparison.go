package model

import (
	"context"

	"accordgraph/internal/query"
)

// A Comparison shows two documents side by side.
type Comparison struct{ compared *query.Comparison }

// Compare resolves the field compare.
func Compare(ctx context.Context, g *query.Graph) (*Comparison, error) {
	c, err := g.Compare(ctx, args(ctx))
	if err != nil {
		return nil, err
	}
	return &Comparison{c}, nil
}

func (c Comparison) A() Document { return view(c.compared.A).(Document) }
func (c Comparison) B() Document { return view(c.compared.B).(Document) }

// Pairs returns every clause of both documents, in pairs.
func (c Comparison) Pairs() []ComparisonPair {
	all := make([]ComparisonPair, len(c.compared.Pairs))
	for i, p := range c.compared.Pairs {
		all[i] = ComparisonPair{p}
	}
	return all
}

// A ComparisonPair is a clause and the clause that answers it. One of them may be missing.
type ComparisonPair struct{ query.Pair }

func (p ComparisonPair) Left() *Provision            { return one[Provision](p.Pair.Left) }
func (p ComparisonPair) Right() *Provision           { return one[Provision](p.Pair.Right) }
func (p ComparisonPair) Relationship() *Relationship { return relationship(p.Link) }
func (p ComparisonPair) Also() []Relationship        { return relationships(p.Pair.Also) }
func (p ComparisonPair) LeftObjections() []Objection {
	return several[Objection](p.Pair.LeftObjections)
}

func (p ComparisonPair) RightObjections() []Objection {
	return several[Objection](p.Pair.RightObjections)
}

func (p ComparisonPair) LeftConflicts() []Relationship { return relationships(p.Pair.LeftConflicts) }

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

func relationship(l *query.Link) *Relationship {
	if l == nil {
		return nil
	}
	return &Relationship{l}
}

func relationships(all []*query.Link) []Relationship {
	out := make([]Relationship, len(all))
	for i, l := range all {
		out[i] = Relationship{l}
	}
	return out
}
