// Package spell turns a word that somebody typed into words that exist: another romanisation, another spelling, a letter
// wrong. It compares letters as people write them. It knows no graph and no store.
//
// The file readings.go has the rules of languages, as tables, and names.go the forms of given names. No rule is about one
// person or place.
package spell

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"accordgraph/internal/kg"
)

const (
	maxWords = 500_000 // the most words of a vocabulary; it ignores the rest
	maxFound = 24      // the most words that are found for one typed word

	oneLetter  = 5 // in a word of so many letters one may be wrong
	twoLetters = 9 // in a word of so many letters two may be wrong
)

// A Vocabulary is the words of a revision. It does not change, and is safe for concurrent use.
type Vocabulary struct {
	words   []string            // the folded words in ascending order, each once
	sounds  map[string][]string // folded words by their own sounds
	foreign map[string][]string // folded words by how speakers of other languages read them
	keys    func() []string     // the sounds in ascending order
}

// An Off is how far a word is from what was typed.
type Off int

// The distances, the shortest first.
const (
	Same       Off = iota // as it was typed
	Written               // the same word in another writing
	OneLetter             // one letter wrong, missing or too many, or two neighbours swapped
	TwoLetters            // two of these, or one of them in another writing
)

// A Found is a word that exists.
type Found struct {
	Word string // folded
	Off  Off
}

// New returns the vocabulary of these words, which are written as a [kg.Lexicon] has them.
func New(words []string) *Vocabulary {
	words = words[:min(len(words), maxWords)]
	v := &Vocabulary{
		words:  make([]string, 0, len(words)),
		sounds: make(map[string][]string, len(words)), foreign: make(map[string][]string, len(words)),
	}
	aloud := &voice{}
	for _, written := range words {
		if isASCII(written) { // then it is folded, too
			v.add(written, written, aloud)
			continue
		}
		for _, word := range kg.WordsOf(written) {
			v.add(word, written, aloud)
		}
	}
	slices.Sort(v.words)
	v.words = slices.Compact(v.words)
	v.keys = sync.OnceValue(func() []string { return slices.Sorted(maps.Keys(v.sounds)) })
	return v
}

// add adds a folded word, which is written in this way. The voice is used for its sounds.
func (v *Vocabulary) add(word, written string, aloud *voice) {
	v.words = append(v.words, word)
	own := string(aloud.own(written))
	if len(own) >= shortest && !slices.Contains(v.sounds[own], word) {
		v.sounds[own] = append(v.sounds[own], word)
	}
	aloud.foreign(written, func(key []byte) {
		if string(key) != own && len(key) >= shortest && !slices.Contains(v.foreign[string(key)], word) {
			v.foreign[string(key)] = append(v.foreign[string(key)], word)
		}
	})
}

// Has reports whether the folded word exists.
func (v *Vocabulary) Has(word string) bool { _, ok := slices.BinarySearch(v.words, word); return ok }

// Begins reports whether a word begins with the folded text.
func (v *Vocabulary) Begins(text string) bool {
	i, _ := slices.BinarySearch(v.words, text)
	return i < len(v.words) && strings.HasPrefix(v.words[i], text)
}

// Same returns the words that are the typed word in another writing, and the word itself if it exists.
func (v *Vocabulary) Same(typed string) []Found { return v.found(typed, false) }

// Near returns the words of Same, and those in which one or two letters are different.
func (v *Vocabulary) Near(typed string) []Found { return v.found(typed, true) }

// found returns at most maxFound words, the nearest first, each once.
func (v *Vocabulary) found(typed string, letters bool) []Found {
	n := nearest{}
	for _, word := range kg.WordsOf(typed) {
		if v.Has(word) {
			n.add(word, Same)
		}
		n.all(v.equals(word), Written)
	}
	keys := []string{sound(typed)}
	n.all(v.sounds[keys[0]], Written)
	n.all(v.foreign[keys[0]], Written)
	for _, key := range foreignSounds(typed, keys[0]) {
		n.all(v.sounds[key], Written)
		keys = append(keys, key)
	}
	for _, key := range keys {
		for _, form := range forms[key] {
			n.all(v.sounds[form], Written)
		}
	}
	if letters {
		v.misspelt(n, typed, keys)
	}
	return n.sorted()
}

// equals returns the words that [equal] says are the same, and that exist.
func (v *Vocabulary) equals(word string) (all []string) {
	for _, other := range equal[word] {
		if v.Has(other) {
			all = append(all, other)
		}
	}
	return all
}

// misspelt adds the words in which letters are different.
func (v *Vocabulary) misspelt(n nearest, typed string, keys []string) {
	for _, word := range kg.WordsOf(typed) {
		if allowed := wrong(word); allowed > 0 && !isNumber(word) {
			n.all(within(v.words, word, 1), OneLetter)
			if allowed == 2 {
				n.all(within(v.words, word, 2), TwoLetters)
			}
		}
	}
	if !isCyrillic(typed) {
		return
	}
	for _, key := range keys { // a transliteration is often no better than that
		if max(wrong(key), wrong(typed)) == 0 || isNumber(key) { // a key may have fewer letters than the word
			continue
		}
		for _, near := range within(v.keys(), key, 1) {
			n.all(v.sounds[near], TwoLetters)
		}
	}
}

// wrong returns how many letters of the word may be wrong.
func wrong(word string) int {
	switch n := utf8.RuneCountInString(word); {
	case n >= twoLetters:
		return 2
	case n >= oneLetter:
		return 1
	}
	return 0
}

// nearest holds the shortest distance of each word.
type nearest map[string]Off

func (n nearest) add(word string, off Off) {
	if old, ok := n[word]; !ok || off < old {
		n[word] = off
	}
}

func (n nearest) all(words []string, off Off) {
	for _, w := range words {
		if !isNumber(w) || off <= Written {
			n.add(w, off)
		}
	}
}

func (n nearest) sorted() []Found {
	all := make([]Found, 0, len(n))
	for word, off := range n {
		all = append(all, Found{word, off})
	}
	slices.SortFunc(all, func(a, b Found) int { return cmp.Or(cmp.Compare(a.Off, b.Off), cmp.Compare(a.Word, b.Word)) })
	return all[:min(len(all), maxFound)]
}
