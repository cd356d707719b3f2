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
// The error is ErrInvalid if an ID is not the ID of an entity.
//
// The answer is as of the days of the argument `asOf` or of an ID in `ids`. The error is ErrInvalid if they differ.
//
// RelationshipsAmong takes one round trip for the entities, and another if some of them were merged. The page takes
// its own, like any page.
func (g *Graph) RelationshipsAmong(ctx context.Context, a Args) (*Page, error) {
	s, ids, asOf, err := a.among()
	if err != nil {
		return nil, err
	}
	p, err := g.frontier(asOf).add(kg.Entity{ID: kg.Root}).links(s, a)
	if err != nil {
		return nil, err
	}
	found, err := g.frontier(asOf).joined(ctx, "ids", ids, MaxAmong)
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
	s, _, asOf, err := a.among()
	if err == nil {
		_, _, err = a.links(s, &dates{asOf: asOf})
	}
	return err
}

// among reads the arguments types, ids and asOf. The days may be the ones of an id.
func (a Args) among() (s kg.Step, ids []kg.ID, asOf AsOf, err error) {
	if s, err = a.allRelationships(); err != nil {
		return s, nil, asOf, err
	}
	d := &dates{}
	if err = d.argument("asOf", a["asOf"]); err != nil {
		return s, nil, asOf, err
	}
	if ids, err = readIDs("ids", a["ids"], d); err == nil {
		err = checkNumber("ids", ids, MaxAmong)
	}
	return s, ids, d.asOf, err
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
