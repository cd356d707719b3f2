package query

import (
	"fmt"
	"math"
	"slices"

	"accordgraph/internal/kg"
	"accordgraph/internal/spell"
)

// A tier is how well an entity matches the words of a search. Every entity of a better tier is before every entity of
// a worse one. The number of the tier is the first decimal of the score.
type tier int

// The tiers, the worst first.
const (
	noMatch    tier = 0
	inPart     tier = 3 // at least half of the words are in the entity, and nothing has all of them
	inEvidence tier = 4 // all words are in the entity, at least one only in words of a source
	inOwnWords tier = 5 // all words are in the entity, at least one only in its own words: its wording, ground or summary
	inAlias    tier = 6 // all words are in the name and the aliases, at least one only in an alias
	inName     tier = 7 // all words are in the name
	startsName tier = 8 // the name begins with the words
	isName     tier = 9 // the words are the whole name, or a whole alias
)

// tierOf is the tier of a word that is found in a part.
var tierOf = map[kg.SearchedPart]tier{
	kg.InName: inName, kg.InAlias: inAlias, kg.InOwnWords: inOwnWords, kg.InEvidence: inEvidence,
}

// firstClass are the kinds that come first within a tier, sorted by name.
var firstClass = func() []kg.Kind {
	return slices.DeleteFunc(
		slices.Sorted(slices.Values(kg.Kinds())),
		func(k kg.Kind) bool { return k.SearchClass() > 0 },
	)
}()

// lastClass is the class of the kinds that come last within a tier. The names of sources are as others wrote them, and the
// names of obligations say what is to be done, so nobody asks for these things by their names.
var lastClass = func() (last int) {
	for _, k := range kg.Kinds() {
		last = max(last, k.SearchClass())
	}
	return last
}()

// A rank is the place of an entity among what a search found.
type rank struct {
	tier   tier
	class  int
	begins bool      // a word of the search is only the beginning of a word
	off    spell.Off // how far the words are from what was typed
	degree int       // how many relationships the entity has

	// Of an entity that lacks words, how many of how many it lacks, and the tier of the others.
	missing, words int
	others         tier
}

// decimals returns the first two decimals of the score, from 0 to 99: the tier, then 9 for whole words of the first
// class, 8 for the beginning of a word of that class, 7 for whole words of the second class, and so on.
func (r rank) decimals() int {
	second := 9 - 2*r.class
	if r.begins {
		second--
	}
	return 10*int(r.tier) + second
}

// score returns r as a number between 0 and 1. Of an entity that has all words, but some in another writing, the first
// decimal is 2, with one letter wrong 1, with two 0; the next two are its decimals. Of an entity that lacks words, the
// second and third decimal are the share of the words that it has, and the next are how far they are from what was
// typed, the tier and the class. The more relationships an entity has, the greater are the decimals after these.
func (r rank) score() float64 {
	more := 0.99 * float64(r.degree) / float64(r.degree+100)
	switch {
	case r.tier == inPart:
		share := float64(r.words-r.missing) / float64(r.words) // one word of 40 is 0.0025 of the score
		small := float64(parts-1-r.part()) + more
		return rounded(0.3 + 0.1*share + 0.0024/parts*small)
	case r.off > spell.Same:
		return rounded(0.1*float64(spell.TwoLetters-r.off) + 0.001*(float64(r.decimals())+more))
	}
	return math.Floor((float64(r.decimals())+more)*1e4) / 1e6
}

// rounded returns a score with seven decimals.
func rounded(score float64) float64 { return math.Round(score*1e7) / 1e7 }

// maxDegree is the most relationships that places in a list of results tell apart.
const maxDegree = 99_999_999

// key returns the place of r, in a text that ascends from the best rank.
func (r rank) key() string {
	return fmt.Sprintf("%04d %08d", r.group(), maxDegree-min(r.degree, maxDegree))
}

// group returns the place of r without its degree. It ascends from the best rank.
func (r rank) group() int {
	if r.tier == inPart {
		return 1000 + 100*r.missing + r.part()
	}
	return 100*int(r.off) + 99 - r.decimals()
}

// parts is more than the greatest part.
const parts = 96

// part returns the place of r among the ranks of entities that lack as many words. It ascends from the best rank.
func (r rank) part() int {
	return 24*int(r.off) + 4*int(isName-r.others) + r.class
}
