package kg

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A Word is a folded word of a text, and where it stands there: from the code point Start up to, but not including, the
// code point End.
type Word struct {
	Text       string
	Start, End int
}

// PlacedWords returns the words of s as [WordsOf] does, with their places. It takes longer.
func PlacedWords(s string) []Word {
	var all []Word
	var word strings.Builder
	var now Word
	finish := func() {
		if word.Len() > 0 {
			now.Text = word.String()
			all = append(all, now)
			word.Reset()
		}
	}
	for at, rest := 0, s; rest != ""; {
		// What normalisation takes together is folded together.
		n := norm.NFKC.NextBoundaryInString(rest, true)
		if n <= 0 {
			n = len(rest)
		}
		end := at + utf8.RuneCountInString(rest[:n])
		for _, r := range Fold(rest[:n]) {
			if !inWord(r) {
				finish()
				continue
			}
			if word.Len() == 0 {
				now.Start = at
			}
			now.End = end
			word.WriteRune(r)
		}
		at, rest = end, rest[n:]
	}
	finish()
	return all
}

// inWord reports whether r belongs to a word.
func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }
