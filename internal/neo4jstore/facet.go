package neo4jstore

import (
	"context"
	"fmt"
	"slices"

	"accordgraph/internal/kg"
)

// Facet implements [kg.Store].
func (s *Store) Facet(ctx context.Context, via kg.Via, field string) (map[string]int, error) {
	c := newCompiler()
	records, err := s.askCompiled(ctx, c, c.facet(via, field))
	if err != nil {
		return nil, err
	}
	counts := map[string]int{}
	for r := range rowsOf(records) {
		counts[fmt.Sprint(r.next())] = r.number()
	}
	return counts, nil
}

// facet returns the statement that counts the targets of via by the value of a field.
func (c *compiler) facet(via kg.Via, field string) string {
	if via.Links {
		list, each := values(link("l"), kg.RelationshipFields(), field)
		start, filter := c.links(via)
		return fill(facetLinksText, "start", start, "types", typeNames(via.Types), "filter", filter,
			"values", list, "each", each)
	}
	hint := equalHint(via)
	list, each := values(node("b"), kg.AllEntityFields(), field)
	return fill(facetText, "label", label(via.To), "hint", hint, "filter", c.indexed(via, hint),
		"values", list, "each", each)
}

// values returns the list of values that x has in a field, and what to count for each
// value. If an entity or relationship has a value twice in its list, it counts once.
func values(x subject, fields []kg.Field, name string) (list, each string) {
	if slices.ContainsFunc(fields, func(f kg.Field) bool { return f.Name == name && f.Type.IsList() }) {
		return x.field(name), "DISTINCT " + x.name
	}
	return "[" + x.field(name) + "]", "*"
}
