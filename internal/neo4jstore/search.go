package neo4jstore

import (
	"context"
	"strings"

	"accordgraph/internal/kg"
)

// maxToken is where the index's analyser cuts words.
const maxToken = 255

// Search implements [kg.Store]. What it costs grows with how many entities match.
func (s *Store) Search(ctx context.Context, terms []string, kinds []kg.Kind, limit int) ([]kg.Entity, error) {
	c := newCompiler()
	c.params["query"], c.params["limit"], c.params["kinds"] = query(terms), limit, searched(kinds)
	rows, err := s.rows(ctx, c.search(terms), c.params)
	if err != nil {
		return nil, err
	}
	found := []kg.Entity{}
	for r := range rows {
		found = append(found, r.entity(c.rows))
	}
	return found, nil
}

func (c *compiler) search(terms []string) string {
	c.read(columnsFor(kg.Step{}, kg.Want{}))
	return fill(searchText, "words", c.words(terms))
}

// query asks for all terms, in Lucene's syntax. Terms are of a-z and 0-9, so that
// none has a meaning there; its operators are in upper case. The last is the
// beginning of a word.
func query(terms []string) string {
	if len(terms) == 0 {
		return "*:*"
	}
	all := make([]string, len(terms))
	for i, t := range terms {
		all[i] = "+" + t[:min(len(t), maxToken)]
	}
	return strings.Join(all, " ") + "*"
}

// words returns the condition that terms are words of b, where the index cannot
// tell: it has long ones in pieces.
func (c *compiler) words(terms []string) string {
	all := []string{"true"}
	for i, t := range terms {
		if len(t) < maxToken {
			continue
		}
		if i < len(terms)-1 {
			t += " "
		}
		all = append(all, "' ' + b.search + ' ' CONTAINS "+c.param(" "+t))
	}
	return strings.Join(all, " AND ")
}

// searched returns the kinds that entities have of these, or all if there are none.
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
