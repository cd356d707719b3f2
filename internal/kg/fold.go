package kg

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// Fold returns s without distinctions that people ignore when they search: case, accents, compatibility forms and
// characters that nobody sees. Every apostrophe beyond ASCII becomes '. Folding a folded text changes nothing.
func Fold(s string) string {
	if isASCII(s) {
		return strings.ToLower(s)
	}
	if out, ok := foldByTable(s); ok {
		return out
	}
	return foldBy(folding(), s)
}

func isASCII(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r > unicode.MaxASCII }) < 0
}

// unseen reports whether r is an accent, or a character that nobody sees, such as a soft hyphen, a zero width space or
// a mark for the direction of text.
func unseen(r rune) bool {
	return unicode.In(r, unicode.Mn, unicode.Cf, unicode.Other_Default_Ignorable_Code_Point)
}

// apostrophes are the characters beyond ASCII that people write for an apostrophe.
const apostrophes = "\u00b4\u02b9\u02ba\u02bb\u02bc\u02bd\u02be\u02bf\u02c8\u02ca\u02cb\u02ee\u055a\u05f3\u07f4\u07f5" +
	"\u1fbd\u1fbf\u2018\u2019\u201b\u2032\u2035\ua78b\ua78c\uff07\uff40"

func straightened(r rune) rune {
	if strings.ContainsRune(apostrophes, r) {
		return '\''
	}
	return r
}

// A SearchedField is a field that is searched.
type SearchedField struct {
	Name string
	Part SearchedPart
}

// Shown returns the name under which clients see the field. A Ukrainian text has the name of the English text, because
// both are one field of the contract.
func (f SearchedField) Shown() string { return strings.TrimSuffix(f.Name, inUkrainian) }

// A SearchedPart is the part of an entity that a searched field belongs to.
type SearchedPart int

// These are the parts. A match in an earlier part counts more.
const (
	InName     SearchedPart = iota // the name
	InAlias                        // one of the other names
	InOwnWords                     // what the entity says, and what the compiler says of it
	InEvidence                     // the words of a source
)

// searched are the fields that are searched, in the order of their parts.
var searched = []SearchedField{
	{"name", InName},
	{"name" + inUkrainian, InName},
	{"aliases", InAlias},
	{"number", InOwnWords},
	{"wording", InOwnWords},
	{"summary", InOwnWords},
	{"ground", InOwnWords},
	{"publisher", InOwnWords},
	{"paraphrase", InEvidence},
	{"quote", InEvidence},
}

// wholeNames are the fields with names.
var wholeNames = []string{"name", "name" + inUkrainian, "aliases"}

// A SearchTerm has one or more alternatives, which are words of a [SearchText]. A search looks for any of them.
type SearchTerm []string

// TermsOf returns the terms that have these words as their only alternatives.
func TermsOf(words []string) []SearchTerm {
	all := make([]SearchTerm, len(words))
	for i, w := range words {
		all[i] = SearchTerm{w}
	}
	return all
}

// SearchText returns the text of e that stores index: the folded words of its indexed fields and the [NameTerm] of
// its name and of each alias. Words are separated by spaces and spelled in ASCII, so that no analyser of text has an
// opinion on them. The index only finds candidates; [query.Graph.Search] and [query.Graph.Verify] check each of them
// again.
func SearchText(e Entity) string {
	var all, names []string
	for _, name := range indexed {
		for _, text := range TextsOf(e.Value(name)) {
			words := WordsOf(text)
			all = append(all, words...)
			if len(words) > 0 && slices.Contains(wholeNames, name) {
				names = append(names, NameTerm(words))
			}
		}
	}
	slices.Sort(all)
	all = slices.Compact(all)
	for i, w := range all {
		all[i] = Spell(w)
	}
	slices.Sort(names)
	return strings.Join(append(all, slices.Compact(names)...), " ")
}

// NameTerm returns the search term of a whole name, which consists of these folded words: zz and 16 hexadecimal
// digits of a hash. It is found however many entities have the same words elsewhere.
func NameTerm(words []string) string {
	sum := sha256.Sum256([]byte(strings.Join(words, " ")))
	return "zz" + hex.EncodeToString(sum[:8])
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

// SearchedFields returns the fields that are searched, those in which a match counts most first. It is the
// caller's to read, not to change.
func SearchedFields() []SearchedField { return searched }
