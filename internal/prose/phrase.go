package prose

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// A phrase is a text with places for values. The zero phrase is an empty text.
type phrase []phrasePart

// A phrasePart has one of four forms: fixed words; the place of a value; words that agree with a value; or a stretch.
// A stretch is left out if one of its values is absent.
type phrasePart struct {
	words   string
	value   string   // the name of a value, or of a value and a case: "to gen"
	forms   []string // with value: the words after a singular and after a plural value
	stretch phrase
}

// plural is the end of the name of a value that says that another value is plural.
const plural = " plural"

// A sayable maps the names of values to the values. An empty value is absent. A value and a case is the value if it has
// no such case.
type sayable map[string]string

// readPhrase reads a phrase such as "{from} {from: has|have} proposed {to}[, {date}]". A stretch, in [], contains at least one value
// and no other stretch.
func readPhrase(s string) (phrase, error) {
	var p phrase
	for s != "" {
		i := strings.IndexAny(s, "{}[]")
		if i < 0 {
			return append(p, phrasePart{words: s}), nil
		}
		if i > 0 {
			p = append(p, phrasePart{words: s[:i]})
		}
		part, rest, err := readPlace(s[i:])
		if err != nil {
			return nil, err
		}
		p, s = append(p, part), rest
	}
	return p, nil
}

// readPlace reads the value or stretch at the start of s, and returns the rest of s.
func readPlace(s string) (part phrasePart, rest string, err error) {
	closing := map[byte]string{'{': "}", '[': "]"}[s[0]]
	inside, rest, found := strings.Cut(s[1:], closing)
	switch {
	case closing == "" || !found:
		return part, "", fmt.Errorf("a %q has no other", s[:1])
	case inside == "" || strings.ContainsAny(inside, "["):
		return part, "", fmt.Errorf("%q is empty or has a stretch in it", s[:len(s)-len(rest)])
	case s[0] == '{':
		name, forms, agrees := strings.Cut(inside, ": ")
		part.value = name
		if agrees {
			if part.forms = strings.Split(forms, "|"); len(part.forms) != 2 {
				return part, "", fmt.Errorf("%q has not two forms", inside)
			}
		}
		return part, rest, nil
	}
	if part.stretch, err = readPhrase(inside); err == nil && len(part.stretch.values()) == 0 {
		err = fmt.Errorf("the stretch %q has no value that may be absent", inside)
	}
	return part, rest, err
}

// say returns the text of p with the values of v. It returns false if a value outside of stretches is absent. Braces
// within a value have no meaning.
func (p phrase) say(v sayable) (string, bool) {
	var out strings.Builder
	for _, part := range p {
		switch {
		case part.stretch != nil:
			if said, ok := part.stretch.say(v); ok {
				out.WriteString(said)
			}
		case part.value != "":
			said := v.of(part)
			if said == "" {
				return "", false
			}
			out.WriteString(said)
		default:
			out.WriteString(part.words)
		}
	}
	return out.String(), true
}

// of returns what v says at the place of a value.
func (v sayable) of(part phrasePart) string {
	base, _, _ := strings.Cut(part.value, " ")
	switch {
	case part.forms != nil && v[base+plural] != "":
		return part.forms[1]
	case part.forms != nil:
		return part.forms[0]
	}
	return cmp.Or(v[part.value], v[base])
}

// values returns the names of all values in p, also within stretches and without their cases. They are sorted.
func (p phrase) values() []string {
	all := map[string]bool{}
	for _, part := range p {
		if part.value != "" {
			base, _, _ := strings.Cut(part.value, " ")
			all[base] = true
		}
		for _, name := range part.stretch.values() {
			all[name] = true
		}
	}
	return slices.Sorted(maps.Keys(all))
}
