package kg

import (
	"fmt"
	"testing"
)

// Every pair of a stored and a given date, compared as texts after the rewriting,
// must agree with comparing their first days, or for eq, with lying within.
func TestDatesCompareByTheirFirstDay(t *testing.T) {
	var dates []string
	for _, y := range []string{"2013", "2014", "2015"} {
		dates = append(dates, y)
		for _, m := range []string{"-01", "-02", "-12"} {
			dates = append(dates, y+m, y+m+"-01", y+m+"-15", y+m+"-28")
		}
	}
	for _, stored := range dates {
		for _, given := range dates {
			within := firstDay(stored) >= firstDay(given) && lastDay(stored) <= lastDay(given)
			for op, want := range map[Op]bool{
				Equal:   within,
				Less:    firstDay(stored) < firstDay(given),
				AtMost:  firstDay(stored) <= lastDay(given),
				Greater: firstDay(stored) > lastDay(given),
				AtLeast: firstDay(stored) >= firstDay(given),
			} {
				if got := textually(stored, dateIs("date", op, given).(Compare)); got != want {
					t.Errorf("%s %s %s is %v, want %v", stored, op, given, got, want)
				}
			}
			if got, want := holdsAt(stored, "", firstDay(given)), firstDay(stored) <= firstDay(given); got != want {
				t.Errorf("from %s held on %s: %v, want %v", stored, firstDay(given), got, want)
			}
			if got, want := holdsAt("", stored, firstDay(given)), lastDay(stored) >= firstDay(given); got != want {
				t.Errorf("to %s held on %s: %v, want %v", stored, firstDay(given), got, want)
			}
		}
	}
}

func textually(stored string, c Compare) bool {
	v, _ := c.Value.(string)
	switch c.Op {
	case StartsWith:
		return len(stored) >= len(v) && stored[:len(v)] == v
	case Less:
		return stored < v
	case AtMost:
		return stored <= v
	case Greater:
		return stored > v
	case AtLeast:
		return stored >= v
	case OneOf:
		for _, one := range c.Value.([]string) {
			if one == stored {
				return true
			}
		}
	case IsNull:
		return (stored == "") == c.Value.(bool)
	}
	return false
}

func holdsAt(from, to, day string) bool {
	stored := map[string]string{"validFrom": from, "validTo": to}
	var holds func(Filter) bool
	holds = func(f Filter) bool {
		switch f := f.(type) {
		case AllOf:
			for _, f := range f {
				if !holds(f) {
					return false
				}
			}
			return true
		case AnyOf:
			for _, f := range f {
				if holds(f) {
					return true
				}
			}
			return false
		case Compare:
			v := stored[f.Field]
			if v == "" && f.Op != IsNull {
				return false
			}
			return textually(v, f)
		}
		panic(fmt.Sprintf("%T", f))
	}
	return holds(validAt(day))
}
