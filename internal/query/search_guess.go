package query

import (
	"slices"
	"strings"
	"unicode/utf8"

	"accordgraph/internal/kg"
	"accordgraph/internal/spell"
)

const (
	maxMisspelt = 8 // of how many words of a query letters may be wrong
	maxJoined   = 6 // how many typed words may be one word
)

// A typed is a word of the query.
type typed struct {
	text       string // folded
	start, end int    // where it stands in the query, in code points
}

// A guess is words that may be meant by a typed word, or by several typed words.
type guess struct {
	words       []string // folded; if they are several, they stand next to each other
	off         spell.Off
	first, last int // the places of the typed words
}

// A slot is what may be meant by a typed word.
type slot struct {
	guesses []guess // the nearest first
	initial bool    // it may be the first letter of a name, or missing
	begins  bool    // it may be the beginning of a word
}

// wrong says in which words letters may be wrong.
type wrong int

const (
	noLetters wrong = iota
	unknown         // in the words that do not exist
	every           // in all, if there are few
)

// guesses returns what may be meant by each word.
func guesses(v *spell.Vocabulary, words []typed, in wrong) []slot {
	all, misspelt := make([]slot, len(words)), 0
	for i, w := range words {
		find := v.Same
		if in != noLetters && misspelt < maxMisspelt && (in == every && len(words) <= maxMisspelt || !v.Has(w.text)) {
			find = v.Near
			misspelt++
		}
		for _, f := range find(w.text) {
			all[i].add(guess{[]string{f.Word}, f.Off, i, i})
		}
		for _, way := range v.Parts(w.text) {
			for _, parts := range product(way) {
				all[i].add(guess{parts, spell.Written, i, i})
			}
		}
		all[i].initial = isInitial(w.text) && slices.ContainsFunc(words, func(o typed) bool { return !isInitial(o.text) })
		all[i].begins = i == len(words)-1 && v.Begins(w.text)
	}
	joined(v, words, all)
	for i := range all {
		slices.SortStableFunc(all[i].guesses, func(a, b guess) int { return int(a.off - b.off) })
	}
	return all
}

func (s *slot) add(g guess) { s.guesses = append(s.guesses, g) }

// joined adds the guesses that typed words next to each other are one word: two words, or initials.
func joined(v *spell.Vocabulary, words []typed, all []slot) {
	for first := range words {
		text, initials := words[first].text, isLetter(words[first].text)
		for last := first + 1; last < min(len(words), first+maxJoined); last++ {
			text += words[last].text
			if initials = initials && isLetter(words[last].text); last > first+1 && !initials {
				break
			}
			for _, f := range v.Same(text) {
				for i := first; i <= last; i++ {
					all[i].add(guess{[]string{f.Word}, spell.Written, first, last})
				}
			}
		}
	}
}

// isLetter reports whether a word is one character.
func isLetter(word string) bool { return utf8.RuneCountInString(word) == 1 }

// isInitial reports whether a word is one letter, which is not a digit.
func isInitial(word string) bool { return isLetter(word) && strings.ToUpper(word) != word }

// product returns the lists that have one alternative of each part.
func product(parts [][]string) [][]string {
	all := [][]string{nil}
	for _, alternatives := range parts {
		var longer [][]string
		for _, some := range all {
			for _, a := range alternatives {
				longer = append(longer, append(slices.Clone(some), a))
			}
		}
		all = longer
	}
	return all
}

// terms returns what the index must have: a word of each slot, and as whole words unless the last may be a beginning.
// They are nil if a slot has no guess.
func terms(words []typed, all []slot) (terms []kg.SearchTerm) {
	begins := false
	for i, s := range all {
		if s.initial {
			continue
		}
		if begins = s.begins; len(s.guesses) == 0 && !begins {
			return nil
		}
		term := kg.SearchTerm(s.spelled(len(s.guesses)))
		if begins {
			term = append(term, kg.Spell(words[i].text))
		}
		terms = append(terms, term)
	}
	if len(terms) > 0 && (!begins || all[len(all)-1].initial) {
		terms = append(terms, terms[len(terms)-1])
	}
	return terms
}

// spelled returns a word of each of the first n guesses, as the index spells it: the longest, which is the rarest.
func (s slot) spelled(n int) (all []string) {
	for _, g := range s.guesses[:min(n, len(s.guesses))] {
		longest := slices.MaxFunc(g.words, func(a, b string) int { return len(a) - len(b) })
		if word := kg.Spell(longest); !slices.Contains(all, word) {
			all = append(all, word)
		}
	}
	return all
}

// maxNames is the most whole names that one search looks for.
const maxNames = 32

// wholeNames returns the search terms of the names that consist of guesses for all slots, with or without initials. The
// nearest guesses are in the first maxNames.
func wholeNames(all []slot) (terms kg.SearchTerm) {
	type begun struct {
		words []string
		next  int // the place of the first slot that the words do not stand for
	}
	names := []begun{{}}
	for place, s := range all {
		var longer []begun
		for _, n := range names {
			if n.next > place || s.initial {
				longer = append(longer, n)
			}
			for _, g := range s.guesses {
				if n.next <= place && g.first == place {
					longer = append(longer, begun{append(slices.Clone(n.words), g.words...), g.last + 1})
				}
			}
		}
		names = longer[:min(len(longer), maxNames)]
	}
	for _, n := range names {
		terms = append(terms, kg.NameTerm(n.words))
	}
	return terms
}
