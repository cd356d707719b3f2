package kg

import (
	"time"
)

// A partial date is a day, a month or a year: 2014-09-05, 2014-09 or 2014. It
// counts as its first day where it is compared. Years have four digits, so that
// texts compare as days do.

// ValidDate says whether s is a partial date.
func ValidDate(s string) bool {
	switch len(s) {
	case 4, 7, 10:
		_, err := time.Parse("2006-01-02"[:len(s)], s)
		return err == nil
	}
	return false
}

// isDay says whether s is a whole day.
func isDay(s string) bool { return len(s) == 10 && ValidDate(s) }

// firstDay and lastDay return the first and the last day of the partial date s.
func firstDay(s string) string { return s + "0000-01-01"[len(s):] }

func lastDay(s string) string {
	switch len(s) {
	case 4:
		return s + "-12-31"
	case 7:
		first, _ := time.Parse("2006-01", s)
		return first.AddDate(0, 1, -1).Format("2006-01-02")
	}
	return s
}

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
