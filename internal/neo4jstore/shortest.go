package neo4jstore

import (
	"context"
	"fmt"

	"accordgraph/internal/kg"
)

// Shortest implements [kg.Store].
func (s *Store) Shortest(ctx context.Context, q kg.PathQuestion) ([]kg.Relationship, error) {
	c := newCompiler()
	records, err := s.ask(ctx, c.shortest(q), c.params)
	if err != nil {
		return nil, err
	}
	var all []kg.Relationship
	for r := range rowsOf(records) {
		all = append(all, r.ended(c.rows))
	}
	return all, nil
}

// shortest returns the statement that finds shortest paths.
func (c *compiler) shortest(q kg.PathQuestion) string {
	c.params["from"], c.params["to"], c.params["ends"], c.params["limit"] = q.From, q.To, []kg.ID{q.From, q.To}, q.Limit
	c.read(columns{relationship: append([]string{"id"}, kg.PathFields()...)})
	return fill(shortestText, "hops", fmt.Sprint(q.MaxHops), "link", c.holds(link("l"), q.Link),
		"between", c.between(node("n"), q))
}

// between returns the condition on what is passed through. How many relationships
// there are at all is known without a look at them, and few have more than makes a
// hub; only of those it is counted how many may be used, up to so many.
func (c *compiler) between(n subject, q kg.PathQuestion) string {
	where := c.holds(n, q.Where)
	if q.Hub == 0 {
		return where
	}
	c.params["hub"], c.params["overHub"] = q.Hub, q.Hub+1
	few := fmt.Sprintf("COUNT { (%s)--() } <= $hub", n.name)
	if q.Link != nil {
		few += fmt.Sprintf(" OR COUNT { MATCH (%s)-[m]-() WHERE %s RETURN m LIMIT $overHub } <= $hub", n.name, c.holds(link("m"), q.Link))
	}
	return "(" + where + " AND (" + few + "))"
}
