package query

import (
	"context"
	"slices"
	"strings"

	"accordgraph/internal/kg"
)

// Results are the results of one search. They fetch nothing until one of their methods is called.
type Results struct {
	graph  *Graph
	query  []rune
	words  []typed // the words of the query
	kinds  []kg.Kind
	window kg.Window
	asOf   AsOf
	found  memo[struct{}, outcome]
}

// A Result is one entity that a search found.
type Result struct {
	Cursor  string
	Node    *Node
	Score   float64  // between 0 and 1: see [rank.score]
	Matches []Match  // at least one, the most important field first
	Ignored []string // the words of the query that the entity lacks, as they were typed

	replaced []replaced
	entity   kg.Entity
	rank     rank
	key      kg.Key
}

// A Match is a field in which a word of the query was found. If the field has several texts, Text is the one with the
// most words of the query.
type Match struct {
	Field string
	Text  string
	wanted
}

// An Extent is a part of a text: from the code point Start up to, but not including, the code point End.
type Extent struct{ Start, End int }

// Ranges returns where the words of the query stand in the text, in order.
func (m Match) Ranges() []Extent {
	all, named := []Extent{}, m.Field == "name" || m.Field == "aliases"
	for _, w := range kg.PlacedWords(m.Text) {
		if slices.ContainsFunc(m.places(), func(place int) bool { return m.meets(place, w.Text, named) }) {
			all = append(all, Extent{w.Start, w.End})
		}
	}
	return all
}

// places returns the places of the words.
func (w wanted) places() []int {
	all := make([]int, len(w.terms))
	for i := range all {
		all[i] = i
	}
	return all
}

// A SearchQuestion asks for the entities in which words occur.
type SearchQuestion struct {
	Query string    `arg:"query"` // 1 to kg.MaxTerms words in at most kg.MaxQuery bytes
	Kinds []kg.Kind `arg:"kinds"` // only entities of these kinds; if empty, of all kinds
	AsOf  AsOf      `arg:"asOf"`
	Paging
}

// Search returns the entities that contain every word of the query. The last word may also be the beginning of a word.
// If no name or alias has the words as they were typed, the results also contain the entities that have them in another
// writing, and if nothing has them, with wrong letters. The best results come first. Equally good results are in the
// order of Entity.Sort, then of ID. Search fetches nothing.
func (g *Graph) Search(q SearchQuestion) (*Results, error) {
	r, err := q.results()
	if err != nil {
		return nil, err
	}
	r.graph = g
	return r, nil
}

// results returns the results of the question. The field named graph of the Results is not set yet.
func (q SearchQuestion) results() (*Results, error) {
	q, err := withDefaults(q)
	if err != nil {
		return nil, err
	}
	if len(q.Query) > kg.MaxQuery {
		return nil, kg.Invalidf("query has %d bytes, want at most %d", len(q.Query), kg.MaxQuery)
	}
	r := &Results{kinds: q.Kinds, asOf: q.AsOf, query: []rune(q.Query)}
	for _, w := range kg.PlacedWords(q.Query) {
		r.words = append(r.words, typed{w.Text, w.Start, w.End})
	}
	switch {
	case len(r.words) == 0:
		return nil, kg.Invalidf("query has no word in it, want at least one letter or digit")
	case len(r.words) > kg.MaxTerms:
		return nil, kg.Invalidf("query has %d words, want at most %d", len(r.words), kg.MaxTerms)
	}
	r.window, err = q.window(r.list())
	return r, err
}

// list returns the name of the list of results: a cursor of a search is of its words, too.
func (r *Results) list() string { return "search " + strings.Join(r.folded(), " ") }

// Edges returns one page of the results, best first.
func (r *Results) Edges(ctx context.Context) ([]*Result, error) {
	o, err := r.outcome(ctx)
	return limited(r.window, o.within), err
}

// Info returns what lies around the page.
func (r *Results) Info(ctx context.Context) (Info, error) {
	o, err := r.outcome(ctx)
	page := limited(r.window, o.within)
	return info(r.window, len(o.within) > len(page), page, func(one *Result) string { return one.Cursor }), err
}

// Total returns how many entities match, on all pages. It is nil if there are more than the search looked at.
func (r *Results) Total(ctx context.Context) (*int, error) {
	o, err := r.outcome(ctx)
	if err != nil || o.cut {
		return nil, err
	}
	return &o.total, nil
}

// AtLeast returns how many entities match of those that the search looked at, on all pages.
func (r *Results) AtLeast(ctx context.Context) (int, error) {
	o, err := r.outcome(ctx)
	return o.total, err
}

// Facets returns how many of these entities are of each kind. KIND is all that one can count by.
func (r *Results) Facets(ctx context.Context, by []string) ([]Facet, error) {
	all := make([]Facet, len(by))
	for i, name := range by {
		if name != "KIND" {
			return nil, kg.Invalidf("by is %s, which is not something to count by here", name)
		}
		o, err := r.outcome(ctx)
		if err != nil {
			return nil, err
		}
		all[i] = facetOf(name, o.kinds)
	}
	return all, nil
}

// between reports whether k lies between the bounds of the window, in ascending order.
func between(s kg.Window, k kg.Key) bool {
	return (s.After == kg.Key{} || k.Compare(s.After) > 0) && (s.Before == kg.Key{} || k.Compare(s.Before) < 0)
}

// kindOf turns the spelling of enums, such as PROVISION, into Provision.
func kindOf(constant string) string {
	if constant == "" {
		return ""
	}
	return constant[:1] + strings.ToLower(constant[1:])
}
