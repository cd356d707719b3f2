package query

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"accordgraph/internal/kg"
)

// Results are the results of one search. They fetch nothing until one of their methods is called.
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
	Score   float64 // between 0 and 1: see [rank.score]
	Matches []Match // at least one, the most important field first
	entity  kg.Entity
	rank    rank
	key     kg.Key
}

// A Match is a field in which a word was found, and the text of the field that has most of the words.
type Match struct {
	Field string
	Text  string
}

// Search returns the entities in which every word of query occurs, the last one also as the beginning of a word. The
// best is first: by how the words match, then by kind, then by the number of relationships, then by Entity.Sort and ID.
// It reads query, kinds, first, after, last, before and asOf. It takes a trip for the candidates, up to two more if
// there are very many, and one that counts relationships.
func (g *Graph) Search(a Args) (*Results, error) {
	r, err := a.search()
	if err != nil {
		return nil, err
	}
	r.graph = g
	return r, nil
}

// search reads the arguments of a search. The Results have no graph yet.
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
	r.window, err = a.windowIn("rank")
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

// between says whether k lies between the bounds of s, in ascending order.
func between(s kg.Window, k kg.Key) bool {
	return (s.After == kg.Key{} || k.Compare(s.After) > 0) && (s.Before == kg.Key{} || k.Compare(s.Before) < 0)
}

// between reports whether k lies between the bounds of the window, in ascending order.
func kindOf(constant string) string {
	if constant == "" {
		return ""
	}
	return constant[:1] + strings.ToLower(constant[1:])
}
