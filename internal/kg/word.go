package kg

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// WordsOf returns the folded words of s. A word is a run of letters and digits. Letters with dots between them, as in
// U.S., are one word. The s of a possessive, as in Russia's, is no word.
func WordsOf(s string) []string {
	words := wordsIn(Fold(s))
	if len(words) == 0 {
		return nil
	}
	all := make([]string, len(words))
	for i, w := range words {
		all[i] = w.Text
	}
	return all
}

// wordsIn returns the words of a folded text, with their places in bytes.
func wordsIn(folded string) (all []Word) {
	all = make([]Word, 0, len(folded)/6+1)                 // an English word has about five letters
	start, last, possessive, initials := -1, -1, -1, false // where a word begins, the last ended, and a possessive s is
	finish := func(end int) {
		if start < 0 {
			return
		}
		w := Word{folded[start:end], start, end}
		before := len(all) - 1
		initial := isInitial(w.Text)
		switch {
		case start == possessive && w.Text == "s":
		case initials && initial && start == all[before].End+1 && folded[start-1] == '.':
			all[before].Text, all[before].End = all[before].Text+w.Text, end
		default:
			all = append(all, w)
			initials = initial
		}
		start, last = -1, end
	}
	for i, r := range folded {
		switch {
		case !inWord(r):
			finish(i)
			if (r == '\'' || r == '`') && last >= 0 && (i == last || folded[last:i] == ".") {
				possessive = i + 1
			}
		case start < 0:
			start = i
		}
	}
	finish(len(folded))
	return all
}

// isInitial reports whether a word is one letter.
func isInitial(word string) bool {
	r, n := utf8.DecodeRuneInString(word)
	return n == len(word) && unicode.IsLetter(r)
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
func PlacedWords(s string) []Word {
	var folded strings.Builder
	var places [][2]int // of each byte of folded, the code points that it comes from
	for at, rest := 0, s; rest != ""; {
		// What normalisation takes together is folded together.
		n := norm.NFKC.NextBoundaryInString(rest, true)
		if n <= 0 {
			n = len(rest)
		}
		end := at + utf8.RuneCountInString(rest[:n])
		part := Fold(rest[:n])
		folded.WriteString(part)
		for range len(part) {
			places = append(places, [2]int{at, end})
		}
		at, rest = end, rest[n:]
	}
	all := wordsIn(folded.String())
	for i, w := range all {
		all[i].Start, all[i].End = places[w.Start][0], places[w.End-1][1]
	}
	return all
}
