package query

import (
	"slices"
	"strings"

	"accordgraph/internal/kg"
)

// A said is a searched field of an entity, with its texts and their words.
type said struct {
	kg.SearchedField
	texts []string
	words [][]string
}

// saidBy returns the searched fields of the entity, those in which a match counts most first.
func saidBy(e kg.Entity) (all []said) {
	for _, field := range kg.SearchedFields() {
		if texts := kg.TextsOf(e.Value(field.Name)); len(texts) > 0 {
			s := said{SearchedField: field, texts: texts}
			for _, text := range texts {
				s.words = append(s.words, kg.WordsOf(text))
			}
			all = append(all, s)
		}
	}
	return all
}

// wanted are words to look for.
type wanted struct {
	terms    []string
	begins   bool  // the last one may also be the beginning of a word
	initials []int // the places of those that may be the first letter of a word in a name, too
}

// meets reports whether the term with this place is the word, or may be its beginning.
func (w wanted) meets(place int, word string, isName bool) bool {
	return w.terms[place] == word || strings.HasPrefix(word, w.terms[place]) &&
		(w.begins && place == len(w.terms)-1 || isName && slices.Contains(w.initials, place))
}

// A sight is what the words of a search meet in one entity.
type sight struct {
	whole, start []tier // the best tier of each word, as a whole word and also as the beginning of one
	named        tier   // isName or startsName if the words together are one of the names or its beginning
	namedStart   bool   // the last word is then only the beginning of one
	matches      []Match
	met          int  // how much the last match meets
	person       bool // the entity is a person
	initials     bool // initials may stand for words of its names: it is of the first class
}

// look looks for words in the searched fields of the entity, which are all.
func look(e kg.Entity, all []said, w wanted) sight {
	s := sight{whole: make([]tier, len(w.terms)), start: make([]tier, len(w.terms))}
	s.person, s.initials = e.Kind == kg.Actor && e.Text("category") == "PERSON", e.Kind.SearchClass() == 0
	for _, field := range all {
		s.field(field, w)
	}
	return s
}

// rank returns how the entity matches the words. Its tier is noMatch if a word is nowhere in it.
func (s sight) rank(e kg.Entity) rank {
	r := rank{tier: slices.Min(s.start), class: e.Kind.SearchClass()}
	r.begins = slices.Min(s.whole) < r.tier
	if r.tier != noMatch && s.named > r.tier {
		r.tier, r.begins = s.named, s.namedStart
	}
	return r
}

// partRank returns how an entity matches that has these words, and lacks others.
func (s sight) partRank(e kg.Entity) rank {
	return rank{tier: inPart, class: e.Kind.SearchClass(), others: max(inEvidence, slices.Min(s.start))}
}

// field looks at the texts of a field. The text that meets most is its match.
func (s *sight) field(field said, w wanted) {
	best, most := "", 0
	for i, words := range field.words {
		met := s.words(words, w, tierOf[field.Part])
		if named, start := s.namedIn(field, words, w); named != noMatch {
			met += len(w.terms)
			if named > s.named {
				s.named, s.namedStart = named, start
			}
		}
		if met > most {
			best, most = field.texts[i], met
		}
	}
	if most > 0 {
		s.match(Match{field.Shown(), best, w}, most)
	}
}

// match adds what one field of the contract meets. Of its English and its Ukrainian text the one that meets more is the
// match, and the English one if they meet the same.
func (s *sight) match(m Match, met int) {
	last := len(s.matches) - 1
	if last < 0 || s.matches[last].Field != m.Field {
		s.matches, s.met = append(s.matches, m), met
	} else if met > s.met {
		s.matches[last], s.met = m, met
	}
}

// words returns how many terms the words of a text of that tier meet.
func (s *sight) words(words []string, w wanted, of tier) (met int) {
	for t, term := range w.terms {
		switch {
		case slices.Contains(words, term):
			s.whole[t], s.start[t] = max(s.whole[t], of), max(s.start[t], of)
		case slices.ContainsFunc(words, func(word string) bool { return w.meets(t, word, s.initials && of >= inAlias) }):
			s.start[t] = max(s.start[t], of)
		default:
			continue
		}
		met++
	}
	return met
}

// namedIn returns isName if the terms are a whole name or alias, startsName if a name begins with them or the name of a
// person ends with them, or noMatch. The result start says that a term is only the beginning of a word.
func (s *sight) namedIn(field said, words []string, w wanted) (_ tier, start bool) {
	if field.Part > kg.InAlias || len(words) < len(w.terms) {
		return noMatch, false
	}
	begins, start := s.namedBy(words, w)
	if begins && len(words) == len(w.terms) && (!start || !w.onlyBegins(words)) {
		return isName, start
	}
	if begins && field.Part == kg.InName {
		return startsName, start
	}
	if ends, start := s.namedBy(words[len(words)-len(w.terms):], w); ends && s.person && field.Part == kg.InName {
		return startsName, start
	}
	return noMatch, false
}

// namedBy reports whether the words begin with the terms, and whether a term is only the beginning of its word.
func (s *sight) namedBy(words []string, w wanted) (named, start bool) {
	for t, term := range w.terms {
		if !w.meets(t, words[t], s.initials) {
			return false, false
		}
		start = start || words[t] != term
	}
	return true, start
}

// onlyBegins reports whether the last term is only the beginning of its word, and no initial.
func (w wanted) onlyBegins(words []string) bool {
	last := len(w.terms) - 1
	return w.terms[last] != words[last] && !slices.Contains(w.initials, last)
}
