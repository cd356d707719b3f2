package kg

// shortest returns the shortest partial date that has the first day of s: the
// least text of all that count as that day.
func shortest(s string) string {
	s = firstDay(s)
	for len(s) > 4 && s[len(s)-3:] == "-01" {
		s = s[:len(s)-3]
	}
	return s
}

// dateIs rewrites a comparison of partial dates into one of texts, which is what
// stores compare. A stored 2014 counts as 2014-01-01; eq asks whether the stored
// date lies within the given one.
func dateIs(field string, op Op, v string) Filter {
	switch op {
	case Equal:
		return Compare{field, StartsWith, v}
	case Less, AtLeast:
		return Compare{field, op, shortest(v)}
	default: // Greater, AtMost
		return Compare{field, op, lastDay(v)}
	}
}

// validAt holds of relationships that held on that day, as far as is known: one
// without validFrom held since its ends were there (see linkExistsFrom), and one
// without validTo still holds.
func validAt(day string) Filter {
	return AllOf{
		existsBy(lastDay(day)),
		AnyOf{Compare{"validFrom", IsNull, true}, Compare{"validFrom", AtMost, lastDay(day)}},
		AnyOf{Compare{"validTo", IsNull, true}, notBefore("validTo", firstDay(day))},
	}
}

// existsBy holds of what was there by that day.
func existsBy(day string) Filter {
	return AnyOf{Compare{"existsFrom", IsNull, true}, Compare{"existsFrom", AtMost, day}}
}

// notBefore holds if the last day of the stored partial date is day or later.
func notBefore(field, day string) Filter {
	return AnyOf{Compare{field, AtLeast, day}, Compare{field, OneOf, []string{day[:4], day[:7]}}}
}
