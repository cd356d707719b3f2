package model

import (
	"context"

	"accordgraph/internal/query"
)

// A SearchConnection is one page of the results of a search.
type SearchConnection struct{ results *query.Results }

// A SearchEdge is one result.
type SearchEdge struct{ *query.Result }

// Node returns the entity that the search found.
func (e SearchEdge) Node() Node { return view(e.Result.Node) }

// Search resolves the field search.
func Search(ctx context.Context, g *query.Graph) (*SearchConnection, error) {
	q, err := query.ReadQuestion[query.SearchQuestion](args(ctx))
	if err != nil {
		return nil, err
	}
	r, err := g.Search(q)
	if err != nil {
		return nil, err
	}
	return &SearchConnection{r}, nil
}

// Edges returns the results on the page, best first.
func (c *SearchConnection) Edges(ctx context.Context) ([]SearchEdge, error) {
	all, err := c.results.Edges(ctx)
	if err != nil {
		return nil, err
	}
	out := make([]SearchEdge, len(all))
	for i, r := range all {
		out[i] = SearchEdge{r}
	}
	return out, nil
}

// PageInfo returns the position of the page among all results.
func (c *SearchConnection) PageInfo(ctx context.Context) (query.Info, error) {
	return c.results.Info(ctx)
}

// Nodes returns what was found, without its score.
func (c *SearchConnection) Nodes(ctx context.Context) ([]Node, error) {
	all, err := c.results.Edges(ctx)
	if err != nil {
		return nil, err
	}
	out := make([]Node, len(all))
	for i, r := range all {
		out[i] = view(r.Node)
	}
	return out, nil
}

// TotalCount returns how many things match on all pages, or nil if the search did not look at all of them.
func (c *SearchConnection) TotalCount(ctx context.Context) (*int, error) { return c.results.Total(ctx) }

// Ignored returns the words that nothing has that was found.
func (c *SearchConnection) Ignored(ctx context.Context) ([]string, error) {
	return c.results.Ignored(ctx)
}

// Ignored returns the words that the thing does not have.
func (e SearchEdge) Ignored() []string {
	if e.Result.Ignored == nil {
		return []string{}
	}
	return e.Result.Ignored
}

// Corrected returns the words of the query that were found in another writing.
func (c *SearchConnection) Corrected(ctx context.Context) ([]query.Correction, error) {
	return c.results.Corrected(ctx)
}

// AtLeast returns how many of the things that the search looked at match.
func (c *SearchConnection) AtLeast(ctx context.Context) (int, error) { return c.results.AtLeast(ctx) }

// Facets returns how many of these are of each kind.
func (c *SearchConnection) Facets(ctx context.Context, by []string) ([]query.Facet, error) {
	return c.results.Facets(ctx, by)
}
