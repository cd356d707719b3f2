package query

import (
	"cmp"
	"context"
	"slices"
	"unicode/utf8"

	"accordgraph/internal/kg"
)

// The usual and the greatest number of suggestions.
const (
	DefaultSuggestions = 8
	MaxSuggestions     = 20
)

// A SuggestQuestion asks which entities have the words that a reader has typed so far.
type SuggestQuestion struct {
	Query string    `arg:"query"` // 1 to kg.MaxTerms words in at most kg.MaxQuery bytes
	Kinds []kg.Kind `arg:"kinds"` // only entities of these kinds; if empty, of all kinds that are called by their names
	First *int      `arg:"first"` // at most so many: 0 to MaxSuggestions; the default is DefaultSuggestions
	AsOf  AsOf      `arg:"asOf"`
}

// bounds implements bounded.
func (SuggestQuestion) bounds() map[string]bound {
	return map[string]bound{"first": {DefaultSuggestions, MaxSuggestions}}
}

// A Suggestion is an entity with the name or alias that has the words.
type Suggestion struct {
	Node *Node
	Match
}

// Suggest returns entities whose names and aliases have all words, in one round trip. The last word may be the beginning of
// a word. They are in the order of their ranks; a degree is not part of it, because it would be another round trip. Equally
// good ones are in the order of the lengths of the matching names, then of Entity.Sort and ID.
//
// Kinds of the last class are never suggested unless Kinds has them: nobody calls a source or an obligation by its name. If
// more than maxByWords entities have the words anywhere, the first of them by Entity.Sort count.
func (g *Graph) Suggest(ctx context.Context, q SuggestQuestion) ([]Suggestion, error) {
	q, err := withDefaults(q)
	if err != nil {
		return nil, err
	}
	if len(q.Kinds) == 0 {
		q.Kinds = calledByName
	}
	r, err := SearchQuestion{Query: q.Query, Kinds: q.Kinds, AsOf: q.AsOf}.results()
	if err != nil {
		return nil, err
	}
	r.graph = g
	candidates, err := r.ask(ctx, r.spelled(), r.kinds, maxByWords)
	if err != nil {
		return nil, err
	}
	return r.suggested(candidates, *q.First), nil
}

// calledByName are the kinds that people call by their names, sorted by name.
var calledByName = slices.DeleteFunc(
	slices.Sorted(slices.Values(kg.Kinds())),
	func(k kg.Kind) bool { return k.SearchClass() == lastClass },
)

// suggested returns the first suggestions of the candidates, best first.
func (r *Results) suggested(candidates []kg.Entity, first int) []Suggestion {
	w := wanted{r.folded(), true, r.initials()}
	var all []*Result
	for _, e := range candidates {
		s := look(e, namesOf(e), w)
		if rank := s.rank(e); rank.tier != noMatch && r.asOf.shows(e.Value) {
			all = append(all, &Result{entity: e, rank: rank, Matches: s.matches})
		}
	}
	slices.SortFunc(all, func(a, b *Result) int {
		return cmp.Or(
			a.rank.group()-b.rank.group(), a.matched()-b.matched(),
			cmp.Compare(a.entity.Sort, b.entity.Sort), cmp.Compare(a.entity.ID, b.entity.ID),
		)
	})
	f, suggestions := r.graph.frontier(r.asOf), []Suggestion{}
	for _, one := range all[:min(first, len(all))] {
		suggestions = append(suggestions, Suggestion{f.add(one.entity), one.Matches[0]})
	}
	return suggestions
}

// matched returns the length of the text that matches, in letters.
func (r *Result) matched() int { return utf8.RuneCountInString(r.Matches[0].Text) }

// namesOf returns the searched fields of the entity that are names or aliases.
func namesOf(e kg.Entity) []said {
	return slices.DeleteFunc(saidBy(e), func(s said) bool { return s.Part > kg.InAlias })
}
