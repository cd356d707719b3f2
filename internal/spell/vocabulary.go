// Package spell turns a word that somebody typed into words that exist: another romanisation, another spelling, a letter
// wrong. It compares letters as people write them. It knows no graph and no store.
//
// The file readings.go has the rules of languages, as tables, and names.go the forms of given names. No rule is about one
// person or place.
package spell

import (
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"slices"
	"unicode/utf8"

	"github.com/blevesearch/vellum"
	"github.com/blevesearch/vellum/levenshtein"

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
	words   map[string]string   // the folded words, with a way in which people write each
	sounds  map[string][]string // folded words by their own sounds
	foreign map[string][]string // folded words by how speakers of other languages read them
	letters *vellum.FST         // the folded words
	keys    *vellum.FST         // the sounds
	within  [3]*levenshtein.LevenshteinAutomatonBuilder
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
func New(words []string) (*Vocabulary, error) {
	v := &Vocabulary{words: map[string]string{}, sounds: map[string][]string{}, foreign: map[string][]string{}}
	for _, written := range words[:min(len(words), maxWords)] {
		for _, word := range kg.WordsOf(written) {
			v.add(word, written)
		}
	}
	var errs [4]error
	v.letters, errs[0] = automaton(slices.Sorted(maps.Keys(v.words)))
	v.keys, errs[1] = automaton(slices.Sorted(maps.Keys(v.sounds)))
	v.within[1], errs[2] = levenshtein.NewLevenshteinAutomatonBuilder(1, true)
	v.within[2], errs[3] = levenshtein.NewLevenshteinAutomatonBuilder(2, true)
	for _, err := range errs {
		if err != nil {
			return nil, fmt.Errorf("spell: vocabulary of %d words: %w", len(words), err)
		}
	}
	return v, nil
}

func (v *Vocabulary) add(word, written string) {
	if _, known := v.words[word]; known && word == written {
		return // its other writing says more
	}
	v.words[word] = written
	put := func(into map[string][]string, key string) {
		if len(key) >= shortest && !slices.Contains(into[key], word) {
			into[key] = append(into[key], word)
		}
	}
	own := sound(written)
	put(v.sounds, own)
	for _, key := range foreignSounds(written, own) {
		put(v.foreign, key)
	}
}

// automaton returns the automaton of words, which are sorted.
func automaton(words []string) (*vellum.FST, error) {
	var out bytes.Buffer
	b, err := vellum.New(&out, nil)
	if err != nil {
		return nil, err
	}
	for _, w := range words {
		if err := b.Insert([]byte(w), 0); err != nil {
			return nil, err
		}
	}
	if err := b.Close(); err != nil {
		return nil, err
	}
	return vellum.Load(out.Bytes())
}

// Has reports whether the folded word exists.
func (v *Vocabulary) Has(word string) bool { _, ok := v.words[word]; return ok }

// Begins reports whether a word begins with the folded text.
func (v *Vocabulary) Begins(text string) bool {
	it, err := v.letters.Iterator([]byte(text), nil)
	if err != nil {
		return false
	}
	word, _ := it.Current()
	return bytes.HasPrefix(word, []byte(text))
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
			n.all(v.search(v.letters, word, 1), OneLetter)
			if allowed == 2 {
				n.all(v.search(v.letters, word, 2), TwoLetters)
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
		for _, near := range v.search(v.keys, key, 1) {
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

// search returns the words of the automaton within a distance of a word. An automaton that cannot be made, because the
// word is too long, has none.
func (v *Vocabulary) search(in *vellum.FST, word string, distance uint8) (all []string) {
	dfa, err := v.within[distance].BuildDfa(word, distance)
	if err != nil {
		return nil
	}
	for it, err := in.Search(dfa, nil, nil); err == nil; err = it.Next() {
		found, _ := it.Current()
		all = append(all, string(found))
	}
	return all
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
