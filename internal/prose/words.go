package prose

import (
	"embed"
	"fmt"
	"strings"
	"sync"

	"accordgraph/internal/kg"
)

//go:embed words
var wordFiles embed.FS

// wordsOf returns the words of each language, by key: the name of a vocabulary and a value, such as "Act REFRAIN". The
// words for a type have its name and a direction: "RelationshipType PROPOSED OUT".
var wordsOf = sync.OnceValues(func() (map[Language]words, error) {
	all := map[Language]words{}
	for _, l := range Languages() {
		text, err := wordFiles.ReadFile("words/" + string(l) + ".txt")
		if err != nil {
			return nil, fmt.Errorf("prose: %w", err)
		}
		if all[l], err = readWords(string(text)); err != nil {
			return nil, fmt.Errorf("prose: words/%s.txt: %w", l, err)
		}
	}
	return all, nil
})

// words are the words of one language, by key, and the values that have some, in the order of the file.
type words struct {
	words map[string]string
	order []VocabularyValue
}

// readWords reads lines "VALUE: words" below lines "[Vocabulary]". In the vocabulary RelationshipType a line has the
// words for both directions: "VALUE: from source to target | from target to source".
func readWords(text string) (words, error) {
	all, vocabulary := words{words: map[string]string{}}, ""
	for n, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		if line[0] == '[' {
			vocabulary = strings.Trim(line, "[]")
			continue
		}
		value, said, found := strings.Cut(line, ": ")
		if !found || said == "" || vocabulary == "" {
			return all, fmt.Errorf("line %d is not VALUE: words", n+1)
		}
		key := vocabulary + " " + value
		all.order = append(all.order, VocabularyValue{vocabulary, value})
		if vocabulary != types {
			all.words[key] = said
			continue
		}
		out, in, both := strings.Cut(said, " | ")
		if !both {
			return all, fmt.Errorf("line %d has no words for the other direction after |", n+1)
		}
		all.words[key+" OUT"], all.words[key+" IN"] = out, in
	}
	return all, nil
}

// types is the name of the vocabulary of types.
const types = "RelationshipType"

// Word returns the words for a value of a vocabulary, for example of "Act". lang is the tag of one of [Languages]. A
// value without words is an [kg.ErrInvalid].
func Word(lang, vocabulary, value string) (string, error) {
	b, err := bookOf(lang)
	if err != nil {
		return "", err
	}
	said := b.word(vocabulary, value)
	if said == "" {
		return "", kg.Invalidf("%s has no words for %s", vocabulary, value)
	}
	return said, nil
}

// Verb returns the words that stand between the ends of a relationship of type t: after its source and before its
// target if d is [kg.Out], and the other way round if d is [kg.In]. lang is the tag of one of [Languages].
func Verb(lang string, t kg.Type, d kg.Direction) (string, error) {
	if d == kg.Both {
		return "", kg.Invalidf("direction is BOTH, want OUT or IN: a verb is read from one end to the other")
	}
	return Word(lang, types, string(t)+" "+string(d))
}

func (b book) word(vocabulary, value string) string { return b.words.words[vocabulary+" "+value] }
