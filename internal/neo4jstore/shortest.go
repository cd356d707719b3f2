package neo4jstore

import (
	"context"
	"fmt"

	"accordgraph/internal/kg"
)

// Shortest implements [kg.Store].
func (s *Store) Shortest(ctx context.Context, q kg.PathQuestion) ([]kg.Relationship, error) {
	if s.isStepwise(q) {
		return s.shortestStepwise(ctx, q)
	}
	c := newCompiler()
	return s.onPaths(ctx, c, c.shortest(q))
}

// onPaths returns the relationships that a statement returns. The statement was written by c.
func (s *Store) onPaths(ctx context.Context, c *compiler, text string) ([]kg.Relationship, error) {
	records, err := s.askCompiled(ctx, c, text)
	if err != nil {
		return nil, err
	}
	var all []kg.Relationship
	for r := range rowsOf(records) {
		all = append(all, r.ended(c.rows))
	}
	return all, nil
}

// shortest returns the statement of Shortest.
func (c *compiler) shortest(q kg.PathQuestion) string {
	c.params["from"], c.params["to"], c.params["limit"] = q.From, q.To, q.Limit
	c.params["ends"] = []kg.ID{q.From, q.To}
	c.read(columns{relationship: append([]string{"id"}, kg.PathFields()...)})
	return fill(shortestText, "hops", fmt.Sprint(q.MaxHops), "link", c.holds(link("l"), q.Link),
		"between", c.between(node("n"), q))
}

// between returns the condition on an entity between the ends of a path. The database
// stores how many relationships a node has, and few nodes have more than q.Hub. Only
// for these few nodes does the database count the relationships that the path may use. It
// stops counting at q.Hub + 1.
func (c *compiler) between(n subject, q kg.PathQuestion) string {
	where := c.holds(n, q.Where)
	if q.Hub == 0 {
		return where
	}
	c.params["hub"], c.params["overHub"] = q.Hub, q.Hub+1
	noHub := fmt.Sprintf("COUNT { (%s)--() } <= $hub", n.name)
	if q.Link != nil {
		noHub += fmt.Sprintf(" OR COUNT { MATCH (%s)-[m]-() WHERE %s RETURN m LIMIT $overHub } <= $hub",
			n.name, c.holds(link("m"), q.Link))
	}
	return "(" + where + " AND (" + noHub + "))"
}
