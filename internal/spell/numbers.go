package spell

import (
	"slices"
	"strings"
	"unicode"
)

// sames are words that mean the same: small numbers in Roman digits, and large ones in words.
var sames = [][]string{
	{"1", "i"},
	{"2", "ii"},
	{"3", "iii"},
	{"4", "iv"},
	{"5", "v"},
	{"6", "vi"},
	{"7", "vii"},
	{"8", "viii"},
	{"9", "ix"},
	{"10", "x"},
	{"11", "xi"},
	{"12", "xii"},
	{"thousand", "k"},
	{"million", "mn", "mln", "m"},
	{"billion", "bn", "bln", "b"},
	{"trillion", "tn", "trn"},
	{"kilometre", "kilometer", "kilometres", "kilometers", "km"},
	{"percent", "pct"},
}

// equal has, for each of these words, the others.
var equal = func() map[string][]string {
	all := map[string][]string{}
	for _, words := range sames {
		for _, w := range words {
			all[w] = append(all[w], slices.DeleteFunc(slices.Clone(words), func(o string) bool { return o == w })...)
		}
	}
	return all
}()

// Parts returns the ways in which the folded word can be several words that exist: 600000 as 600 and 000, 300bn as 300
// and bn, ceasefire as cease and fire. Each part is a list of alternatives. There are at most maxParts ways.
func (v *Vocabulary) Parts(word string) (ways [][][]string) {
	add := func(parts ...string) {
		way := make([][]string, len(parts))
		for i, p := range parts {
			if v.Has(p) {
				way[i] = append(way[i], p)
			}
			if way[i] = append(way[i], v.equals(p)...); len(way[i]) == 0 {
				return
			}
		}
		ways = append(ways, way)
	}
	switch digits := strings.IndexFunc(word, func(r rune) bool { return !unicode.IsDigit(r) }); {
	case digits < 0 && len(word) > 3:
		add(thousands(word)...)
	case digits > 0:
		add(append(thousands(word[:digits]), word[digits:])...)
	case digits == 0 && !isNumber(word):
		for i := range word {
			if i >= shortest && len(word)-i >= shortest && len(ways) < maxParts && v.Has(word[:i]) && v.Has(word[i:]) {
				add(word[:i], word[i:])
			}
		}
	}
	return ways
}

const (
	shortest = 3 // how many bytes a part of a word, or a sound, has at least
	maxParts = 3
)

// thousands returns the digits of a number in groups of three, as they are written with commas.
func thousands(digits string) (all []string) {
	for len(digits) > 3 {
		n := (len(digits)-1)%3 + 1
		all, digits = append(all, digits[:n]), digits[n:]
	}
	return append(all, digits)
}
