package seed

import (
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"accordgraph/internal/kg"
)

// maxQuote is the most bytes that may be quoted of one passage: the words of
// others are for showing what was said, not for copying.
const maxQuote = 300

var (
	countryForm  = regexp.MustCompile(`^[A-Z]{2}$`)
	languageForm = regexp.MustCompile(`^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$`)
	externalForm = regexp.MustCompile(`^[a-z][a-z0-9-]*:[^\s:][^\s]*$`)
)

// check notes what is wrong with the value of a field, if it has one.
func (e *entry) check(f kg.Field, w word) {
	if problem := e.r.problem(f, w.text); w.text != "" && problem != "" {
		e.r.wrong(w.place, "%s %q %s", f.Name, shown(w.text), problem)
	}
}

func (r *reader) problem(f kg.Field, s string) string {
	switch f.Type {
	case kg.Date:
		return r.dateProblem(s)
	case kg.Enum, kg.Enums:
		if !slices.Contains(f.Values, s) {
			return "is none of " + strings.Join(f.Values, ", ")
		}
	case kg.Ref, kg.Refs:
		if !kg.ID(s).Valid() {
			return "is not an id such as actor/ukraine"
		}
	}
	return nameProblem(f.Name, s)
}

// nameProblem says what is wrong with a text in a field of that name.
func nameProblem(field, s string) string {
	switch {
	case field == "name" && (len(s) > kg.MaxName || strings.Contains(s, "\n")):
		return "is longer than a line of " + strconv.Itoa(kg.MaxName) + " bytes"
	case field == "quote" && len(s) > maxQuote:
		return "is longer than " + strconv.Itoa(maxQuote) + " bytes: quote less and paraphrase"
	case field == "key" && !slugForm.MatchString(s):
		return "is not made of a-z, 0-9 and -"
	case field == "url" && !isURL(s):
		return "is not an http or https address"
	case field == "country" && !countryForm.MatchString(s):
		return "is not a country code of two capital letters such as UA"
	case field == "language" && !languageForm.MatchString(s):
		return "is not a language such as en or pt-BR"
	case field == "externalIds" && !externalForm.MatchString(s):
		return "is not scheme:value, such as wikidata:Q212"
	}
	return ""
}

// dateProblem says what is wrong with a date. One that only began by the day of
// compiling is right.
func (r *reader) dateProblem(s string) string {
	switch {
	case !kg.ValidDate(s):
		return "is not a date such as 2014-09-05, 2014-09 or 2014"
	case r.meta.CompiledOn != "" && later(s, r.meta.CompiledOn):
		return "is after " + r.meta.CompiledOn + ", when the data set was compiled"
	}
	return ""
}

// day returns the date of a key, or none after noting that it is no whole one.
func (e *entry) day(key string) string {
	w := e.word(key)
	if w.text != "" && (!kg.ValidDate(w.text) || len(w.text) != len("2025-12-01")) {
		e.r.wrong(w.place, "%s %q is not a day such as 2025-12-01", key, shown(w.text))
		return ""
	}
	return w.text
}

// later says whether the partial date a is after all of b.
func later(a, b string) bool {
	n := min(len(a), len(b))
	return a[:n] > b[:n]
}

// inOrder notes if the date of one field is after that of another.
func (e *entry) inOrder(values map[string]any, first, then string) {
	a, _ := values[first].(string)
	b, _ := values[then].(string)
	if kg.ValidDate(a) && kg.ValidDate(b) && later(a, b) {
		e.r.wrong(e.at(then), "%s %s is before %s %s", then, b, first, a)
	}
}

func (e *entry) checkNumber(field string, v float64) {
	if most, ok := map[string]float64{"latitude": 90, "longitude": 180}[field]; ok && (v < -most || v > most) {
		e.r.wrong(e.at(field), "%s is outside of -%g to %g", field, most, most)
	}
}

func isURL(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && !strings.ContainsAny(s, " \n")
}

// shown returns s, or the beginning of it if it is long.
func shown(s string) string {
	if runes := []rune(s); len(runes) > 60 {
		return string(runes[:60]) + "..."
	}
	return s
}
