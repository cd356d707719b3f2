package query

import (
	"slices"
	"strings"

	"accordgraph/internal/kg"
)

// termFilter returns the filter for what has one of the given terms in a field, or nil if no terms are given. The argument
// with the terms has the name of the field. The error is ErrInvalid if a term is none of the known ones.
func termFilter(field string, op kg.Op, given, known []string) (kg.AllOf, error) {
	for _, s := range given {
		if !slices.Contains(known, s) {
			return nil, kg.Invalidf("%s has %s, want some of %s", field, kg.Quoted(s), strings.Join(known, ", "))
		}
	}
	if len(given) == 0 {
		return nil, nil
	}
	return kg.AllOf{kg.Is(field, op, slices.Compact(slices.Sorted(slices.Values(given))))}, nil
}
