package kg

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"
)

// Fold returns s without what people do not type when they search: case,
// accents and compatibility forms. Folding twice changes nothing more.
func Fold(s string) string {
	out, _, err := transform.String(transform.Chain(norm.NFKD, runes.Remove(runes.In(unicode.Mn)), cases.Fold(), norm.NFKC), s)
	if err != nil {
		return strings.ToLower(s)
	}
	return out
}

// WordsOf returns the folded words of s: its stretches of letters and digits.
func WordsOf(s string) []string {
	return strings.FieldsFunc(Fold(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
}

// A SearchedField is a field that is searched. A match in it counts as its Weight.
type SearchedField struct {
	Name   string
	Weight int
}

// searched are the fields that are searched, the first of those with a match first.
var searched = []SearchedField{
	{"name", 8}, {"aliases", 6}, {"number", 6}, {"wording", 4}, {"summary", 4}, {"ground", 4}, {"paraphrase", 4}, {"publisher", 3}, {"quote", 2},
}

// SearchText returns what stores index of e: its folded words, separated by
// spaces and spelled in ASCII, so that no analyser of text has an opinion on
// them. The index only finds candidates; [query.Graph.Search] looks at each again.
func SearchText(e Entity) string {
	var all []string
	for _, f := range searched {
		for _, text := range TextsOf(e.Value(f.Name)) {
			all = append(all, WordsOf(text)...)
		}
	}
	slices.Sort(all)
	all = slices.Compact(all)
	for i, w := range all {
		all[i] = Spell(w)
	}
	return strings.Join(all, " ")
}

// Spell keeps a-z and 0-9 and writes every other letter as z and five hexadecimal
// digits. A beginning of a word is spelled as the beginning of its spelling.
func Spell(word string) string {
	var out strings.Builder
	for _, r := range word {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			out.WriteRune(r)
		} else {
			fmt.Fprintf(&out, "z%05x", r)
		}
	}
	return out.String()
}

// SearchedFields returns the fields that are searched, in the order in which a match in them counts. It is the
// caller's to read, not to change.
func SearchedFields() []SearchedField { return searched }
