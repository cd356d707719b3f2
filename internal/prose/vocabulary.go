package prose

import (
	"maps"
	"slices"
	"strings"

	"accordgraph/internal/kg"
)

// A Vocabulary is an enum of the contract, with words for its values.
type Vocabulary struct {
	Name   string
	Values []VocabularyValue
}

// A VocabularyValue is a value of an enum.
type VocabularyValue struct{ Vocabulary, Value string }

// Label returns the words for v. lang is the tag of one of [Languages], in upper or lower case.
func (v VocabularyValue) Label(lang string) (string, error) {
	if v.Vocabulary == types {
		return Verb(strings.ToLower(lang), kg.Type(v.Value), kg.Out)
	}
	return Word(strings.ToLower(lang), v.Vocabulary, v.Value)
}

// Vocabularies returns the vocabularies with these names, or all if there are no names, in the order of their names.
// The values are in the order of words/en.txt. An unknown name is an [kg.ErrInvalid].
func Vocabularies(names []string) ([]*Vocabulary, error) {
	b, err := bookOf(string(English))
	if err != nil {
		return nil, err
	}
	all := map[string]*Vocabulary{}
	for _, v := range b.order {
		if all[v.Vocabulary] == nil {
			all[v.Vocabulary] = &Vocabulary{Name: v.Vocabulary}
		}
		all[v.Vocabulary].Values = append(all[v.Vocabulary].Values, v)
	}
	known := slices.Sorted(maps.Keys(all))
	if names == nil {
		names = known
	}
	var found []*Vocabulary
	for _, name := range slices.Compact(slices.Sorted(slices.Values(names))) {
		if all[name] == nil {
			return nil, kg.Invalidf("names has %s, want some of %s", kg.Quoted(name), strings.Join(known, ", "))
		}
		found = append(found, all[name])
	}
	return found, nil
}
