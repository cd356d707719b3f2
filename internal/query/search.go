package query

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"accordgraph/internal/kg"
)

// MaxCandidates is the greatest number of entities that a search ranks. If a store finds more entities, the search
// ranks the first ones in the order of Entity.Sort.
const MaxCandidates = 2000

// Results are the results of one search. Results fetch nothing until one of their methods is called.
type Results struct {
	graph  *Graph
	terms  []string
	kinds  []kg.Kind
	window kg.Window
	asOf   AsOf
	found  memo[struct{}, []*Result]
}

// A Result is one entity that a search found.
type Result struct {
	Cursor  string
	Node    *Node
	Score   float64 // from 0 to 1; 1 if every word of the query is a word of the name
	Matches []Match // at least one, in the order of kg.SearchedFields
	key     kg.Key
}

// A Match is a field with a word of the query, and its text.
type Match struct {
	Field string
	Text  string
}

// A SearchQuestion asks for the entities in which words occur.
type SearchQuestion struct {
	Query string    `arg:"query"` // 1 to kg.MaxTerms words in at most kg.MaxQuery bytes
	Kinds []kg.Kind `arg:"kinds"` // only entities of these kinds; if empty, of all kinds
	AsOf  AsOf      `arg:"asOf"`
	Paging
}

// Search returns the entities that contain every word of the query. The last word may also be the beginning of a word.
// The best results come first. Equally good results are in the order of Entity.Sort, then of ID. Search fetches
// nothing.
func (g *Graph) Search(q SearchQuestion) (*Results, error) {
	r, err := q.results()
	if err != nil {
		return nil, err
	}
	r.graph = g
	return r, nil
}

// results returns the results of the question. Their field graph is not set yet.
func (q SearchQuestion) results() (*Results, error) {
	q, err := withDefaults(q)
	if err != nil {
		return nil, err
	}
	r := &Results{terms: kg.WordsOf(q.Query), kinds: q.Kinds, asOf: q.AsOf}
	switch {
	case len(q.Query) > kg.MaxQuery:
		return nil, kg.Invalidf("query has %d bytes, want at most %d", len(q.Query), kg.MaxQuery)
	case len(r.terms) == 0:
		return nil, kg.Invalidf("query has no word in it, want at least one letter or digit")
	case len(r.terms) > kg.MaxTerms:
		return nil, kg.Invalidf("query has %d words, want at most %d", len(r.terms), kg.MaxTerms)
	}
	r.window, err = q.window("score")
	return r, err
}

// Edges returns one page of the results, best first.
func (r *Results) Edges(ctx context.Context) ([]*Result, error) {
	all, err := r.ranked(ctx)
	return limited(r.window, all), err
}

// Info returns the position of the page among all results.
func (r *Results) Info(ctx context.Context) (Info, error) {
	all, err := r.ranked(ctx)
	page := limited(r.window, all)
	return info(r.window, len(all) > len(page), page, func(one *Result) string { return one.Cursor }), err
}

// ranked returns the results between the bounds of the window, best first.
func (r *Results) ranked(ctx context.Context) ([]*Result, error) {
	return r.found.get(struct{}{}, func() ([]*Result, error) {
		spelled := make([]string, len(r.terms))
		for i, t := range r.terms {
			spelled[i] = kg.Spell(t)
		}
		candidates, err := r.graph.store.Search(ctx, spelled, r.kinds, MaxCandidates)
		if err != nil {
			return nil, fmt.Errorf("query: search: %w", err)
		}
		f := r.graph.frontier(r.asOf)
		var all []*Result
		for _, e := range candidates {
			one := r.rank(e)
			if one != nil && between(r.window, one.key) && r.asOf.shows(e.Value) {
				one.Node, one.Cursor = f.add(e), encode(r.window.Order, one.key)
				all = append(all, one)
			}
		}
		slices.SortFunc(all, func(a, b *Result) int { return a.key.Compare(b.key) })
		return all, nil
	})
}

// between reports whether k lies between the bounds of the window, in ascending order.
func between(s kg.Window, k kg.Key) bool {
	return (s.After == kg.Key{} || k.Compare(s.After) > 0) && (s.Before == kg.Key{} || k.Compare(s.Before) < 0)
}

// rank returns the Result for e, or nil if e lacks a word of the query.
func (r *Results) rank(e kg.Entity) *Result {
	best, matched := make([]int, len(r.terms)), map[int]Match{}
	for i, f := range kg.SearchedFields() {
		for _, text := range kg.TextsOf(e.Value(f.Name)) {
			hit := false
			for t, quality := range r.hits(kg.WordsOf(text)) {
				hit = hit || quality > 0
				best[t] = max(best[t], f.Weight*quality)
			}
			if _, ok := matched[i]; hit && !ok {
				matched[i] = Match{f.Name, text}
			}
		}
	}
	if slices.Contains(best, 0) {
		return nil
	}
	sum := 0
	for _, b := range best {
		sum += b
	}
	one := &Result{Score: float64(sum) / float64(kg.SearchedFields()[0].Weight*wholeWord*len(best))}
	for i := range kg.SearchedFields() {
		if m, ok := matched[i]; ok {
			one.Matches = append(one.Matches, m)
		}
	}
	// The negative score makes the best result first, in ascending order.
	one.key = kg.Key{Sort: kg.SortText(-one.Score) + " " + e.Sort, ID: e.ID}
	return one
}

// These are the qualities of a hit. A whole word counts twice as much as the beginning of a word.
const (
	wholeWord = 2
	wordStart = 1
)

// hits compares each term with the words of one text. It returns the quality of the best hit for each term, or zero if
// there is no hit.
func (r *Results) hits(in []string) []int {
	quality := make([]int, len(r.terms))
	for t, term := range r.terms {
		for _, w := range in {
			switch {
			case w == term:
				quality[t] = wholeWord
			case t == len(r.terms)-1 && strings.HasPrefix(w, term):
				quality[t] = cmp.Or(quality[t], wordStart)
			}
		}
	}
	return quality
}

// kindOf converts the name of an enum value to a kind: PROVISION to Provision.
func kindOf(constant string) string {
	if constant == "" {
		return ""
	}
	return constant[:1] + strings.ToLower(constant[1:])
}
