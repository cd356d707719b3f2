package kg

import (
	"maps"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// A Lexicon is a set of words as people write them: in lower case, with their accents, composed as NFC.
type Lexicon map[string]bool

// Add adds the words of the searched fields of e.
func (l Lexicon) Add(e Entity) {
	for _, f := range searched {
		for _, text := range TextsOf(e.Value(f.Name)) {
			l.addText(text)
		}
	}
}

// addText adds the words of a text.
func (l Lexicon) addText(text string) {
	if isASCII(text) {
		for _, word := range WordsOf(text) {
			l[word] = true
		}
		return
	}
	letters := []rune(text)
	for _, w := range PlacedWords(text) {
		if word := string(letters[w.Start:w.End]); word == w.Text && isASCII(word) {
			l[word] = true // it is written as it is folded
		} else if written := Written(word); slices.Equal(WordsOf(written), []string{w.Text}) {
			l[strings.ReplaceAll(written, ".", "")] = true
		} else {
			l[w.Text] = true
		}
	}
}

// Sorted returns the words in ascending order.
func (l Lexicon) Sorted() []string { return slices.Sorted(maps.Keys(l)) }

// Written returns a word as a [Lexicon] has it.
func Written(word string) string {
	seen := strings.Map(func(r rune) rune {
		if unseen(r) && !unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, word)
	return norm.NFC.String(strings.ToLower(seen))
}
