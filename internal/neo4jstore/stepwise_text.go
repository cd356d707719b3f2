package neo4jstore

import "accordgraph/internal/kg"

// aroundEnds returns the statement that begins a stepwise search.
func (c *compiler) aroundEnds(q kg.PathQuestion) string {
	c.params["ends"], c.params["most"] = []kg.ID{q.From, q.To}, kg.MaxArcs+1
	return aroundEndsText
}

// around returns the statement of a step of a stepwise search.
func (c *compiler) around(q kg.PathQuestion, ends []int64, reached []kg.Reached[int64], strict bool) string {
	var pairs [][]any
	for _, r := range reached {
		if r.Sure {
			pairs = append(pairs, []any{r.Entity, nil})
		}
		for _, by := range r.Unsure {
			pairs = append(pairs, []any{r.Entity, by})
		}
	}
	c.params["ends"], c.params["reached"] = ends, pairs
	also := "true"
	if strict {
		also = c.holds(link("s"), q.Link)
	}
	return fill(aroundText, "link", c.holds(link("l"), q.Link), "between", c.between(node("n"), q), "strict", also)
}

// met returns the statement that checks where both sides of a stepwise search met.
func (c *compiler) met(q kg.PathQuestion, ends []int64, met [][2]kg.Reached[int64]) string {
	items := make([][]any, len(met))
	for i, m := range met {
		items[i] = []any{m[0].Entity, m[0].Sure, m[0].Unsure, m[1].Sure, m[1].Unsure}
	}
	c.params["ends"], c.params["met"] = ends, items
	return fill(metText, "link", c.holds(link("l"), q.Link), "between", c.between(node("n"), q))
}

// onPaths returns the statement for the relationships that a stepwise search found.
func (c *compiler) onPaths(q kg.PathQuestion, links []int64) string {
	c.params["links"] = links
	c.read(columns{relationship: append([]string{"id"}, kg.PathFields()...)})
	return fill(onPathsText, "link", c.holds(link("l"), q.Link))
}

// long reads the number that the database gives to an entity or a relationship.
func (r *row) long() int64 { n, _ := r.next().(int64); return n }

// longs reads a list of such numbers.
func (r *row) longs() []int64 {
	list, _ := r.next().([]any)
	all := make([]int64, len(list))
	for i := range list {
		all[i], _ = list[i].(int64)
	}
	return all
}

// arcs reads a list of pairs: a relationship of the entity from, and its other end.
func (r *row) arcs(from int64, sure bool) []kg.Arc[int64] {
	list, _ := r.next().([]any)
	all := make([]kg.Arc[int64], 0, len(list))
	for pair := range rows(list) {
		all = append(all, kg.Arc[int64]{Relationship: pair.long(), From: from, To: pair.long(), Sure: sure})
	}
	return all
}
