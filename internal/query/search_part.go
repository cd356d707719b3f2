package query

import (
	"context"
	"fmt"
	"slices"

	"accordgraph/internal/kg"
)

// maxParted is how many words stand for a typed word in a search for what has some of the words.
const maxParted = 3

// parts returns the results that have at least half of the words, as they were typed or not, if nothing has all of
// them. There are none if the query has only one word. If the results were cut, others have all words, and parts adds
// nothing.
func (r *Results) parts(ctx context.Context, all []*Result, cut bool) ([]*Result, bool, error) {
	some := r.distinct()
	if len(all) > 0 || cut || len(some.words) < 2 {
		return all, cut, nil
	}
	v, err := r.graph.vocabulary(ctx)
	if err != nil {
		return nil, false, err
	}
	slots, least := guesses(v, some.words, unknown), (len(some.words)+1)/2
	for i := range slots {
		slots[i].initial = false // a letter is a word like the others
	}
	terms, have := anyTerms(slots)
	if have < least {
		return nil, false, nil
	}
	candidates, err := r.graph.store.SearchAny(ctx, terms, least, r.kinds, maxByParts)
	if err != nil {
		return nil, false, fmt.Errorf("query: search for some of the words: %w", err)
	}
	f := newFitter(some.words, slots)
	for _, e := range candidates {
		if one := some.partly(e, f); one != nil && one.rank.words-one.rank.missing >= least {
			all = append(all, one)
		}
	}
	return all, len(candidates) == maxByParts, nil
}

// partly returns the result for an entity that has some of the words, or nil.
func (r *Results) partly(e kg.Entity, f *fitter) *Result {
	texts := saidBy(e)
	is := f.fit(e.Kind, texts)
	if len(is.terms) == 0 || !r.asOf.shows(e.Value) {
		return nil
	}
	s := look(e, texts, is.wanted)
	rank := s.partRank(e)
	rank.missing, rank.words, rank.off = len(is.missing), len(f.slots), is.off
	return r.result(e, rank, s, is)
}

// distinct returns the results for a query with each word once, with the last word last.
func (r *Results) distinct() *Results {
	some := &Results{query: r.query, asOf: r.asOf}
	for i, w := range r.words {
		if !slices.ContainsFunc(r.words[i+1:], func(o typed) bool { return o.text == w.text }) {
			some.words = append(some.words, w)
		}
	}
	return some
}

// anyTerms returns words for the slots, each once, and how many slots have one.
func anyTerms(all []slot) (terms []string, have int) {
	for _, s := range all {
		if len(s.guesses) > 0 {
			have++
		}
		for _, word := range s.spelled(maxParted) {
			if !slices.Contains(terms, word) {
				terms = append(terms, word)
			}
		}
	}
	return terms, have
}

// Ignored returns the words of the query that nothing has that was found, as they were typed and in their order. There
// are none if something has all words, or if nothing was found.
func (r *Results) Ignored(ctx context.Context) ([]string, error) {
	o, err := r.outcome(ctx)
	left := []string{}
	if err != nil || len(o.all) == 0 {
		return left, err
	}
	for _, word := range o.all[0].Ignored {
		if !slices.ContainsFunc(o.all, func(one *Result) bool { return !slices.Contains(one.Ignored, word) }) {
			left = append(left, word)
		}
	}
	return left, nil
}
