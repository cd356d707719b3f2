package query

import (
	"context"
	"slices"

	"accordgraph/internal/kg"
)

// MaxWithout is the greatest number of entities and relationships that a question leaves out.
const MaxWithout = kg.MaxPage

// endsWithout returns the entities of ends and of without, by the IDs of the question. IDs that name nothing are missing.
func (f *frontier) endsWithout(ctx context.Context, ends, without []kg.ID) (map[kg.ID]*Node, error) {
	if len(without) > MaxWithout {
		return nil, kg.Invalidf("without has %d ids, want at most %d", len(without), MaxWithout)
	}
	return f.wanted(ctx, slices.Concat(ends, without))
}

// leaveOut returns via, which then leads neither along nor to what the IDs in without name. The argument found is the
// result of [frontier.endsWithout]. The ends are the entities that the argument with the name arg contains.
//
// The error is ErrInvalid if an ID names nothing, or names one of the ends. It takes a round trip if without has
// relationships.
func (f *frontier) leaveOut(
	ctx context.Context, via kg.Via, without []kg.ID, found map[kg.ID]*Node, arg string, ends ...*Node,
) (kg.Via, error) {
	entities, links, err := f.leftOut(ctx, without, found)
	if err != nil {
		return via, err
	}
	for _, n := range ends {
		if slices.Contains(entities, string(n.ID)) {
			return via, kg.Invalidf("without has %s, which %s names too, want other ids", kg.Quoted(string(n.ID)), arg)
		}
	}
	if len(entities) > 0 {
		via.Where = and(via.Where, kg.AllOf{kg.Not{Of: kg.Is("id", kg.OneOf, entities)}})
	}
	if len(links) > 0 {
		via.Link = and(via.Link, kg.AllOf{kg.Not{Of: kg.Is("id", kg.OneOf, links)}})
	}
	return via, nil
}

// leftOut returns the current IDs of the entities and relationships in without, sorted, each once.
func (f *frontier) leftOut(
	ctx context.Context, without []kg.ID, found map[kg.ID]*Node,
) (entities, links []string, err error) {
	var all []sought
	for _, id := range without {
		if id.IsRelationship() {
			all = append(all, sought{id, f})
			continue
		}
		n, err := pickJoined(found, "without has", id)
		if err != nil {
			return nil, nil, err
		}
		entities = append(entities, string(n.ID))
	}
	there, err := f.graph.findLinks(ctx, all)
	if err != nil {
		return nil, nil, err
	}
	for _, s := range all {
		if there[s] == nil {
			return nil, nil, nothing("without has", s.id)
		}
		links = append(links, string(s.id))
	}
	slices.Sort(entities)
	slices.Sort(links)
	return slices.Compact(entities), slices.Compact(links), nil
}
