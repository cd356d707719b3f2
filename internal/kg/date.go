package kg

import (
	"time"
)

// A partial date is a day, a month or a year: 2014-09-05, 2014-09 or 2014. In a comparison, a partial date counts as
// its first day. Years have four digits, so the order of dates as texts is the order of their days.

// ValidDate reports whether s is a partial date.
func ValidDate(s string) bool {
	switch len(s) {
	case 4, 7, 10:
		_, err := time.Parse("2006-01-02"[:len(s)], s)
		return err == nil
	}
	return false
}

// IsDay reports whether s is a whole day.
func IsDay(s string) bool { return len(s) == 10 && ValidDate(s) }

// FirstDay returns the first day of the partial date s.
func FirstDay(s string) string { return s + "0000-01-01"[len(s):] }

// LastDay returns the last day of the partial date s.
func LastDay(s string) string {
	switch len(s) {
	case 4:
		return s + "-12-31"
	case 7:
		first, _ := time.Parse("2006-01", s)
		return first.AddDate(0, 1, -1).Format("2006-01-02")
	}
	return s
}
