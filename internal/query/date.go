package query

import (
	"accordgraph/internal/kg"
)

// shortestDate returns the shortest partial date that has the first day of s: the
// least text of all that count as that day.
func shortestDate(s string) string {
	s = kg.FirstDay(s)
	for len(s) > 4 && s[len(s)-3:] == "-01" {
		s = s[:len(s)-3]
	}
	return s
}

// dateIs rewrites a comparison of partial dates into one of texts, which is what
// stores compare. A stored 2014 counts as 2014-01-01; eq asks whether the stored
// date lies within the given one.
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

// validAt holds of relationships that held on that day, as far as is known: one
// without validFrom held since its ends were there (see linkExistsFrom), and one
// without validTo still holds.
func validAt(day string) kg.Filter {
	return kg.AllOf{
		existsBy(kg.LastDay(day)),
		kg.AnyOf{kg.Is("validFrom", kg.IsNull, true), kg.Is("validFrom", kg.AtMost, kg.LastDay(day))},
		kg.AnyOf{kg.Is("validTo", kg.IsNull, true), notBefore("validTo", kg.FirstDay(day))},
	}
}

// existsBy holds of what was there by that day.
func existsBy(day string) kg.Filter {
	return kg.AnyOf{kg.Is("existsFrom", kg.IsNull, true), kg.Is("existsFrom", kg.AtMost, day)}
}

// notBefore holds if the last day of the stored partial date is day or later.
func notBefore(field, day string) kg.Filter {
	return kg.AnyOf{kg.Is(field, kg.AtLeast, day), kg.Is(field, kg.OneOf, []string{day[:4], day[:7]})}
}
