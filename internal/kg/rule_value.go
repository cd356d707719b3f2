package kg

import (
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxQuote is the greatest length of a quote from one passage, in bytes. A longer quote would copy a large part of a
// work.
const maxQuote = 300

// maxBeside is the greatest length of the words before or after a quote, in bytes.
const maxBeside = 100

var (
	countryForm  = regexp.MustCompile(`^[A-Z]{2}$`)                       // ISO 3166-1 alpha-2
	languageForm = regexp.MustCompile(`^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$`) // BCP 47
	periodForm   = regexp.MustCompile(`^P[0-9]+[YMWD]$`)                  // ISO 8601, with one unit
	externalForm = regexp.MustCompile(`^[a-z][a-z0-9-]*:[^\s:][^\s]*$`)
)

// form reports unknown kinds, types and fields, and values that a field cannot hold. With the rules "id" and
// "spelling" it covers everything that [Batch.CheckForm] checks.
func (c *checker) form() {
	for _, e := range c.Entities {
		c.fieldForms("entity", e.ID, c.fields[e.Kind], e.Fields)
		if e.Kind != Merged && !slices.Contains(Kinds(), e.Kind) {
			c.report(e.ID, "kind", string(e.Kind), "kind %s is none of %s", shown(string(e.Kind)), join(Kinds(), ", "))
		}
		if len(e.Sort) > MaxSort || encodingProblem(e.Sort) != "" {
			c.report(e.ID, "", "", "the sort key is longer than %d bytes or not UTF-8", MaxSort)
		}
	}
	types := Field{Name: "type", Type: Enum, Values: typeValues()}
	for _, r := range c.Relationships {
		c.fieldForms("relationship", r.ID, c.linkFields, r.Fields)
		c.endForm(r.ID, "source", r.From)
		c.endForm(r.ID, "target", r.To)
		if r.Type == "" {
			c.report(r.ID, "type", "", "has no type")
		} else {
			c.textForm(r.ID, types, string(r.Type))
		}
	}
}

// endForm reports an end of a relationship that is missing or is not an id.
func (c *checker) endForm(id ID, field string, end ID) {
	if end == "" {
		c.report(id, field, "", "has no %s", field)
		return
	}
	c.textForm(id, Field{Name: field, Type: Ref}, string(end))
}

// fieldForms reports unknown fields, and values that a field cannot hold. what is "entity" or "relationship".
func (c *checker) fieldForms(what string, id ID, fields map[string]Field, values map[string]any) {
	for name, v := range values {
		f, ok := fields[name]
		if !ok || isFixed(what, name) {
			c.report(id, name, "", "there is no field %q", name)
			continue
		}
		if p := f.shapeProblem(v); p != "" {
			c.report(id, name, "", "%s %s", name, p)
			continue
		}
		for _, s := range TextsOf(v) {
			c.textForm(id, f, s)
		}
	}
}

// textForm reports a text without the form that the type of f demands; see [Field.formProblem].
func (c *checker) textForm(id ID, f Field, s string) {
	p := f.formProblem(s)
	if p == "" {
		return
	}
	if f.Type == Ref || f.Type == Refs {
		p += " such as actor/ukraine"
	}
	c.report(id, f.Name, s, "%s %s %s", f.Name, shown(s), p)
}

// requiredFields lists the fields that each entity of a kind must have, besides its name. [checker.required] also
// asks for evidence.
var requiredFields = map[Kind][]string{
	Provision:  {"wording"},
	Obligation: {"acts", "object", "force", "codedBy"},
	Source:     {"sourceKind", "reliability"},
	Evidence:   {"source", "locator", "basis"},
	Merged:     {"into"},
}

// required reports missing fields without which a thing says nothing or cannot be checked.
func (c *checker) required() {
	for _, e := range c.Entities {
		need := append([]string{"name"}, requiredFields[e.Kind]...)
		if e.Kind != Source && e.Kind != Evidence && e.Kind != Merged {
			need = append(need, "evidence")
		}
		for _, field := range need {
			if v := e.Value(field); v == nil || v == "" {
				c.report(e.ID, field, "", "has no %s", field)
			}
		}
		if e.Kind == Evidence && e.Text("paraphrase") == "" && e.Text("quote") == "" {
			c.report(e.ID, "paraphrase", "", "evidence has neither paraphrase nor quote")
		}
	}
	for _, r := range c.Relationships {
		for _, field := range []string{"status", "evidence"} {
			if r.Value(field) == nil {
				c.report(r.ID, field, "", "has no %s", field)
			}
		}
	}
}

// spelling checks the texts for readers. The rule "form" checks ids, dates and enums.
func (c *checker) spelling() {
	c.eachValue(func(id ID, f Field, v any) {
		if f.Type != Text && f.Type != Texts {
			return
		}
		for _, s := range TextsOf(v) {
			c.checkSpelling(id, f.Name, f.Name, s)
		}
	})
}

// checkSpelling reports what is wrong with the spelling of s. The message uses the parameter name as the name of the
// field.
func (c *checker) checkSpelling(id ID, field, name, s string) {
	switch {
	case !utf8.ValidString(s) || strings.ContainsFunc(s, isUnreadable):
		c.report(id, field, s, "%s has characters that cannot be read", name)
	case s != strings.TrimSpace(s) || strings.Contains(s, "  ") ||
		strings.Contains(s, " \n") || strings.Contains(s, "\n "):
		c.report(id, field, s, "%s has a space at an end, or two in a row", name)
	case len(s) > MaxText:
		c.report(id, field, s, "%s is longer than %d bytes", name, MaxText)
	}
}

// isUnreadable reports whether no text may have a character: a control character but for the end of a line, the two that
// XML cannot have, and the byte order mark, which programs drop.
func isUnreadable(r rune) bool {
	return unicode.IsControl(r) && r != '\n' || r == '\ufffe' || r == '\uffff' || r == '\ufeff'
}

// notation checks the fields with a notation, such as names, addresses and codes.
func (c *checker) notation() {
	c.eachValue(func(id ID, f Field, v any) {
		for _, s := range TextsOf(v) {
			if p := notationProblem(f.Name, s); p != "" {
				c.report(id, f.Name, s, "%s %s %s", f.Name, shown(s), p)
			}
		}
	})
}

// notationProblem returns the reason why a field with that name cannot hold s, or "".
func notationProblem(field, s string) string {
	switch {
	case field == "name" && (len(s) > MaxName || strings.Contains(s, "\n")):
		return "is longer than a line of " + strconv.Itoa(MaxName) + " bytes"
	case field == "quote" && len(s) > maxQuote:
		return "is longer than " + strconv.Itoa(maxQuote) + " bytes: quote less and paraphrase"
	case (field == "prefix" || field == "suffix") && len(s) > maxBeside:
		return "is longer than " + strconv.Itoa(maxBeside) + " bytes: three to five words are enough"
	case field == "url" && !isURL(s):
		return "is not an http or https address"
	case field == "country" && !countryForm.MatchString(s):
		return "is not a country code of two capital letters such as UA"
	case field == "language" && !languageForm.MatchString(s):
		return "is not a language such as en or pt-BR"
	case field == "period" && !periodForm.MatchString(s):
		return "is not a time such as P100D, P6M or P10Y"
	case field == "externalIds" && !externalForm.MatchString(s):
		return "is not scheme:value, such as wikidata:Q212"
	}
	return ""
}

func isURL(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && !strings.ContainsAny(s, " \n")
}

// maxDegrees maps each coordinate to its greatest absolute value, in degrees.
var maxDegrees = map[string]float64{"latitude": 90, "longitude": 180}

// ranges reports coordinates that are not on Earth.
func (c *checker) ranges() {
	c.eachValue(func(id ID, f Field, v any) {
		most, bounded := maxDegrees[f.Name]
		if n, ok := v.(float64); ok && bounded && (n < -most || n > most) {
			c.report(id, f.Name, "", "%s is outside of -%g to %g", f.Name, most, most)
		}
	})
}

// twice reports lists that contain a value more than once.
func (c *checker) twice() {
	c.eachValue(func(id ID, f Field, v any) {
		if f.Type.IsList() {
			c.checkRepeats(id, f.Name, f.Name, TextsOf(v))
		}
	})
}

// checkRepeats reports each value that a list contains more than once. The message uses the parameter name as the name
// of the list.
func (c *checker) checkRepeats(id ID, field, name string, list []string) {
	seen := map[string]bool{}
	for _, s := range list {
		if seen[s] {
			c.report(id, field, s, "%s has %s twice", name, s)
		}
		seen[s] = true
	}
}

// quotes reports passages with the basis QUOTED and no quote.
func (c *checker) quotes() {
	for _, e := range c.Entities {
		if e.Kind == Evidence && e.Text("basis") == "QUOTED" && e.Text("quote") == "" {
			c.report(e.ID, "basis", "QUOTED", "basis is QUOTED and there is no quote")
		}
	}
}

func join[S ~string](all []S, between string) string { return strings.Join(Strings(all), between) }
