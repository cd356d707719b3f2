package neo4jstore

import (
	"context"
	"strings"

	"accordgraph/internal/kg"
)

// Groups implements [kg.Store].
func (s *Store) Groups(
	ctx context.Context, from []kg.ID, via kg.Via, window kg.Window,
) (map[kg.ID][]kg.Group, error) {
	c := newCompiler()
	records, err := s.askCompiled(ctx, c, c.groups(from, via, window))
	if err != nil {
		return nil, err
	}
	all := make(map[kg.ID][]kg.Group, len(records))
	for _, record := range records {
		id := kg.ID(record.Values[0].(string))
		var groups []kg.Group
		for i, way := range via.Dir.Each() {
			for r := range rows(record.Values[1+i]) {
				groups = append(groups, r.group(id, way, c.rows))
			}
		}
		kg.SortGroups(groups)
		all[id] = groups
	}
	return all, nil
}

// group reads a group of an entity. All its relationships have one type and direction.
func (r *row) group(id kg.ID, way kg.Direction, c columns) (g kg.Group) {
	g.Type, g.Direction, g.Count = kg.Type(r.text()), way, r.number()
	c.step.Types, c.step.Dir = []kg.Type{g.Type}, way
	for h := range rows(r.next()) {
		g.Hops = append(g.Hops, h.hop(id, c))
	}
	return g
}

// groups returns the statement of Groups.
func (c *compiler) groups(from []kg.ID, via kg.Via, w kg.Window) string {
	w = kg.Window{Order: w.Order, Want: w.Want, Limit: w.Limit}
	c.params["ids"], c.params["limit"] = from, w.Limit
	c.read(columnsFor(via.Step, w.Want))
	var all []string
	for _, way := range via.Dir.Each() {
		one := via.Step
		one.Dir = way
		all = append(all, fill(groupText, "step", step("a", "l", "b", one), "place", place(w.Order),
			"filter", c.both(link("l"), node("b"), via), "order", order(w, "place", "lid")))
	}
	return fill(groupsText, "groups", strings.Join(all, ", "))
}
