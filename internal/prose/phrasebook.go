package prose

import (
	"embed"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"accordgraph/internal/kg"
)

// A Language is a language for sentences and footnotes. Its value is a BCP 47 tag.
type Language string

// These are all languages.
const (
	English   Language = "en"
	Ukrainian Language = "uk"
)

// Languages returns all languages, in display order.
func Languages() []Language { return []Language{English, Ukrainian} }

// A phrasebook maps a key to its phrases in one language. The phrases of a key are in the order in which say tries
// them.
type phrasebook map[string][]phrase

//go:embed sentences
var sentenceFiles embed.FS

// phrasebooks returns the phrasebook of each language. It reads the files once.
var phrasebooks = sync.OnceValues(func() (map[Language]phrasebook, error) {
	all := map[Language]phrasebook{}
	for _, l := range Languages() {
		text, err := sentenceFiles.ReadFile("sentences/" + string(l) + ".txt")
		if err != nil {
			return nil, fmt.Errorf("prose: %w", err)
		}
		if all[l], err = readPhrasebook(string(text)); err != nil {
			return nil, fmt.Errorf("prose: sentences/%s.txt: %w", l, err)
		}
	}
	return all, nil
})

// A book is the phrasebook and the words of one language.
type book struct {
	lang Language
	phrasebook
	words
}

// code returns the language as a value of [kg.Languages].
func (b book) code() string { return strings.ToUpper(string(b.lang)) }

// bookOf returns the book for the tag lang. The error for an unknown tag may be shown to clients.
func bookOf(lang string) (book, error) {
	all, err := phrasebooks()
	if err != nil {
		return book{}, err
	}
	b, ok := all[Language(lang)]
	if !ok {
		return book{}, kg.Invalidf("lang is %s, want %s", kg.Quoted(lang), strings.Join(kg.Strings(Languages()), " or "))
	}
	vocabularies, err := wordsOf()
	return book{Language(lang), b, vocabularies[Language(lang)]}, err
}

// readPhrasebook reads lines "KEY: text". It returns an error if a key or value is unknown, or if a key is missing.
func readPhrasebook(text string) (phrasebook, error) {
	b := phrasebook{}
	for n, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		key, said, found := strings.Cut(line, ": ")
		if !found {
			return nil, fmt.Errorf("line %d is not KEY: text", n+1)
		}
		p, err := readPhrase(said)
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", n+1, err)
		}
		b[key] = append(b[key], p)
	}
	return b, b.check()
}

// check returns an error if b breaks a rule of [phraseKeys].
func (b phrasebook) check() error {
	keys := phraseKeys()
	for _, key := range slices.Sorted(maps.Keys(b)) {
		k, ok := keys[key]
		if first, _, qualified := strings.Cut(key, " "); qualified {
			k, ok = keys[first]
		}
		if !ok {
			return fmt.Errorf("there is no key %s", key)
		}
		if err := k.problem(b[key]); err != nil {
			return fmt.Errorf("%s: %w", key, err)
		}
		if strings.HasPrefix(key, "months") && len(strings.Fields(b.say(key, nil))) != 12 {
			return fmt.Errorf("%s are not twelve", key)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(keys)) {
		if _, ok := b[key]; !ok && keys[key].needed {
			return fmt.Errorf("%s is missing", key)
		}
	}
	return nil
}

// say returns the text of the first phrase of the key for which v has all values. It returns "" if there is no such
// phrase.
func (b phrasebook) say(key string, v sayable) string {
	_, said := b.choose(key, v)
	return said
}

// choose returns the first phrase of the key for which v has all values, and its text. It returns nil if there is no
// such phrase.
func (b phrasebook) choose(key string, v sayable) (phrase, string) {
	for _, p := range b[key] {
		if said, ok := p.say(v); ok {
			return p, said
		}
	}
	return nil, ""
}
