package query

import (
	"context"
	"fmt"
	"time"

	"accordgraph/internal/kg"
)

// Connected reports whether [Graph.Paths] finds a path with the same conditions. If the search is cut before it knows,
// the error is ErrUnavailable. The error is ErrInvalid where Paths returns it.
//
// Connected takes one round trip for the ends and one for the search. Relationships in Without take one more.
func (g *Graph) Connected(ctx context.Context, q PathConditions) (bool, error) {
	until := time.Now().Add(g.pathTime)
	q, err := withDefaults(q)
	if err != nil {
		return false, err
	}
	p, search, err := g.paths(ctx, q, until)
	if err != nil {
		return false, err
	}
	search.Limit = 1 // one relationship on a path is enough
	found, cut, err := p.shortestLinks(ctx, search)
	if cut != nil {
		err = fmt.Errorf("query: search from %s to %s: %w: cut at %s", q.From, q.To, kg.ErrUnavailable, cut.At)
	}
	if err != nil {
		return false, err
	}
	return len(found) > 0, nil
}
