package sqlitestore

import (
	"slices"

	"accordgraph/internal/kg"
)

// covered splits a filter of relationships into the parts that are about columns of the indexes only, and the others.
// The filter is true if all parts are.
func covered(f kg.Filter) (early, late []kg.Filter) {
	switch f := f.(type) {
	case nil:
		return nil, nil
	case kg.AllOf:
		for _, part := range f {
			e, l := covered(part)
			early, late = append(early, e...), append(late, l...)
		}
		return early, late
	}
	if isCovered(f) {
		return []kg.Filter{f}, nil
	}
	return nil, []kg.Filter{f}
}

// isCovered reports whether the filter is about columns that each index of relationships has.
func isCovered(f kg.Filter) bool {
	switch f := f.(type) {
	case kg.AllOf:
		return !slices.ContainsFunc(f, func(part kg.Filter) bool { return !isCovered(part) })
	case kg.AnyOf:
		return !slices.ContainsFunc(f, func(part kg.Filter) bool { return !isCovered(part) })
	case kg.Not:
		return isCovered(f.Of)
	case kg.Condition:
		return slices.Contains([]string{"id", "type", "source", "target"}, f.Field)
	}
	return false
}
