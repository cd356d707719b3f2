package query

import (
	"context"

	"accordgraph/internal/kg"
)

// positionsQuestion is the question of [Graph.Positions], with the nodes that its arguments name.
type positionsQuestion struct {
	document   *Node // or
	provisions []*Node
	actors     []*Node
	where      kg.Filter // on what is said; nil holds always
}

// readPositions reads the arguments of [Graph.Positions] and finds what they name.
func (g *Graph) readPositions(ctx context.Context, a Args) (q positionsQuestion, err error) {
	as, err := readAsOf(a["asOf"])
	if err != nil {
		return q, err
	}
	document, provisions, err := a.positionsOf()
	if err != nil {
		return q, err
	}
	actors := a.ids("actors")
	if len(actors) < 1 || len(actors) > MaxActors {
		return q, kg.Invalidf("actors are %d, want 1 to %d", len(actors), MaxActors)
	}
	if q.where, err = a.linkFilter("where"); err != nil {
		return q, err
	}
	found, err := g.frontier(as).wanted(ctx, append(append([]kg.ID{document}, provisions...), actors...))
	if err != nil {
		return q, err
	}
	if document != "" {
		if q.document, err = pick(found, "of.document is", document, kg.Document); err != nil {
			return q, err
		}
	}
	if q.provisions, err = pickAll(found, "of.provisions has", provisions, kg.Provision); err != nil {
		return q, err
	}
	q.actors, err = pickAll(found, "actors has", actors, kg.Actor)
	return q, err
}

// positionsOf reads of, which has a document or provisions.
func (a Args) positionsOf() (document kg.ID, provisions []kg.ID, err error) {
	of := Args(a.tree("of"))
	document, provisions = of.id("document"), of.ids("provisions")
	switch {
	case len(of) != 1 || (document == "") == (of["provisions"] == nil):
		return "", nil, kg.Invalidf("of is not {document: ID} or {provisions: [ID, ...]}, want one of the two")
	case document == "" && (len(provisions) < 1 || len(provisions) > kg.MaxPage):
		return "", nil, kg.Invalidf("of.provisions are %d, want 1 to %d", len(provisions), kg.MaxPage)
	}
	return document, provisions, nil
}

// A corpus is what may be spoken of: provisions, and what they are part of or
// consist of, on one frontier.
type corpus struct {
	on    *frontier
	rows  []*Node
	parts map[kg.ID][]kg.ID // of clauses
}

func (q positionsQuestion) corpus(ctx context.Context) (*corpus, error) {
	rows, around, err := q.provisions, []*Node{q.document}, error(nil)
	if q.document != nil {
		rows, err = q.document.provisions(ctx)
	} else {
		around, err = surroundings(ctx, rows)
	}
	if err != nil {
		return nil, err
	}
	c := &corpus{on: q.actors[0].on.next(), parts: map[kg.ID][]kg.ID{}}
	for _, p := range rows {
		c.rows = append(c.rows, c.add(p))
	}
	for _, n := range around {
		c.add(n)
	}
	return c, nil
}

func (c *corpus) add(n *Node) *Node {
	if c.on.nodes[n.ID] == nil {
		if whole := kg.ID(n.Text("partOf")); whole != "" {
			c.parts[whole] = append(c.parts[whole], n.ID)
		}
	}
	return c.on.add(n.Entity)
}

// surroundings returns the documents and clauses that provisions are part of, in
// one trip, and their parts, in another.
func surroundings(ctx context.Context, provisions []*Node) ([]*Node, error) {
	wholes, err := provisions[0].on.fetch(ctx, "wholes", kg.Want{}, func() (ids []kg.ID) {
		for _, p := range provisions {
			ids = appendIDs(appendIDs(ids, p.Value("document")), p.Value("partOf"))
		}
		return ids
	})
	if err != nil {
		return nil, err
	}
	all := wholes.all(wholes.ids)
	for _, p := range provisions {
		parts, err := farNodes(p.walk(ctx, kg.Via{Step: kg.Step{Dir: kg.In, To: kg.Provision, Ref: "partOf"}}))
		if err != nil {
			return nil, err
		}
		all = append(all, parts...)
	}
	return all, nil
}

// A mention is a text of which to speak is to speak of a provision.
type mention struct {
	text  kg.ID
	whole bool
}

// about returns by what p may be meant.
func (c *corpus) about(p *Node) []mention {
	all := []mention{{p.ID, false}}
	for _, id := range c.parts[p.ID] {
		all = append(all, mention{id, false})
	}
	for _, field := range []string{"partOf", "document"} {
		if whole := kg.ID(p.Text(field)); whole != "" {
			all = append(all, mention{whole, true})
		}
	}
	return all
}
