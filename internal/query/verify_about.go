package query

import (
	"context"
	"slices"

	"accordgraph/internal/kg"
)

// A quoteSubject is the entity or relationship that the words of a [VerifyQuestion] are about. The zero quoteSubject
// stands for anything.
type quoteSubject struct {
	node *Node
	link *Link
}

// aboutOf returns the subject with an ID. It takes a round trip if id is not empty, and another one if it was merged.
func (g *Graph) aboutOf(ctx context.Context, on *frontier, id kg.ID) (s quoteSubject, err error) {
	if id == "" {
		return s, nil
	}
	key := sought{id, on.next()}
	nodes, err := g.find(ctx, []sought{key}, kg.Want{})
	if err != nil {
		return s, err
	}
	links, err := g.findLinks(ctx, []sought{key})
	if err != nil {
		return s, err
	}
	s = quoteSubject{nodes[key], links[key]}
	if s == (quoteSubject{}) {
		return s, nothing("about is", id)
	}
	return s, nil
}

// keep returns the matches that are about the subject.
func (s quoteSubject) keep(ctx context.Context, c *QuoteCheck) ([]*QuoteMatch, error) {
	if s == (quoteSubject{}) || len(c.all) == 0 {
		return c.all, nil
	}
	evidence, err := s.evidence(ctx, c)
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(slices.Clone(c.all), func(m *QuoteMatch) bool {
		return !s.owns(m.Node.Entity) && !(m.isSeen() && sharesID(m.evidence, evidence))
	}), nil
}

// isSeen reports whether the text is of a page, or says what is on it. What rests on the same evidence may be about
// something else.
func (m *QuoteMatch) isSeen() bool { return m.Verdict != QuoteOurWords || m.Node.Kind == kg.Evidence }

// evidence returns the IDs of the evidence of the matches that is about the subject.
func (s quoteSubject) evidence(ctx context.Context, c *QuoteCheck) (ids []kg.ID, err error) {
	if s.link != nil {
		return s.link.IDs("evidence"), nil
	}
	ids = s.node.AllEvidence()
	passages, err := c.evidence(ctx, kg.Want{})
	if err != nil {
		return nil, err
	}
	for _, id := range passages.ids {
		if s.owns(passages.nodes[id].Entity) {
			ids = append(ids, id)
		}
	}
	entities, err := c.restingEntities(ctx)
	if err != nil {
		return nil, err
	}
	for _, n := range entities {
		if s.owns(n.Entity) {
			ids = append(ids, n.AllEvidence()...)
		}
	}
	links, err := c.resting(ctx)
	if err != nil || len(links) == 0 {
		return ids, err
	}
	on := links[0].on
	ends, err := on.fetch(ctx, "ends", kg.Want{}, func() (ids []kg.ID) {
		for _, l := range links {
			ids = append(ids, l.From, l.To)
		}
		return ids
	})
	for _, l := range links {
		for _, n := range ends.all([]kg.ID{l.From, l.To}) {
			if s.owns(n.Entity) {
				ids = append(ids, l.IDs("evidence")...)
			}
		}
	}
	return ids, err
}

// owners are the fields that name what an entity belongs to.
var owners = []string{"document", "provision", "partOf", "source"}

// owns reports whether e is the subject, or belongs to it.
func (s quoteSubject) owns(e kg.Entity) bool {
	return s.node != nil && (e.ID == s.node.ID ||
		slices.ContainsFunc(owners, func(field string) bool { return e.Text(field) == string(s.node.ID) }))
}
