package neo4jstore

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"accordgraph/internal/kg"
)

// maxToken is the length at which the analyzer of the index cuts words.
const maxToken = 255

// Search implements [kg.Store]. Its cost grows with the number of entities that match.
func (s *Store) Search(ctx context.Context, terms []kg.SearchTerm, kinds []kg.Kind, limit int) ([]kg.Entity, error) {
	c := newCompiler()
	c.params["query"], c.params["limit"], c.params["kinds"] = query(terms), limit, searched(kinds)
	return s.entitiesFound(ctx, c, c.search(terms))
}

// SearchAny implements [kg.Store]. Its cost grows with the number of entities that have one of the longer terms, which
// are usually the rarer ones.
func (s *Store) SearchAny(
	ctx context.Context, terms []string, least int, kinds []kg.Kind, limit int,
) ([]kg.Entity, error) {
	c := newCompiler()
	c.read(columnsFor(kg.Step{}, kg.Want{}))
	c.params["query"], c.params["terms"], c.params["least"] = anyQuery(terms, least), spaced(terms), least
	c.params["limit"], c.params["kinds"] = limit, searched(kinds)
	return s.entitiesFound(ctx, c, searchAnyText)
}

// entitiesFound runs a statement with the parameters of c, and returns the entities of its rows in their order.
func (s *Store) entitiesFound(ctx context.Context, c *compiler, text string) ([]kg.Entity, error) {
	records, err := s.askCompiled(ctx, c, text)
	if err != nil {
		return nil, err
	}
	found := []kg.Entity{}
	for r := range rowsOf(records) {
		found = append(found, r.entity(c.rows))
	}
	return found, nil
}

// anyQuery returns the Lucene query for entities that have one of so many terms, the longest, that what has none of
// them cannot have enough of all.
func anyQuery(terms []string, least int) string {
	all := slices.Clone(terms)
	slices.SortStableFunc(all, func(a, b string) int { return cmp.Compare(len(b), len(a)) })
	all = all[:max(1, len(all)-least+1)]
	for i, t := range all {
		all[i] = t[:min(len(t), maxToken)]
	}
	return strings.Join(all, " ")
}

// spaced returns the terms with a space on both sides.
func spaced(terms []string) []string {
	all := make([]string, len(terms))
	for i, t := range terms {
		all[i] = " " + t + " "
	}
	return all
}

// search returns the statement of Search.
func (c *compiler) search(terms []kg.SearchTerm) string {
	c.read(columnsFor(kg.Step{}, kg.Want{}))
	return fill(searchText, "words", c.words(terms))
}

// query returns the Lucene query for entities that have all terms. The last term may
// be the beginning of a word. Terms consist of a-z and 0-9. They need no escaping,
// because the operators of Lucene are in upper case.
func query(terms []kg.SearchTerm) string {
	if len(terms) == 0 {
		return "*:*"
	}
	all := make([]string, len(terms))
	for i, t := range terms {
		words := make([]string, len(t))
		for j, a := range t {
			if words[j] = a[:min(len(a), maxToken)]; i == len(terms)-1 {
				words[j] += "*"
			}
		}
		all[i] = "+(" + strings.Join(words, " ") + ")"
	}
	return strings.Join(all, " ")
}

// words returns the condition that b has the terms with an alternative of at least maxToken letters. The
// index cannot check these terms, because it cuts such long words into pieces.
func (c *compiler) words(terms []kg.SearchTerm) string {
	all := []string{"true"}
	for i, t := range terms {
		if !slices.ContainsFunc(t, func(a string) bool { return len(a) >= maxToken }) {
			continue
		}
		words := make([]string, len(t))
		for j, a := range t {
			if words[j] = " " + a; i < len(terms)-1 {
				words[j] += " "
			}
		}
		all = append(all, "any(w IN "+c.param(words)+" WHERE ' ' + b.search + ' ' CONTAINS w)")
	}
	return strings.Join(all, " AND ")
}

// searched returns the kinds of the entities to search: the members of these kinds, or
// all kinds if there are none.
func searched(kinds []kg.Kind) []kg.Kind {
	if len(kinds) == 0 {
		return kg.Kinds()
	}
	var all []kg.Kind
	for _, k := range kinds {
		all = append(all, k.Members()...)
	}
	return all
}
