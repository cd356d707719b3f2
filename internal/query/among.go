package query

import (
	"context"

	"accordgraph/internal/kg"
)

// MaxAmong is the greatest number of entities between which [Graph.RelationshipsAmong] looks for relationships.
const MaxAmong = kg.MaxPage

// RelationshipsAmong returns a page of the relationships whose both ends are among some entities, in the order of their
// IDs. The arguments are `ids`, which has 1 to MaxAmong IDs, and those of [Graph.Relationships]. The former ID of a
// merged entity stands for the surviving entity.
//
// The answer is as of the days of the argument `asOf` or of an ID in `ids`.
//
// The error is ErrInvalid if these days differ, or if an ID is not the ID of an entity.
//
// RelationshipsAmong takes one round trip for the entities, and another if some of them were merged. The page takes
// those of any page.
func (g *Graph) RelationshipsAmong(ctx context.Context, a Args) (*Page, error) {
	q, err := a.among()
	if err != nil {
		return nil, err
	}
	p, err := g.frontier(q.asOf).add(kg.Entity{ID: kg.Root}).links(q.step, a)
	if err != nil {
		return nil, err
	}
	found, err := p.from.on.next().joined(ctx, "ids", q.ids, MaxAmong)
	if err != nil {
		return nil, err
	}
	ends := kg.Strings(sortedIDs(found))
	p.via.Link = and(p.via.Link, kg.AllOf{kg.Is("source", kg.OneOf, ends), kg.Is("target", kg.OneOf, ends)})
	return p, nil
}

// CheckAmong returns the error that [Graph.RelationshipsAmong] would return for these arguments without a look at the
// data.
func (a Args) CheckAmong() error {
	q, err := a.among()
	if err == nil {
		_, _, err = a.links(q.step, &dates{asOf: q.asOf})
	}
	return err
}

// An amongQuestion says between which entities relationships are wanted, as of which days.
type amongQuestion struct {
	ids  []kg.ID
	asOf AsOf
	step kg.Step
}

// among reads the arguments `ids`, `asOf` and `types`.
func (a Args) among() (q amongQuestion, err error) {
	if q.step, err = a.allRelationships(); err != nil {
		return q, err
	}
	d := &dates{}
	if err = d.argument("asOf", a["asOf"]); err != nil {
		return q, err
	}
	if q.ids, err = readIDs("ids", a["ids"], d); err != nil {
		return q, err
	}
	q.asOf = d.asOf
	return q, checkNumber("ids", q.ids, MaxAmong)
}

// joined returns the entities that an argument names, by their current IDs. There must be 1 to most of them, of kinds
// that relationships can join.
func (f *frontier) joined(ctx context.Context, arg string, ids []kg.ID, most int) (map[kg.ID]*Node, error) {
	if err := checkNumber(arg, ids, most); err != nil {
		return nil, err
	}
	found, err := f.wanted(ctx, ids)
	if err != nil {
		return nil, err
	}
	all := map[kg.ID]*Node{}
	for _, id := range ids {
		n, err := pickJoined(found, arg+" has", id)
		if err != nil {
			return nil, err
		}
		all[n.ID] = n
	}
	return all, nil
}

// checkNumber returns an error if an argument has no IDs or too many.
func checkNumber(arg string, ids []kg.ID, most int) error {
	if len(ids) == 0 || len(ids) > most {
		return kg.Invalidf("%s has %d ids, want 1 to %d", arg, len(ids), most)
	}
	return nil
}
