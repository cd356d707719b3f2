package query

import (
	"cmp"
	"context"
	"slices"

	"accordgraph/internal/kg"
)

// statements returns the statements about each text of c by actors with a voice. The relationship that leads to the
// text matches where. It takes three round trips: for the supports and votes, for the objections, and for the actors that raised
// the objections.
func (c *corpus) statements(ctx context.Context, all []voices, where kg.Filter) (map[kg.ID][]Statement, error) {
	speakers, by := speakersOf(all), and(where, kg.AllOf{standing()})
	raised := kg.Via{Step: kg.Incoming(kg.Actor, kg.Raised), Link: attributed(), Where: speakers}
	supporting := kg.Via{
		Step: kg.Incoming(kg.Actor, kg.Proposed, kg.Supports, kg.Voted), Where: speakers,
		Link: and(by, kg.AllOf{kg.Not{Of: kg.Is("vote", kg.Equal, "ABSENT")}}),
	}
	objecting := kg.Via{Step: kg.Incoming(kg.Objection, kg.ObjectsTo), Link: by, Where: kg.Linked{Via: raised}}
	said := map[kg.ID][]Statement{}
	for _, id := range c.on.ids {
		support, err := c.on.nodes[id].walk(ctx, supporting)
		if err != nil {
			return nil, err
		}
		for _, e := range support {
			day := cmp.Or(e.Relationship.Text("validFrom"), e.Relationship.Published())
			said[id] = append(said[id], Statement{Link: e.Relationship, By: e.Node, Stance: e.support(), Day: day})
		}
		against, err := c.on.nodes[id].walk(ctx, objecting)
		if err != nil {
			return nil, err
		}
		for _, e := range against {
			by, err := farNodes(e.Node.walk(ctx, raised))
			if err != nil {
				return nil, err
			}
			for _, n := range by {
				said[id] = append(said[id], e.objection(n))
			}
		}
	}
	return said, nil
}

// support returns the stance of the actor to which e leads. The relationship is PROPOSED, SUPPORTS or VOTED.
func (e *Edge) support() string {
	switch e.Relationship.Text("vote") {
	case "NO":
		return "OPPOSES"
	case "ABSTAINED":
		return "ABSTAINS"
	}
	return "SUPPORTS"
}

// objection returns the statement that actor n made by raising an objection. e leads to that objection.
func (e *Edge) objection(n *Node) Statement {
	return Statement{
		Link: e.Relationship, By: n, Stance: stanceOf(e.Node),
		Day: cmp.Or(e.Node.Text("date"), e.Relationship.Published()),
	}
}

// attributed returns the filter of the relationships that say who raised an objection. They must not be withdrawn,
// overtaken or disputed.
func attributed() kg.Filter {
	return kg.AllOf{standing(), kg.Not{Of: kg.Is("status", kg.Equal, "DISPUTED")}}
}

// stanceOf returns the stance of a statement that raises an objection. An objection without a stance is CRITICAL.
func stanceOf(objection *Node) string {
	switch stance := objection.Text("stance"); {
	case slices.Contains(blocking(), stance):
		return "OPPOSES"
	case stance == "SETS_CONDITION":
		return "CONDITIONAL"
	}
	return "CRITICAL"
}

// blocking returns the stances of objections that make a position OPPOSES. The stances are sorted.
func blocking() []string { return []string{"OBJECTS", "REJECTS"} }

// cell returns the position of an actor that made these statements. It sorts them.
func cell(all []Statement) Cell {
	if len(all) == 0 {
		return Cell{Stance: "SILENT", Statements: []Statement{}}
	}
	slices.SortFunc(all, Statement.stronger)
	c := Cell{Stance: sumUp(all), Whole: true, Statements: all}
	scope := len(PositionScopes)
	for _, s := range all {
		at := slices.Index(PositionScopes, s.About)
		c.Whole = c.Whole && at >= slices.Index(PositionScopes, "PARENT")
		if later(s.Day, c.Latest) > 0 {
			c.Latest = s.Day
		}
		if !s.makes(c.Stance) {
			continue
		}
		if c.Strongest == nil {
			c.Strongest = s.Link
		}
		if at < scope {
			scope, c.About = at, s.About
		}
	}
	return c
}

// makes reports whether s is a reason for the stance of its cell.
func (s Statement) makes(stance string) bool {
	if stance == "CONTRADICTORY" {
		return s.Stance == "SUPPORTS" || s.Stance == "OPPOSES"
	}
	return s.Stance == stance
}

// sumUp returns the stance of an actor that made these statements: see [Graph.Positions].
func sumUp(all []Statement) string {
	has := func(stance string) bool {
		return slices.ContainsFunc(all, func(s Statement) bool { return s.Stance == stance })
	}
	switch {
	case has("SUPPORTS") && has("OPPOSES"):
		return "CONTRADICTORY"
	case has("OPPOSES"):
		return "OPPOSES"
	case has("CRITICAL"):
		return "CRITICAL"
	case has("CONDITIONAL"):
		return "CONDITIONAL"
	case has("SUPPORTS"):
		return "SUPPORTS"
	}
	return "ABSTAINS"
}

// stronger orders statements: the best-sourced first, then the latest, then by IDs.
func (s Statement) stronger(t Statement) int {
	return cmp.Or(cmp.Compare(s.Link.Weakness(), t.Link.Weakness()), later(t.Day, s.Day),
		cmp.Compare(s.Link.ID, t.Link.ID), cmp.Compare(s.By.ID, t.By.ID))
}

// later compares partial dates by their first day. If two dates have the same first day, the more precise date is
// later. The empty date is the earliest.
func later(a, b string) int {
	if a == "" || b == "" {
		return cmp.Compare(a, b)
	}
	return cmp.Or(cmp.Compare(kg.FirstDay(a), kg.FirstDay(b)), cmp.Compare(len(a), len(b)))
}
