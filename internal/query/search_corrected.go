package query

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"

	"accordgraph/internal/kg"
)

// A Correction is a word of the query that was found in another writing.
type Correction struct {
	Typed string   // as it was typed
	Found []string // what was found in its place, as it is written there
}

// maxCorrected is the most words that a search names for one typed word.
const maxCorrected = 5

// replaced is what an entity has in place of a typed word.
type replaced struct {
	typed string
	words []string // folded
}

// Corrected returns the words of the query that the entity has in another writing, in their order.
func (r *Result) Corrected() []Correction {
	all := []Correction{}
	for _, one := range r.replaced {
		all = append(all, Correction{one.typed, []string{r.written(one.words)}})
	}
	return all
}

// written returns folded words as the first match that has them writes them.
func (r *Result) written(words []string) string {
	for _, m := range r.Matches {
		placed := kg.PlacedWords(m.Text)
		folded := make([]string, len(placed))
		for i, w := range placed {
			folded[i] = w.Text
		}
		if i := indexOf(folded, words); i >= 0 {
			return string([]rune(m.Text)[placed[i].Start:placed[i+len(words)-1].End])
		}
	}
	return strings.Join(words, " ") // they are in a text of the field that has fewer words of the query
}

// Corrected returns the words of the query that something has in another writing, in their order. Of what was found in
// place of a word, it names at most maxCorrected, the most frequent first.
func (r *Results) Corrected(ctx context.Context) ([]Correction, error) {
	o, err := r.outcome(ctx)
	if err != nil {
		return nil, err
	}
	byTyped := map[string]map[string]*instead{}
	for _, one := range o.all {
		for _, c := range one.replaced {
			words := strings.Join(c.words, " ")
			if byTyped[c.typed] == nil {
				byTyped[c.typed] = map[string]*instead{}
			}
			if byTyped[c.typed][words] == nil {
				byTyped[c.typed][words] = &instead{words: words, in: one}
			}
			byTyped[c.typed][words].n++
		}
	}
	all := []Correction{}
	for word, found := range byTyped {
		all = append(all, correction(word, slices.Collect(maps.Values(found))))
	}
	slices.SortFunc(all, func(a, b Correction) int {
		return cmp.Or(cmp.Compare(r.first(a.Typed), r.first(b.Typed)), cmp.Compare(a.Typed, b.Typed))
	})
	return all, nil
}

// instead is what was found in place of a typed word.
type instead struct {
	words string
	n     int     // how many results have it
	in    *Result // one of them
}

func correction(word string, all []*instead) Correction {
	slices.SortFunc(all, func(a, b *instead) int { return cmp.Or(cmp.Compare(b.n, a.n), cmp.Compare(a.words, b.words)) })
	c := Correction{Typed: word}
	for _, f := range all[:min(len(all), maxCorrected)] {
		c.Found = append(c.Found, f.in.written(strings.Fields(f.words)))
	}
	return c
}

// first returns where a word stands first in the query.
func (r *Results) first(word string) int { return strings.Index(string(r.query), word) }
