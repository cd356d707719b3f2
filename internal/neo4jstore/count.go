package neo4jstore

import (
	"context"

	"accordgraph/internal/kg"
)

// Count implements [kg.Store].
func (s *Store) Count(ctx context.Context, from []kg.ID, via kg.Via) (map[kg.ID]int, error) {
	c := newCompiler()
	records, err := s.askCompiled(ctx, c, c.count(from, via))
	if err != nil {
		return nil, err
	}
	counts := make(map[kg.ID]int, len(from))
	for r := range rowsOf(records) {
		counts[r.id()] = r.number()
	}
	return counts, nil
}

// count returns the statement that counts the hops from each of these entities, or from
// the root.
func (c *compiler) count(from []kg.ID, via kg.Via) string {
	if isRoot(from) {
		if via.Links {
			start, filter := c.links(via)
			return fill(countLinksText, "start", start, "types", typeNames(via.Types), "filter", filter)
		}
		hint := equalHint(via)
		return fill(countRootText, "label", label(via.To), "hint", hint, "filter", c.indexed(via, hint))
	}
	c.params["ids"] = from
	if via.Ref != "" {
		ref, hint, _ := refers(via.Step, "b", "id", kg.Order{})
		return fill(countRefText,
			"label", label(via.To), "hint", hint, "ref", ref, "filter", c.holds(node("b"), via.Where))
	}
	return fill(countText, "step", step("a", "l", "b", via.Step), "filter", c.both(link("l"), node("b"), via))
}

// CountTypes implements [kg.Store].
func (s *Store) CountTypes(ctx context.Context, from []kg.ID, where kg.Filter) (map[kg.ID][]kg.TypeCount, error) {
	c := newCompiler()
	records, err := s.askCompiled(ctx, c, c.countTypes(from, where))
	if err != nil {
		return nil, err
	}
	all := make(map[kg.ID][]kg.TypeCount, len(records))
	for _, record := range records {
		out, in := byType(record.Values[1]), byType(record.Values[2])
		var counts []kg.TypeCount
		for _, t := range kg.Types() {
			if out[t] > 0 {
				counts = append(counts, kg.TypeCount{Type: t, Direction: kg.Out, Count: out[t]})
			}
			if in[t] > 0 {
				counts = append(counts, kg.TypeCount{Type: t, Direction: kg.In, Count: in[t]})
			}
		}
		all[kg.ID(record.Values[0].(string))] = counts
	}
	return all, nil
}

// countTypes returns the statement that counts, by type, the outgoing and the incoming
// relationships of each of these entities.
func (c *compiler) countTypes(from []kg.ID, where kg.Filter) string {
	c.params["ids"] = from
	return fill(countTypesText, "filter", c.holds(link("l"), where))
}

// byType reads a column that is a list of types and counts.
func byType(column any) map[kg.Type]int {
	counts := map[kg.Type]int{}
	for r := range rows(column) {
		counts[kg.Type(r.text())] = r.number()
	}
	return counts
}
