package query

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"accordgraph/internal/kg"
)

// MaxCandidates is the most entities that one search reads and ranks. Of those that have the words, the first maxByWords
// by Entity.Sort are candidates. If there are more, two more questions find what must not be lost among them: what has
// the words as its whole name, and the first entities of the first class.
const (
	MaxCandidates = maxByWords + maxByName + maxByClass + maxForgiven
	maxByWords    = 1400
	maxByName     = 100
	maxByClass    = 500
	maxForgiven   = 500
	maxByParts    = 500 // used only if no entity has all words; MaxCandidates leaves it out, because nothing else was read then
)

// limits are the most entities of each of three questions: by words, by the whole name, and of the first class. A
// question with the limit 0 is not asked.
type limits struct{ words, name, class int }

var (
	typedLimits    = limits{maxByWords, maxByName, maxByClass}
	forgivenLimits = limits{maxForgiven - 200, 50, 150}
)

// An outcome is what a search found.
type outcome struct {
	within []*Result // between the bounds of the window, best first; those beyond the page may be in another order
	total  int       // how many match, in all
	cut    bool      // there are more, which the search did not look at
	kinds  map[string]int
	all    []*Result // all that match
}

// outcome returns what the search finds.
func (r *Results) outcome(ctx context.Context) (outcome, error) {
	return r.found.get(struct{}{}, func() (o outcome, err error) {
		all, cut, err := r.asTyped(ctx)
		for _, further := range []search{r.forgiven, r.parts} {
			if err == nil {
				all, cut, err = further(ctx, all, cut)
			}
		}
		if err != nil {
			return o, err
		}
		o = outcome{cut: cut, kinds: map[string]int{}, total: len(all), all: all}
		for _, one := range all {
			o.kinds[strings.ToUpper(string(one.entity.Kind))]++
		}
		if err := r.weigh(ctx, r.near(all)); err != nil {
			return o, err
		}
		o.within = r.placed(all)
		return o, nil
	})
}

// A search adds results to those that were found before. They are cut if there may be more.
type search func(ctx context.Context, all []*Result, cut bool) ([]*Result, bool, error)

// asTyped returns the results that have all words as they were typed.
func (r *Results) asTyped(ctx context.Context) (all []*Result, cut bool, err error) {
	candidates, cut, err := r.candidates(ctx)
	if err != nil {
		return nil, false, err
	}
	w := wanted{r.folded(), true, r.initials()}
	for _, e := range candidates {
		s := look(e, saidBy(e), w)
		if rank := s.rank(e); rank.tier != noMatch && r.asOf.shows(e.Value) {
			all = append(all, &Result{entity: e, rank: rank, Matches: s.matches})
		}
	}
	return all, cut, nil
}

// folded returns the folded words of the query.
func (r *Results) folded() (all []string) {
	for _, w := range r.words {
		all = append(all, w.text)
	}
	return all
}

// placed returns the results between the bounds of the window, in order.
func (r *Results) placed(all []*Result) []*Result {
	f := r.graph.frontier(r.asOf)
	var within []*Result
	list := r.list()
	for _, one := range all {
		one.key = kg.Key{Sort: one.rank.key() + " " + one.entity.Sort, ID: one.entity.ID}
		if between(r.window, one.key) {
			one.Cursor, one.Score, one.Node = encode(list, one.key), one.rank.score(), f.add(one.entity)
			within = append(within, one)
		}
	}
	slices.SortFunc(within, func(a, b *Result) int { return a.key.Compare(b.key) })
	return within
}

// candidates returns the entities to look at, each once. It is cut if others have the words, too.
func (r *Results) candidates(ctx context.Context) (all []kg.Entity, cut bool, err error) {
	return r.among(ctx, r.spelled(), kg.SearchTerm{kg.NameTerm(r.folded())}, typedLimits)
}

// among returns entities that have the terms, each once. It is cut if others have them, too: then what has one of the
// names as its whole name or alias, and the first entities of the first class, are among them.
func (r *Results) among(
	ctx context.Context, terms []kg.SearchTerm, names kg.SearchTerm, most limits,
) (all []kg.Entity, cut bool, err error) {
	all, err = r.ask(ctx, terms, r.kinds, most.words)
	if err != nil || len(all) < most.words {
		return all, false, err
	}
	if len(names) > 0 && most.name > 0 {
		named, err := r.ask(ctx, []kg.SearchTerm{names}, r.kinds, most.name)
		if err != nil {
			return nil, false, err
		}
		all = append(all, named...)
	}
	if kinds := r.firstClass(); len(kinds) > 0 && most.class > 0 {
		first, err := r.ask(ctx, terms, kinds, most.class)
		if err != nil {
			return nil, false, err
		}
		all = append(all, first...)
	}
	return once(all), true, nil
}

func (r *Results) ask(ctx context.Context, terms []kg.SearchTerm, kinds []kg.Kind, limit int) ([]kg.Entity, error) {
	found, err := r.graph.store.Search(ctx, terms, kinds, limit)
	if err != nil {
		return nil, fmt.Errorf("query: search: %w", err)
	}
	return found, nil
}

// initials returns the places of letters with a dot, such as those in V. V. Putin, if there are other words.
func (r *Results) initials() (places []int) {
	for i, w := range r.words {
		if isInitial(w.text) && w.end < len(r.query) && r.query[w.end] == '.' {
			places = append(places, i)
		}
	}
	if len(places) == len(r.words) {
		return nil
	}
	return places
}

// spelled returns the words as the index spells them, without initials. The index can find only the last one by its
// beginning.
func (r *Results) spelled() (all []kg.SearchTerm) {
	initials := r.initials()
	for i, w := range r.words {
		if !slices.Contains(initials, i) {
			all = append(all, kg.SearchTerm{kg.Spell(w.text)})
		}
	}
	return all
}

// firstClass returns the kinds of the first class that are asked for, or none if no other kind is.
func (r *Results) firstClass() []kg.Kind {
	if len(r.kinds) == 0 {
		return firstClass
	}
	isFirst := func(k kg.Kind) bool { return slices.Contains(firstClass, k) }
	if !slices.ContainsFunc(r.kinds, func(k kg.Kind) bool { return !isFirst(k) }) {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(r.kinds), func(k kg.Kind) bool { return !isFirst(k) })
}

// once returns the entities without those that are there already.
func once(all []kg.Entity) []kg.Entity {
	seen := make(map[kg.ID]bool, len(all))
	return slices.DeleteFunc(all, func(e kg.Entity) bool {
		again := seen[e.ID]
		seen[e.ID] = true
		return again
	})
}
