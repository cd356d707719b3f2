package query

import (
	"fmt"
	"testing"

	"accordgraph/internal/kg"
)

// For every pair of a stored and a given date, the rewritten comparison of texts agrees with the comparison of days.
// The operator eq asks whether the stored date lies within the given date. The other operators compare first days.
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
			within := kg.FirstDay(stored) >= kg.FirstDay(given) && kg.LastDay(stored) <= kg.LastDay(given)
			for op, want := range map[kg.Op]bool{
				kg.Equal:   within,
				kg.Less:    kg.FirstDay(stored) < kg.FirstDay(given),
				kg.AtMost:  kg.FirstDay(stored) <= kg.LastDay(given),
				kg.Greater: kg.FirstDay(stored) > kg.LastDay(given),
				kg.AtLeast: kg.FirstDay(stored) >= kg.FirstDay(given),
			} {
				if got := textually(stored, dateIs("date", op, given).(kg.Condition)); got != want {
					t.Errorf("%s %s %s is %v, want %v", stored, op, given, got, want)
				}
			}
			if got, want := holdsAt(stored, "", kg.FirstDay(given)), kg.FirstDay(stored) <= kg.FirstDay(given); got != want {
				t.Errorf("from %s held on %s: %v, want %v", stored, kg.FirstDay(given), got, want)
			}
			if got, want := holdsAt("", stored, kg.FirstDay(given)), kg.LastDay(stored) >= kg.FirstDay(given); got != want {
				t.Errorf("to %s held on %s: %v, want %v", stored, kg.FirstDay(given), got, want)
			}
		}
	}
}

func textually(stored string, c kg.Condition) bool {
	v, _ := c.Value.(string)
	switch c.Op {
	case kg.StartsWith:
		return len(stored) >= len(v) && stored[:len(v)] == v
	case kg.Less:
		return stored < v
	case kg.AtMost:
		return stored <= v
	case kg.Greater:
		return stored > v
	case kg.AtLeast:
		return stored >= v
	case kg.OneOf:
		for _, one := range c.Value.([]string) {
			if one == stored {
				return true
			}
		}
	case kg.IsNull:
		return (stored == "") == c.Value.(bool)
	}
	return false
}

func holdsAt(from, to, day string) bool {
	stored := map[string]string{"validFrom": from, "validTo": to}
	var holds func(kg.Filter) bool
	holds = func(f kg.Filter) bool {
		switch f := f.(type) {
		case kg.AllOf:
			for _, f := range f {
				if !holds(f) {
					return false
				}
			}
			return true
		case kg.AnyOf:
			for _, f := range f {
				if holds(f) {
					return true
				}
			}
			return false
		case kg.Condition:
			v := stored[f.Field]
			if v == "" && f.Op != kg.IsNull {
				return false
			}
			return textually(v, f)
		}
		panic(fmt.Sprintf("%T", f))
	}
	return holds(validAt(day))
}
