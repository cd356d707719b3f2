package prose

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// A phrase is a text with places for values. The zero phrase is an empty text.
type phrase []phrasePart

// A phrasePart has one of three forms: fixed words, the place of a value, or a stretch. A stretch is left out if one
// of its values is absent.
type phrasePart struct {
	words   string
	value   string
	stretch phrase
}

// A sayable maps the names of values to the values. An empty value is absent.
type sayable map[string]string

// readPhrase reads a phrase such as "{from} proposed {to}[, {date}]". A stretch, in [], contains at least one value
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
		return phrasePart{value: inside}, rest, nil
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
			if v[part.value] == "" {
				return "", false
			}
			out.WriteString(v[part.value])
		default:
			out.WriteString(part.words)
		}
	}
	return out.String(), true
}

// values returns the names of all values in p, also within stretches. They are sorted.
func (p phrase) values() []string {
	all := map[string]bool{}
	for _, part := range p {
		if part.value != "" {
			all[part.value] = true
		}
		for _, name := range part.stretch.values() {
			all[name] = true
		}
	}
	return slices.Sorted(maps.Keys(all))
}
