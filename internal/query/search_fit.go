package query

import (
	"slices"
	"strings"

	"accordgraph/internal/kg"
	"accordgraph/internal/spell"
)

// A fitter compares entities with the guesses for the words of a query.
type fitter struct {
	words []typed
	slots []slot
	place map[string]int // of each word of a guess, its place in found
	found []tier         // the best tier of each in the entity at hand
}

func newFitter(words []typed, slots []slot) *fitter {
	f := &fitter{words: words, slots: slots, place: map[string]int{}}
	for _, s := range slots {
		for _, g := range s.guesses {
			for _, w := range g.words {
				if _, ok := f.place[w]; !ok {
					f.place[w] = len(f.place)
				}
			}
		}
	}
	f.found = make([]tier, len(f.place))
	return f
}

// A fit is how an entity has the words of a query.
type fit struct {
	wanted             // the words that it has
	off      spell.Off // how far the farthest of them is
	missing  []int     // the places of typed words that it lacks
	replaced []guess   // what it has in place of typed words, in their order
}

// fit returns how an entity of kind k has the words.
func (f *fitter) fit(k kg.Kind, all []said) (is fit) {
	f.see(all)
	for i, s := range f.slots {
		switch g, begins := f.choose(k, all, i, s); {
		case g == nil:
			is.missing = append(is.missing, i)
		default:
			is.add(*g, begins && i == len(f.slots)-1)
		}
	}
	return is
}

// add adds the words of a guess, unless it is the one for the typed word before, too.
func (is *fit) add(g guess, begins bool) {
	is.off, is.begins = max(is.off, g.off), begins
	if n := len(is.replaced); n > 0 && g.first < g.last && is.replaced[n-1].first == g.first &&
		slices.Equal(is.replaced[n-1].words, g.words) {
		return
	}
	is.terms = append(is.terms, g.words...)
	if g.off > spell.Same {
		is.replaced = append(is.replaced, g)
	}
}

// see sets the tiers of the words of guesses.
func (f *fitter) see(all []said) {
	clear(f.found)
	for _, s := range all {
		for _, words := range s.words {
			for _, w := range words {
				if at, ok := f.place[w]; ok {
					f.found[at] = max(f.found[at], tierOf[s.Part])
				}
			}
		}
	}
}

// choose returns the nearest guess for a typed word that the entity of kind k has, and of these the one in the best
// tier. It is nil if the entity has none. The result begins says that the word may be the beginning of a word. Initials
// may stand for words in the names of the first class only.
func (f *fitter) choose(k kg.Kind, all []said, place int, s slot) (best *guess, begins bool) {
	text, tiers := f.words[place].text, noMatch
	if s.begins && slices.ContainsFunc(all, func(s said) bool { return s.contains(text) }) {
		return &guess{[]string{text}, spell.Same, place, place}, true
	}
	for i, g := range s.guesses {
		if best != nil && g.off > best.off {
			break
		}
		if t := f.tier(all, g.words); t > tiers {
			best, tiers = &s.guesses[i], t
		}
	}
	if s.initial && k.SearchClass() == 0 && (best == nil || best.off > spell.Same && best.first == best.last) {
		if word := initialIn(all, text); word != "" {
			return &guess{[]string{word}, spell.Written, place, place}, false
		}
	}
	return best, false
}

// contains reports whether a word of the field begins with the text.
func (s said) contains(text string) bool {
	return slices.ContainsFunc(s.words, func(words []string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(w, text) })
	})
}

// tier returns the best tier in which the words stand next to each other, or noMatch.
func (f *fitter) tier(all []said, words []string) tier {
	worst := isName
	for _, w := range words {
		worst = min(worst, f.found[f.place[w]])
	}
	if worst == noMatch || len(words) == 1 {
		return worst
	}
	for _, s := range all {
		if slices.ContainsFunc(s.words, func(in []string) bool { return indexOf(in, words) >= 0 }) {
			return tierOf[s.Part]
		}
	}
	return noMatch
}

// indexOf returns where some words stand next to each other in others, or -1.
func indexOf(in, words []string) int {
	for i := range len(in) - len(words) + 1 {
		if slices.Equal(in[i:i+len(words)], words) {
			return i
		}
	}
	return -1
}

// initialIn returns a word of the name or an alias that begins with the letter, or nothing.
func initialIn(all []said, letter string) string {
	for _, s := range all {
		if s.Part > kg.InAlias {
			continue
		}
		for _, words := range s.words {
			if i := slices.IndexFunc(words, func(w string) bool { return strings.HasPrefix(w, letter) }); i >= 0 {
				return words[i]
			}
		}
	}
	return ""
}
