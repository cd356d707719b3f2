package kg

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// WordsOf returns the folded words of s. A word is a run of letters and digits. The s of a possessive, as in Russia's,
// is not a word.
func WordsOf(s string) (all []string) {
	s = Fold(s)
	for _, w := range wordsIn(s) {
		all = append(all, s[w.start:w.end])
	}
	return all
}

// A span is a part of a text, in bytes.
type span struct{ start, end int }

// wordsIn returns where the words are in a folded text.
func wordsIn(folded string) (all []span) {
	start, apostrophe := -1, -1 // where the word begins, and the end of the last apostrophe that follows a word
	finish := func(end int) {
		if start >= 0 && (start != apostrophe || folded[start:end] != "s") {
			all = append(all, span{start, end})
		}
	}
	for i, r := range folded {
		switch {
		case inWord(r):
			if start < 0 {
				start = i
			}
			continue
		case (r == '\'' || r == '`') && start >= 0:
			finish(i)
			apostrophe = i + 1
		default:
			finish(i)
		}
		start = -1
	}
	finish(len(folded))
	return all
}

// inWord reports whether r belongs to a word.
func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

// A Word is a folded word of a text, and where it stands there: from the code point Start up to, but not including, the
// code point End.
type Word struct {
	Text       string
	Start, End int
}

// PlacedWords returns the words of s as [WordsOf] does, with their places. It takes longer.
func PlacedWords(s string) (all []Word) {
	var folded strings.Builder
	var places []span // of each byte of folded, the code points that it comes from
	for at, rest := 0, s; rest != ""; {
		// What normalisation takes together is folded together.
		n := norm.NFKC.NextBoundaryInString(rest, true)
		if n <= 0 {
			n = len(rest)
		}
		end := at + utf8.RuneCountInString(rest[:n])
		part := Fold(rest[:n])
		folded.WriteString(part)
		places = append(places, slices.Repeat([]span{{at, end}}, len(part))...)
		at, rest = end, rest[n:]
	}
	for _, w := range wordsIn(folded.String()) {
		all = append(all, Word{folded.String()[w.start:w.end], places[w.start].start, places[w.end-1].end})
	}
	return all
}
