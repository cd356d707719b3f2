package query

import (
	"accordgraph/internal/kg"
)

// shortestDate returns the shortest partial date with the same first day as s. In the order of texts, it comes before
// all other dates with that first day.
func shortestDate(s string) string {
	s = kg.FirstDay(s)
	for len(s) > 4 && s[len(s)-3:] == "-01" {
		s = s[:len(s)-3]
	}
	return s
}

// dateIs rewrites a comparison of partial dates as a comparison of texts, because stores can compare texts. A stored
// 2014 counts as 2014-01-01. The operator eq asks whether the stored date lies within v.
func dateIs(field string, op kg.Op, v string) kg.Filter {
	switch op {
	case kg.Equal:
		return kg.Is(field, kg.StartsWith, v)
	case kg.Less, kg.AtLeast:
		return kg.Is(field, op, shortestDate(v))
	default: // Greater, AtMost
		return kg.Is(field, op, kg.LastDay(v))
	}
}

// validAt is true for relationships that held on that day, as far as is known. A relationship without validFrom holds
// from the day on which both its ends exist. A relationship without validTo still holds.
func validAt(day string) kg.Filter {
	return kg.AllOf{
		existsBy(kg.LastDay(day)),
		kg.AnyOf{kg.Is("validFrom", kg.IsNull, true), kg.Is("validFrom", kg.AtMost, kg.LastDay(day))},
		kg.AnyOf{kg.Is("validTo", kg.IsNull, true), notBefore("validTo", kg.FirstDay(day))},
	}
}

// existsBy is true for things that existed by that day.
func existsBy(day string) kg.Filter {
	return kg.AnyOf{kg.Is("existsFrom", kg.IsNull, true), kg.Is("existsFrom", kg.AtMost, day)}
}

// notBefore is true if the last day of the stored partial date is day or later.
func notBefore(field, day string) kg.Filter {
	return kg.AnyOf{kg.Is(field, kg.AtLeast, day), kg.Is(field, kg.OneOf, []string{day[:4], day[:7]})}
}
