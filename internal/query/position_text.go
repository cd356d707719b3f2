package query

import (
	"context"

	"accordgraph/internal/kg"
)

// positionEnds are the nodes that a [PositionsQuestion] names.
type positionEnds struct {
	document   *Node   // or nil
	provisions []*Node // set if document is nil
	actors     []*Node
}

// find returns the nodes that q names, on f.
func (q PositionsQuestion) find(ctx context.Context, f *frontier) (ends positionEnds, err error) {
	if err := q.Of.check(); err != nil {
		return ends, err
	}
	if len(q.Actors) < 1 || len(q.Actors) > MaxActors {
		return ends, kg.Invalidf("actors are %d, want 1 to %d", len(q.Actors), MaxActors)
	}
	ids := append(append([]kg.ID{q.Of.Document}, q.Of.Provisions...), q.Actors...)
	found, err := f.wanted(ctx, ids)
	if err != nil {
		return ends, err
	}
	if q.Of.Document != "" {
		if ends.document, err = pick(found, "of.document is", q.Of.Document, kg.Document); err != nil {
			return ends, err
		}
	}
	if ends.provisions, err = pickAll(found, "of.provisions has", q.Of.Provisions, kg.Provision); err != nil {
		return ends, err
	}
	ends.actors, err = pickAll(found, "actors has", q.Actors, kg.Actor)
	return ends, err
}

// check returns an error if of has neither a document nor a valid number of provisions.
func (of PositionsOf) check() error {
	n := len(of.Provisions)
	switch {
	case (of.Document == "") == (of.Provisions == nil):
		return kg.Invalidf("of is not {document: ID} or {provisions: [ID, ...]}, want one of the two")
	case of.Document == "" && (n < 1 || n > kg.MaxPage):
		return kg.Invalidf("of.provisions are %d, want 1 to %d", n, kg.MaxPage)
	}
	return nil
}

// A corpus contains every text about which a statement counts: the provisions of the question, with their documents,
// clauses and parts.
type corpus struct {
	on    *frontier         // has all texts
	rows  []*Node           // the provisions of the question
	parts map[kg.ID][]kg.ID // maps a clause to its parts
}

// corpus returns the corpus of the provisions that e names.
func (e positionEnds) corpus(ctx context.Context) (*corpus, error) {
	rows, around, err := e.provisions, []*Node{e.document}, error(nil)
	if e.document != nil {
		rows, err = e.document.provisions(ctx)
	} else {
		around, err = surroundings(ctx, rows)
	}
	if err != nil {
		return nil, err
	}
	c := &corpus{on: e.actors[0].on.next(), parts: map[kg.ID][]kg.ID{}}
	for _, p := range rows {
		c.rows = append(c.rows, c.add(p))
	}
	for _, n := range around {
		c.add(n)
	}
	return c, nil
}

// add adds a text to the frontier of c, and returns its node on that frontier.
func (c *corpus) add(n *Node) *Node {
	if c.on.nodes[n.ID] == nil {
		if whole := kg.ID(n.Text("partOf")); whole != "" {
			c.parts[whole] = append(c.parts[whole], n.ID)
		}
	}
	return c.on.add(n.Entity)
}

// surroundings returns the documents and clauses that the provisions are part of, and the parts of the provisions. It
// takes one round trip for the documents and clauses, and one for the parts.
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

// A mention is a text that belongs to a provision: statements about the text count for the provision. The text is the
// provision itself, one of its parts, its clause or its document.
type mention struct {
	text  kg.ID
	about string // one of PositionScopes: what the text is to the provision
}

// about returns the mentions for p.
func (c *corpus) about(p *Node) []mention {
	all := []mention{{p.ID, "CLAUSE"}}
	for _, id := range c.parts[p.ID] {
		all = append(all, mention{id, "PART"})
	}
	if clause := kg.ID(p.Text("partOf")); clause != "" {
		all = append(all, mention{clause, "PARENT"})
	}
	if document := kg.ID(p.Text("document")); document != "" {
		all = append(all, mention{document, "DOCUMENT"})
	}
	return all
}
