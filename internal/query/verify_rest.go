package query

import (
	"context"
	"slices"

	"accordgraph/internal/kg"
)

// MaxResting is the most relationships, and the most entities, that one match shows.
const MaxResting = 20

// The most relationships and entities that are read for all matches together.
const (
	maxRestingLinks    = 500
	maxRestingEntities = 200
)

// Evidence returns the evidence that the text rests on: for a quote, where it was seen. It takes one round trip for all
// matches.
func (m *QuoteMatch) Evidence(ctx context.Context) ([]*Node, error) {
	found, err := m.check.evidence(ctx, m.check.on.fetchFor(ctx))
	return found.all(m.evidence), err
}

// Relationships returns the relationships that rest on the evidence, in the order of their IDs, at most MaxResting. It
// takes one round trip for all matches.
func (m *QuoteMatch) Relationships(ctx context.Context) ([]*Link, error) {
	all, err := m.check.resting(ctx)
	links := []*Link{}
	for _, l := range all {
		if len(links) < MaxResting && sharesID(l.IDs("evidence"), m.evidence) {
			links = append(links, l)
		}
	}
	return links, err
}

// Entities returns the entities that rest on the evidence, in list order, at most MaxResting. It takes one round trip
// for all matches.
func (m *QuoteMatch) Entities(ctx context.Context) ([]*Node, error) {
	all, err := m.check.restingEntities(ctx)
	nodes := []*Node{}
	for _, n := range all {
		if len(nodes) < MaxResting && sharesID(n.AllEvidence(), m.evidence) {
			nodes = append(nodes, n)
		}
	}
	return nodes, err
}

// evidence returns the evidence of the matches.
func (c *QuoteCheck) evidence(ctx context.Context, w kg.Want) (*frontier, error) {
	return c.on.fetch(ctx, "verify evidence", w, c.evidenceIDs)
}

// evidenceIDs returns the IDs of the evidence of all matches.
func (c *QuoteCheck) evidenceIDs() (ids []kg.ID) {
	for _, m := range c.all {
		ids = append(ids, m.evidence...)
	}
	return unique(ids)
}

// resting returns the relationships that rest on the evidence of the matches.
func (c *QuoteCheck) resting(ctx context.Context) ([]*Link, error) {
	return c.links.get(struct{}{}, func() (all []*Link, err error) {
		edges, err := c.fromRoot(ctx, maxRestingLinks, kg.Via{
			Step: kg.Step{Links: true}, Link: kg.Is("evidence", kg.HasAny, texts(c.evidenceIDs())),
		})
		for _, e := range edges {
			all = append(all, e.Relationship)
		}
		return all, err
	})
}

// restingEntities returns the entities that rest on the evidence of the matches, as a whole or with a field.
func (c *QuoteCheck) restingEntities(ctx context.Context) ([]*Node, error) {
	return c.entities.get(struct{}{}, func() (all []*Node, err error) {
		ids := c.evidenceIDs()
		edges, err := c.fromRoot(ctx, maxRestingEntities, kg.Via{
			Step: kg.Step{To: kg.Any}, Where: kg.AnyOf{
				kg.Is("evidence", kg.HasAny, texts(ids)), kg.Is("fieldEvidence", kg.HasAny, forFields(ids)),
			},
		})
		for _, e := range edges {
			all = append(all, e.Node)
		}
		return all, err
	})
}

// fromRoot returns the first edges of a list of all relationships or entities. It takes no round trip if nothing
// matches.
func (c *QuoteCheck) fromRoot(ctx context.Context, limit int, via kg.Via) ([]*Edge, error) {
	if len(c.all) == 0 {
		return nil, nil
	}
	root := c.on.next().add(kg.Entity{ID: kg.Root})
	found, err := root.on.expand(ctx, via, kg.Window{Limit: limit})
	return found[kg.Root].edges, err
}

// forFields returns the texts by which a field may have one of these as its evidence, in ascending order.
func forFields(ids []kg.ID) (all []string) {
	for _, f := range kg.AllEntityFields() {
		if f.Private || f.Derived {
			continue
		}
		for _, id := range ids {
			all = append(all, kg.FieldEvidence{Field: f.Name, Evidence: id}.String())
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// texts returns the IDs as texts, in ascending order.
func texts(ids []kg.ID) []string {
	all := make([]string, len(ids))
	for i, id := range ids {
		all[i] = string(id)
	}
	slices.Sort(all)
	return all
}

// sharesID reports whether two lists have an ID in common.
func sharesID(a, b []kg.ID) bool {
	return slices.ContainsFunc(a, func(id kg.ID) bool { return slices.Contains(b, id) })
}
