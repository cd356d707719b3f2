package query

import (
	"context"
	"slices"

	"accordgraph/internal/kg"
)

// MaxDays is the greatest number of different days in one call of [Graph.Items]. Each has a frontier of its own, so
// each field below takes a round trip for each of them.
const MaxDays = 5

// A sought is an ID that a request looks for, and the frontier of the days for which it does.
type sought struct {
	id kg.ID
	on *frontier
}

// Item returns the item that the argument `id` names, as [Graph.Items] does.
func (g *Graph) Item(ctx context.Context, a Args) (Item, error) {
	items, err := g.items(ctx, "id", "is", a)
	if err != nil {
		return nil, err
	}
	return items[0], nil
}

// Items returns the items that the argument `ids` names, in the order of ids. An item is nil if its ID names nothing.
// If an entity was merged, its ID gives the surviving entity.
//
// An item is as of the days of its id. Without them it is as of the argument `asOf`, or as of now. The error is
// ErrInvalid if an id has other days than `asOf`, or if there are more than MaxDays different days. Now counts as one.
//
// Items takes at most three round trips: one for entities, one for relationships, and one for the surviving entities of
// merged ones. It takes only those that it needs.
func (g *Graph) Items(ctx context.Context, a Args) ([]Item, error) {
	return g.items(ctx, "ids", "has", a)
}

// items returns the items that an argument names. Messages have the verb after the name of the argument.
func (g *Graph) items(ctx context.Context, argument, verb string, a Args) ([]Item, error) {
	all, err := g.sought(argument, verb, a)
	if err != nil {
		return nil, err
	}
	found, err := g.find(ctx, all, fieldsFor(ctx, all))
	if err != nil {
		return nil, err
	}
	links, err := g.findLinks(ctx, all)
	if err != nil {
		return nil, err
	}
	items := make([]Item, len(all))
	for i, s := range all {
		if n := found[s]; n != nil {
			items[i] = n
		} else if l := links[s]; l != nil {
			items[i] = l
		}
	}
	return items, nil
}

// sought returns the IDs in an argument, each on the frontier of its days.
func (g *Graph) sought(argument, verb string, a Args) ([]sought, error) {
	given := list(a[argument])
	if len(given) > kg.MaxPage {
		return nil, kg.Invalidf("%s are %d, want at most %d", argument, len(given), kg.MaxPage)
	}
	var common dates
	if err := common.argument("asOf", a["asOf"]); err != nil {
		return nil, err
	}
	found, frontiers := make([]sought, len(given)), map[AsOf]*frontier{}
	for i, v := range given {
		d := common // each id may have days of its own, if there is no asOf
		id, err := d.subject(argument+" "+verb, v)
		if err != nil {
			return nil, err
		}
		if frontiers[d.asOf] == nil {
			frontiers[d.asOf] = g.frontier(d.asOf)
		}
		found[i] = sought{id, frontiers[d.asOf]}
	}
	if n := len(frontiers); n > MaxDays {
		return nil, kg.Invalidf("%s have %d different days, want at most %d, and ids without days count as one day",
			argument, n, MaxDays)
	}
	return found, nil
}

// Days returns how many different days the ids in an argument have, at least 1 and at most MaxDays.
func (a Args) Days(argument string) int {
	days := map[AsOf]bool{}
	for _, v := range list(a[argument]) {
		_, asOf, _ := readID(argument, idText(v))
		days[asOf] = true
	}
	return min(max(1, len(days)), MaxDays)
}

// fieldsFor returns the fields that a fetch of the IDs needs: see [frontier.fetchFor].
func fieldsFor(ctx context.Context, all []sought) kg.Want {
	var w kg.Want
	for _, s := range all {
		if w = s.on.fetchFor(ctx); w.All() {
			break
		}
	}
	return w
}

// find returns the entities that the IDs name, and adds them to the frontiers. It follows one merge, since the loader
// makes each merged ID lead directly to a surviving entity. Evidence of a merged source is evidence of the surviving one.
func (g *Graph) find(ctx context.Context, all []sought, w kg.Want) (map[sought]*Node, error) {
	get := g.entities(w.And("into"))
	got, err := fetched(ctx, get, all, func(id kg.ID) bool { return id.Valid() && !id.IsRelationship() })
	if err != nil {
		return nil, err
	}
	found := map[sought]*Node{}
	var merged, survivors []sought
	for _, s := range all {
		switch e, ok := got[s.id]; {
		case ok && e.Kind == kg.Merged:
			merged, survivors = append(merged, s), append(survivors, sought{kg.ID(e.Text("into")), s.on})
		case ok:
			found[s] = s.on.shown(e)
		case s.id.Kind() == kg.Evidence: // its ID has the ID of its source
			former, err := g.former(ctx)
			if err != nil {
				return nil, err
			}
			merged, survivors = append(merged, s), append(survivors, sought{former.Current(s.id), s.on})
		}
	}
	if got, err = fetched(ctx, get, survivors, kg.ID.Valid); err != nil {
		return nil, err
	}
	for i, s := range survivors {
		if e, ok := got[s.id]; ok {
			found[merged[i]] = s.on.shown(e)
		}
	}
	return found, nil
}

// findLinks returns the relationships that the IDs name, and adds them to the frontiers. An ID that has the former ID of
// an end finds the relationship of the surviving entity.
func (g *Graph) findLinks(ctx context.Context, all []sought) (map[sought]*Link, error) {
	if !slices.ContainsFunc(all, func(s sought) bool { return s.id.IsRelationship() }) {
		return nil, nil
	}
	former, err := g.former(ctx)
	if err != nil {
		return nil, err
	}
	now := make([]sought, len(all))
	for i, s := range all {
		now[i] = sought{former.Current(s.id), s.on}
	}
	got, err := fetched(ctx, g.store.Relationships, now, kg.ID.IsRelationship)
	if err != nil {
		return nil, err
	}
	found := map[sought]*Link{}
	for i, s := range all {
		if r, ok := got[now[i].id]; ok && found[s] == nil && s.on.asOf.showsLink(r) {
			found[s] = s.on.link(r, nil, nil)
		}
	}
	return found, nil
}

// fetched returns what get finds for the IDs of a sort. It takes no round trip if there are none.
func fetched[T any](
	ctx context.Context, get func(context.Context, []kg.ID) (map[kg.ID]T, error), all []sought, isOfSort func(kg.ID) bool,
) (map[kg.ID]T, error) {
	var ids []kg.ID
	for _, s := range all {
		if isOfSort(s.id) {
			ids = append(ids, s.id)
		}
	}
	got := map[kg.ID]T{}
	err := lookup(ctx, get, unique(ids), func(id kg.ID, t T) { got[id] = t })
	return got, err
}

// shown returns the node for e, or nil if the request does not see e.
func (f *frontier) shown(e kg.Entity) *Node {
	if !f.asOf.shows(e.Value) {
		return nil
	}
	return f.add(e)
}
