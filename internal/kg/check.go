package kg

import (
	"maps"
	"math"
	"slices"
	"strings"
	"unicode/utf8"
)

// The most bytes that a text, a name and a sort key may have: a database index
// refuses keys of more than about 8,000 bytes.
const (
	MaxText = 4000
	MaxName = 500
	MaxSort = 1000
)

func checkFields(what string, id ID, fields []Field, values map[string]any) error {
	for _, name := range slices.Sorted(maps.Keys(values)) {
		f, ok := FindField(fields, name)
		if !ok || isFixed(what, name) {
			return Invalidf("%s %s: there is no field %q", what, id, name)
		}
		if problem := f.problem(values[name]); problem != "" {
			return Invalidf("%s %s: %s %s", what, id, name, problem)
		}
	}
	return nil
}

// isFixed says whether a field of that name is kept outside of Fields.
func isFixed(what, name string) bool {
	if what == "entity" {
		return name == "id" || name == "kind" || name == "name"
	}
	return name == "id" || name == "type" || name == "source" || name == "target"
}

// problem says what is wrong with a value of f, or nothing.
func (f Field) problem(v any) string {
	switch v := v.(type) {
	case string:
		if f.Type.IsList() || f.Type == Int || f.Type == Number {
			return "is a text"
		}
		return f.TextProblem(v)
	case []string:
		if !f.Type.IsList() {
			return "is a list"
		}
		if len(v) == 0 {
			return "is an empty list; leave it out"
		}
		for _, s := range v {
			if p := f.TextProblem(s); p != "" {
				return p
			}
		}
		return ""
	case int:
		if f.Type != Int {
			return "is a whole number"
		}
		return ""
	case float64:
		if f.Type != Number || math.IsNaN(v) || math.IsInf(v, 0) {
			return "is a number"
		}
		return ""
	}
	return "is neither text, list nor number"
}

func (f Field) TextProblem(s string) string {
	switch {
	case !utf8.ValidString(s) || strings.ContainsRune(s, 0):
		return "is not UTF-8 without NUL"
	case len(s) > MaxText:
		return "is too long"
	case f.Type == Date && !ValidDate(s):
		return Quoted(s) + " is not a date such as 2014-09-05, 2014-09 or 2014"
	case (f.Type == Enum || f.Type == Enums) && !slices.Contains(f.Values, s):
		return Quoted(s) + " is none of " + strings.Join(f.Values, ", ")
	case (f.Type == Ref || f.Type == Refs) && !ID(s).Valid():
		return Quoted(s) + " is not an id"
	}
	return ""
}

func Quoted(s string) string {
	if len(s) > 60 {
		s = s[:60] + "..."
	}
	return `"` + s + `"`
}
