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

// Fold returns s without distinctions that people ignore when they search: case, accents and compatibility forms.
// Folding a folded text changes nothing.
func Fold(s string) string {
	removeAccents := runes.Remove(runes.In(unicode.Mn))
	out, _, err := transform.String(transform.Chain(norm.NFKD, removeAccents, cases.Fold(), norm.NFKC), s)
	if err != nil {
		return strings.ToLower(s)
	}
	return out
}

// WordsOf returns the folded words of s. A word is a run of letters and digits.
func WordsOf(s string) []string {
	return strings.FieldsFunc(Fold(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
}

// A SearchedField is a field that a search reads. Weight is how much a match in it counts.
type SearchedField struct {
	Name   string
	Weight int
}

// searched lists the fields that a search reads. Results list their matches in this order.
var searched = []SearchedField{
	{"name", 8},
	{"aliases", 6},
	{"number", 6},
	{"wording", 4},
	{"summary", 4},
	{"ground", 4},
	{"paraphrase", 4},
	{"publisher", 3},
	{"quote", 2},
}

// SearchText returns the text that stores index for e: its folded words, separated by spaces and spelled by [Spell].
// Because the spelling is ASCII, the text analysers of all stores treat the words in the same way. The index only finds
// candidates; [query.Graph.Search] checks each candidate again.
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

// Spell returns word in ASCII: it copies a-z and 0-9, and writes every other character as z and five hexadecimal
// digits. The spelling of a prefix of a word is a prefix of the word's spelling.
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

// SearchedFields returns the fields that a search reads, in the order in which results list their matches. Callers
// must not change the list.
func SearchedFields() []SearchedField { return searched }
