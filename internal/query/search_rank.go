package query

import (
	"fmt"
	"math"
	"slices"

	"accordgraph/internal/kg"
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

// A rank is the place of an entity among what a search found.
type rank struct {
	tier   tier
	class  int
	begins bool // a word of the search is only the beginning of a word
	degree int  // how many relationships the entity has

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

// score returns r as a number between 0 and 1. Of an entity that lacks words, the second and third decimal are the share
// of the words that it has, and the next are its tier and class. The more relationships an entity has, the greater are
// the decimals after these.
func (r rank) score() float64 {
	more := float64(r.degree) / float64(r.degree+100)
	if r.tier == inPart {
		share := float64(r.words-r.missing) / float64(r.words) // one word of 40 is 0.0025 of the score
		small := 4*float64(r.others-inEvidence) + float64(3-r.class) + 0.99*more
		return math.Floor((0.3+0.1*share+0.0001*small)*1e6+0.5) / 1e6
	}
	return math.Floor((float64(r.decimals())+0.99*more)*1e4) / 1e6
}

// maxDegree is the most relationships that places in a list of results tell apart.
const maxDegree = 99_999_999

// key returns the place of r, in a text that ascends from the best rank.
func (r rank) key() string {
	return fmt.Sprintf("%04d %08d", r.group(), maxDegree-min(r.degree, maxDegree))
}

// group returns the place of r without its degree. It ascends from the best rank.
func (r rank) group() int {
	if r.tier == inPart {
		return (60+r.missing)*100 + int(isName-r.others)*10 + r.class
	}
	return (99 - r.decimals()) * 100
}
