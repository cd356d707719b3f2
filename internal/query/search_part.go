package query

import (
	"context"
	"fmt"
	"slices"

	"accordgraph/internal/kg"
)

// parts returns the results that have at least half of the words, if nothing has all of them. They are cut if there may
// be more. There are none if the query has only one word.
func (r *Results) parts(ctx context.Context) (all []*Result, cut bool, err error) {
	terms := r.distinct()
	if len(terms) < 2 {
		return nil, false, nil
	}
	spelled := make([]string, len(terms))
	for i, t := range terms {
		spelled[i] = kg.Spell(t)
	}
	least := (len(terms) + 1) / 2
	candidates, err := r.graph.store.SearchAny(ctx, spelled, least, r.kinds, maxByParts)
	if err != nil {
		return nil, false, fmt.Errorf("query: search for some of the words: %w", err)
	}
	for _, e := range candidates {
		s := look(e, terms)
		if rank := s.partRank(e); rank.words-rank.missing >= least && r.asOf.shows(e.Value) {
			all = append(all, &Result{entity: e, rank: rank, Matches: s.matches, Ignored: r.ignored(terms, s)})
		}
	}
	return all, len(candidates) == maxByParts, nil
}

// distinct returns the terms, each once, with the last one last.
func (r *Results) distinct() []string {
	var all []string
	for i, t := range r.terms {
		if !slices.Contains(r.terms[i+1:], t) {
			all = append(all, t)
		}
	}
	return all
}

// ignored returns the words of the query that were not seen, as they were typed.
func (r *Results) ignored(terms []string, s sight) []string {
	var all []string
	for i, t := range terms {
		if s.start[i] == noMatch {
			all = append(all, r.typed[slices.Index(r.terms, t)])
		}
	}
	return all
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
