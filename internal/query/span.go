package query

import (
	"cmp"
	"slices"

	"accordgraph/internal/kg"
)

// span returns the span that a request under a looks at: one day on the record, and one day in the world or all days.
func (a AsOf) span() string {
	known := cmp.Or(a.Known, kg.LastOfAll)
	return kg.Span(cmp.Or(a.Valid, kg.FirstOfAll), cmp.Or(a.Valid, kg.LastOfAll), known, known)
}

// duringSpan reads a condition on a field of spans: true or false. [AsOf.restrict] puts the days of the request into
// the condition.
func duringSpan(f kg.Field, v any, at string) (kg.Filter, error) {
	during := kg.Is(f.Name, kg.Overlaps, AsOf{}.span())
	switch v {
	case true:
		return during, nil
	case false:
		return kg.Not{Of: during}, nil
	}
	return nil, kg.Invalidf("%s is %v, want true or false", at, v)
}

// Disputed reports whether another relationship that stands contradicts l, on the days that the request looks at.
func (l *Link) Disputed() bool {
	return slices.ContainsFunc(l.Texts("disputeSpans"), func(span string) bool {
		return kg.SpansOverlap(span, l.on.asOf.span())
	})
}
