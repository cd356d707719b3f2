package query

import (
	"slices"
	"strings"

	"accordgraph/internal/kg"
)

// A sight is what the words of a search meet in one entity.
type sight struct {
	whole, start []tier // the best tier of each word, as a whole word and also as the beginning of one
	named        tier   // isName or startsName if the words together are one of the names or its beginning
	namedStart   bool   // the last word is then only the beginning of one
	matches      []Match
}

// look looks for the words in the searched fields of the entity.
func look(e kg.Entity, terms []string) sight {
	s := sight{whole: make([]tier, len(terms)), start: make([]tier, len(terms))}
	for _, field := range kg.SearchedFields() {
		s.field(field, kg.TextsOf(e.Value(field.Name)), terms)
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

// partRank returns how an entity matches that lacks some of the words, each of which is given once.
func (s sight) partRank(e kg.Entity) rank {
	r := rank{tier: inPart, class: e.Kind.SearchClass(), words: len(s.start), others: isName}
	for _, t := range s.start {
		if t == noMatch {
			r.missing++
		} else {
			r.others = min(r.others, t)
		}
	}
	return r
}

// field looks at the texts of a field. The text that meets most is its match.
func (s *sight) field(field kg.SearchedField, texts, terms []string) {
	best, most := "", 0
	for _, text := range texts {
		words := kg.WordsOf(text)
		met := s.words(words, terms, tierOf[field.Part])
		named, start := namedBy(words, terms)
		if named == isName && field.Part <= kg.InAlias || named == startsName && field.Part == kg.InName {
			met += len(terms)
			if named > s.named {
				s.named, s.namedStart = named, start
			}
		}
		if met > most {
			best, most = text, met
		}
	}
	if most > 0 {
		s.matches = append(s.matches, Match{field.Name, best, terms})
	}
}

// words returns how many terms the words of a text of that tier meet.
func (s *sight) words(words, terms []string, of tier) (met int) {
	for t, term := range terms {
		switch {
		case slices.Contains(words, term):
			s.whole[t], s.start[t] = max(s.whole[t], of), max(s.start[t], of)
		case t == len(terms)-1 && slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(w, term) }):
			s.start[t] = max(s.start[t], of)
		default:
			continue
		}
		met++
	}
	return met
}

// namedBy returns isName if the terms are exactly these words of a name, startsName if the name begins with them, or
// noMatch. The last term may be the beginning of a word; start says that it is.
func namedBy(words, terms []string) (_ tier, start bool) {
	last := len(terms) - 1
	switch {
	case len(words) <= last || !slices.Equal(words[:last], terms[:last]) || !strings.HasPrefix(words[last], terms[last]):
		return noMatch, false
	case words[last] != terms[last]:
		return startsName, true
	case len(words) == len(terms):
		return isName, false
	}
	return startsName, false
}
