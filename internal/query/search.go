package query

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"accordgraph/internal/kg"
)

// MaxCandidates is the most candidates of a search that are ranked. If there are more, the first by Entity.Sort are.
const MaxCandidates = 2000

// Results are what a search found. Nothing is fetched until they are asked.
type Results struct {
	graph  *Graph
	terms  []string
	kinds  []kg.Kind
	window kg.Window
	asOf   AsOf
	found  memo[struct{}, []*Result]
}

// A Result is one entity that was found.
type Result struct {
	Cursor  string
	Node    *Node
	Score   float64 // 0 to 1: 1 if every word is one of the name
	Matches []Match // at least one, the best field first
	key     kg.Key
}

// A Match is a field in which a word was found, and the text there.
type Match struct {
	Field string
	Text  string
}

// Search returns the entities in which every word of query occurs, the last one
// also as the beginning of a word: best first, then by Entity.Sort and ID. It
// reads query, kinds, first, after, last, before and asOf.
func (g *Graph) Search(a Args) (*Results, error) {
	r, err := a.search()
	if err != nil {
		return nil, err
	}
	r.graph = g
	return r, nil
}

// search reads the arguments of a search. Its results have no graph yet.
func (a Args) search() (*Results, error) {
	query, _ := a["query"].(string)
	r := &Results{terms: kg.WordsOf(query)}
	switch {
	case len(query) > kg.MaxQuery:
		return nil, kg.Invalidf("query has %d bytes, want at most %d", len(query), kg.MaxQuery)
	case len(r.terms) == 0:
		return nil, kg.Invalidf("query has no word in it, want at least one letter or digit")
	case len(r.terms) > kg.MaxTerms:
		return nil, kg.Invalidf("query has %d words, want at most %d", len(r.terms), kg.MaxTerms)
	}
	for _, v := range list(a["kinds"]) {
		k := kg.Kind(kindOf(fmt.Sprint(v)))
		if !slices.Contains(kg.Kinds(), k) {
			return nil, kg.Invalidf("kinds has %v, which is no kind", v)
		}
		r.kinds = append(r.kinds, k)
	}
	r.kinds = slices.Compact(slices.Sorted(slices.Values(r.kinds)))
	var err error
	if r.asOf, err = readAsOf(a["asOf"]); err != nil {
		return nil, err
	}
	r.window, err = a.windowIn("score")
	return r, err
}

// Edges returns one page of the results, best first.
func (r *Results) Edges(ctx context.Context) ([]*Result, error) {
	all, err := r.ranked(ctx)
	return limited(r.window, all), err
}

// Info returns what lies around the page.
func (r *Results) Info(ctx context.Context) (Info, error) {
	all, err := r.ranked(ctx)
	page := limited(r.window, all)
	return info(r.window, len(all) > len(page), page, func(one *Result) string { return one.Cursor }), err
}

// ranked returns the results between the window's bounds, best first.
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

// between says whether k lies between the bounds of s, in ascending order.
func between(s kg.Window, k kg.Key) bool {
	return (s.After == kg.Key{} || k.Compare(s.After) > 0) && (s.Before == kg.Key{} || k.Compare(s.Before) < 0)
}

// rank returns the result that e is, or nil if a word is nowhere in it.
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
	one := &Result{Score: float64(sum) / float64(kg.SearchedFields()[0].Weight*whole*len(best))}
	for i := range kg.SearchedFields() {
		if m, ok := matched[i]; ok {
			one.Matches = append(one.Matches, m)
		}
	}
	// Best first, in a key that ascends.
	one.key = kg.Key{Sort: kg.SortText(-one.Score) + " " + e.Sort, ID: e.ID}
	return one
}

// How good a hit is: a whole word is twice the beginning of one.
const (
	whole     = 2
	beginning = 1
)

// hits returns how well each term is met by the words of one text.
func (r *Results) hits(in []string) []int {
	quality := make([]int, len(r.terms))
	for t, term := range r.terms {
		for _, w := range in {
			switch {
			case w == term:
				quality[t] = whole
			case t == len(r.terms)-1 && strings.HasPrefix(w, term):
				quality[t] = cmp.Or(quality[t], beginning)
			}
		}
	}
	return quality
}

// kindOf turns PROVISION, as an enum spells it, into Provision.
func kindOf(constant string) string {
	if constant == "" {
		return ""
	}
	return constant[:1] + strings.ToLower(constant[1:])
}
