package kg

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"
)

// MaxText, MaxName and MaxSort are the greatest lengths of a text, a name and a sort key, in bytes. A database index
// refuses keys of more than about 8,000 bytes.
const (
	MaxText = 4000
	MaxName = 500
	MaxSort = 1000
)

// checkFields returns an [Invalid] if a field does not exist or cannot hold its value. what is "entity" or
// "relationship", and starts the message. If there are several such fields, the first by name is in the message.
func checkFields(what string, id ID, fields []Field, values map[string]any) error {
	var first string
	var err error
	for name, v := range values {
		if one := checkField(what, id, fields, name, v); one != nil && (err == nil || name < first) {
			first, err = name, one
		}
	}
	return err
}

// checkField is checkFields for one field and its value.
func checkField(what string, id ID, fields []Field, name string, v any) error {
	f, ok := FindField(fields, name)
	if !ok || isFixed(what, name) {
		return Invalidf("%s %s: there is no field %q", what, id, name)
	}
	if problem := f.problem(v); problem != "" {
		return Invalidf("%s %s: %s %s", what, id, name, problem)
	}
	return nil
}

// isFixed reports whether a field has a place of its own in an Entity or Relationship, outside of Fields.
func isFixed(what, name string) bool {
	if what == "entity" {
		return name == "id" || name == "kind" || name == "name"
	}
	return name == "id" || name == "type" || name == "source" || name == "target"
}

// problem returns the reason why f cannot hold v, or "".
func (f Field) problem(v any) string {
	if p := f.shapeProblem(v); p != "" {
		return p
	}
	for _, s := range TextsOf(v) {
		if p := f.TextProblem(s); p != "" {
			return p
		}
	}
	return ""
}

// shapeProblem returns the reason why v has the wrong Go type for f, or "".
func (f Field) shapeProblem(v any) string {
	switch v := v.(type) {
	case string:
		if f.Type.IsList() || f.Type == Int || f.Type == Number {
			return "is a text"
		}
	case []string:
		if !f.Type.IsList() {
			return "is a list"
		}
		if len(v) == 0 {
			return "is an empty list; leave it out"
		}
	case int:
		if f.Type != Int {
			return "is a whole number"
		}
	case float64:
		if f.Type != Number || math.IsNaN(v) || math.IsInf(v, 0) {
			return "is a number"
		}
	default:
		return "is neither text, list nor number"
	}
	return ""
}

// TextProblem returns the reason why f cannot hold the text s, or "". For a list, s is one of its texts.
func (f Field) TextProblem(s string) string {
	if p := encodingProblem(s); p != "" {
		return p
	}
	if p := f.formProblem(s); p != "" {
		return Quoted(s) + " " + p
	}
	return ""
}

// encodingProblem returns the reason why no field can hold s, or "".
func encodingProblem(s string) string {
	switch {
	case !utf8.ValidString(s) || strings.ContainsRune(s, 0):
		return "is not UTF-8 without NUL"
	case len(s) > MaxText:
		return "is too long"
	}
	return ""
}

// formProblem returns the reason why s does not have the form that the type of f demands, or "". The types with a
// form are dates, enums, ids and spans.
func (f Field) formProblem(s string) string {
	switch {
	case f.Type == Date && !ValidDate(s):
		return "is not a date such as 2014-09-05, 2014-09 or 2014"
	case (f.Type == Enum || f.Type == Enums) && !slices.Contains(f.Values, s):
		return "is none of " + strings.Join(f.Values, ", ")
	case (f.Type == Ref || f.Type == Refs) && !ID(s).Valid():
		return "is not an id"
	case f.Type == Spans && !isSpan(s):
		return "is not four days, such as " + Span(FirstOfAll, LastOfAll, "2014-09-05", LastOfAll)
	}
	return ""
}

// Quoted returns s in quotation marks for a message. It cuts s after 60 bytes.
func Quoted(s string) string {
	if len(s) > 60 {
		s = s[:60] + "..."
	}
	return `"` + s + `"`
}
