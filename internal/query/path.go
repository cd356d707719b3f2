package query

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"accordgraph/internal/kg"
)

// Limits of a search for paths.
const (
	MaxPaths     = 20
	DefaultPaths = 5
	DefaultHub   = 200 // an entity with more relationships is a hub

	pathTime   = 1800 * time.Millisecond // for all searches of one question; a request may take 2.5 s
	maxOnPaths = 20_000                  // relationships on shortest paths that are sorted
)

// A PathsQuestion asks for the shortest paths between two entities.
type PathsQuestion struct {
	PathConditions
	First *int `arg:"first"` // at most so many paths: 0 to MaxPaths; the default is DefaultPaths
}

// PathConditions say between which two entities paths lead, and which paths count.
type PathConditions struct {
	From    kg.ID       `arg:"from"`
	To      kg.ID       `arg:"to"`
	MaxHops int         `arg:"maxHops"` // the most relationships of a path: 1 to kg.MaxHops, which is the default
	Hubs    PathHubs    `arg:"hubs"`
	Where   kg.Filter   `arg:"where"` // each relationship of a path matches Where; nil matches all
	Through PathThrough `arg:"through"`
	Without []kg.ID     `arg:"without"` // no path has these entities or relationships; at most MaxWithout
	AsOf    AsOf        `arg:"asOf"`
}

// PathHubs says which entities are hubs: see [kg.PathQuestion].
type PathHubs struct {
	MaxDegree int `arg:"maxDegree"` // an entity with more relationships is a hub: 1 to 5000; the default is DefaultHub
}

// PathThrough says which entities a path may pass through.
type PathThrough struct {
	Kinds []kg.Kind `arg:"kinds"` // entities of these kinds; if empty, of all kinds
}

// bounds implements bounded.
func (PathsQuestion) bounds() map[string]bound {
	return map[string]bound{"maxHops": {kg.MaxHops, kg.MaxHops}, "first": {DefaultPaths, MaxPaths}}
}

// bounds implements bounded.
func (PathConditions) bounds() map[string]bound {
	return map[string]bound{"maxHops": {kg.MaxHops, kg.MaxHops}}
}

// bounds implements bounded.
func (PathHubs) bounds() map[string]bound {
	return map[string]bound{"maxDegree": {DefaultHub, maxWalk}}
}

// filter returns the filter of the entities that a path may pass through, or nil.
func (t PathThrough) filter() kg.Filter {
	if len(t.Kinds) == 0 {
		return nil
	}
	kinds := make([]string, len(t.Kinds))
	for i, k := range t.Kinds {
		kinds[i] = string(k)
	}
	return kg.Is("kind", kg.OneOf, kinds)
}

// Paths is the answer to a [PathsQuestion].
type Paths struct {
	From, To  *Node
	Paths     []*Path
	Truncated *Truncated // nil if the answer is complete

	on       *frontier
	question kg.PathQuestion // MaxHops is the length of the paths, if there are paths
	until    time.Time       // the end of the time for all searches
}

// Truncated says why an answer may be incomplete.
type Truncated struct {
	Reason string // TIME, HOPS or SIZE of a search for paths, DEGREE, PER_TYPE or SIZE of a subgraph
	At     string // where the search stopped
}

// A Path is one path from one entity to another.
type Path struct{ Steps []PathStep }

// A PathStep is one relationship of a path, in the direction of the path.
type PathStep struct {
	Link      *Link
	From, To  *Node
	Direction kg.Direction // Out if the relationship starts at From
}

// Length returns the number of relationships of p.
func (p *Path) Length() int { return len(p.Steps) }

// Links returns the relationships of p, in order.
func (p *Path) Links() []*Link {
	all := make([]*Link, len(p.Steps))
	for i, s := range p.Steps {
		all[i] = s.Link
	}
	return all
}

// Paths returns the shortest paths between two entities: the paths with the fewest relationships. They are sorted by
// their weakest relationship, so that the path whose weakest relationship is best-sourced comes first. Then they are
// sorted by the IDs of their relationships. A path does not pass through a hub, but it may start or end at a hub. The
// conditions apply during the search. So if no short path matches them, Paths finds a longer path that matches.
//
// Truncated says what is missing. TIME means that the search took too long and found nothing. SIZE means that the
// search reached too many relationships, or that too many relationships are on shortest paths to sort all of them. Then
// better paths may be missing. HOPS means that there is no path within MaxHops, but there may be a longer path, because
// both ends lead to an entity that a path may pass through.
//
// The error is ErrInvalid if From or To is not the ID of an entity, if they are the same entity, or if Without has one of
// them or what is not there.
//
// Paths takes one round trip for the ends and one for the search. If there is a path, one more round trip reads its
// relationships. Another reads the entities between the ends, if the path has any. If there is no path, one more round
// trip finds out whether there may be a longer path. Relationships in Without take one more.
func (g *Graph) Paths(ctx context.Context, q PathsQuestion) (*Paths, error) {
	until := time.Now().Add(g.pathTime)
	q, err := withDefaults(q)
	if err != nil {
		return nil, err
	}
	p, search, err := g.paths(ctx, q.PathConditions, until)
	if err != nil {
		return nil, err
	}
	search.Limit = maxOnPaths + 1
	return p, p.search(ctx, *q.First, search)
}

// paths returns an answer without paths, and the question to a store that finds them.
func (g *Graph) paths(ctx context.Context, q PathConditions, until time.Time) (p *Paths, s kg.PathQuestion, err error) {
	f := g.frontier(q.AsOf)
	found, err := f.endsWithout(ctx, []kg.ID{q.From, q.To}, q.Without)
	if err != nil {
		return nil, s, err
	}
	from, to, err := pathEnds(found, q.From, q.To)
	if err != nil {
		return nil, s, err
	}
	via := kg.Via{Step: kg.Step{Dir: kg.Both}, Link: q.Where, Where: q.Through.filter()}
	if via, err = f.leaveOut(ctx, via, q.Without, found, "from or to", from, to); err != nil {
		return nil, s, err
	}
	if via, err = f.restrict(ctx, via); err != nil {
		return nil, s, err
	}
	return &Paths{From: from, To: to, on: f, until: until}, kg.PathQuestion{
		From: from.ID, To: to.ID, Link: via.Link, Where: via.Where, MaxHops: q.MaxHops, Hub: q.Hubs.MaxDegree,
	}, nil
}

// pathEnds returns the two entities with these IDs.
func pathEnds(found map[kg.ID]*Node, a, b kg.ID) (from, to *Node, err error) {
	if from, err = pickJoined(found, "from is", a); err != nil {
		return nil, nil, err
	}
	if to, err = pickJoined(found, "to is", b); err != nil {
		return nil, nil, err
	}
	if from == to {
		return nil, nil, kg.Invalidf("from and to are both %s, want two different entities", from.ID)
	}
	return from, to, nil
}

// search sets the first paths of p, and what is missing.
func (p *Paths) search(ctx context.Context, first int, q kg.PathQuestion) error {
	found, cut, err := p.shortestLinks(ctx, q)
	if err != nil {
		return err
	}
	ways := p.on.newDag(found, q).best(max(first, 1)) // one says how long they are
	switch {
	case len(ways) > 0:
		q.MaxHops = len(ways[0])
		err = p.addPaths(ctx, ways[:min(first, len(ways))])
	case cut == nil:
		cut, err = p.on.mayBeLonger(ctx, q)
	}
	p.Truncated, p.question = cut, q
	noteCut(ctx, cut)
	return err
}

// shortestLinks returns the relationships on the shortest paths, and why some or all of them are missing.
func (p *Paths) shortestLinks(ctx context.Context, q kg.PathQuestion) ([]kg.Relationship, *Truncated, error) {
	within, cancel := context.WithDeadline(ctx, p.until)
	defer cancel()
	found, err := p.on.graph.store.Shortest(within, q)
	switch {
	case err != nil && ctx.Err() == nil && within.Err() != nil:
		return nil, &Truncated{"TIME", p.on.graph.pathTime.String()}, nil
	case errors.Is(err, kg.ErrTooWide):
		return nil, &Truncated{"SIZE", fmt.Sprintf("%d links", kg.MaxArcs)}, nil
	case err != nil:
		return nil, nil, fmt.Errorf("query: find paths: %w", err)
	case len(found) > maxOnPaths:
		return found[:maxOnPaths], &Truncated{"SIZE", fmt.Sprintf("%d links on shortest paths", maxOnPaths)}, nil
	}
	return found, nil, nil
}

// addPaths adds a path for each of the ways. All nodes and links of the paths are on one frontier, so one round trip
// fetches the evidence of all of them.
func (p *Paths) addPaths(ctx context.Context, ways [][]arc) error {
	f := p.on
	var between, along []kg.ID
	for _, way := range ways {
		for i, a := range way {
			along = append(along, a.Relationship)
			if i > 0 {
				between = append(between, a.From)
			}
		}
	}
	err := lookup(ctx, f.graph.entities(f.fetchFor(ctx)), unique(between), func(_ kg.ID, e kg.Entity) { f.add(e) })
	if err != nil {
		return err
	}
	links := map[kg.ID]*Link{}
	err = lookup(ctx, f.graph.store.Relationships, unique(along), func(id kg.ID, r kg.Relationship) {
		links[id] = f.link(r, f.nodes[r.From], f.nodes[r.To])
	})
	if err != nil {
		return err
	}
	for _, way := range ways {
		if path := newPath(way, f.nodes, links); path != nil {
			p.Paths = append(p.Paths, path)
		}
	}
	return nil
}

// newPath returns the path along a way. It returns nil if a part of the way was removed after the search.
func newPath(way []arc, nodes map[kg.ID]*Node, links map[kg.ID]*Link) *Path {
	p := &Path{}
	for _, a := range way {
		s := PathStep{links[a.Relationship], nodes[a.From], nodes[a.To], kg.Out}
		if s.Link == nil || s.From == nil || s.To == nil {
			return nil
		}
		if s.Link.From != a.From {
			s.Direction = kg.In
		}
		p.Steps = append(p.Steps, s)
	}
	return p
}

// mayBeLonger returns HOPS if both ends lead to an entity that a path may pass through, because then there may be a
// path with more relationships. Otherwise it returns nil.
func (f *frontier) mayBeLonger(ctx context.Context, q kg.PathQuestion) (*Truncated, error) {
	via := kg.Via{Step: kg.Step{Dir: kg.Both}, Link: q.Link, Where: q.Where}
	n, err := f.graph.store.Count(ctx, []kg.ID{q.From, q.To}, via)
	if err != nil {
		return nil, fmt.Errorf("query: count what %s and %s lead to: %w", q.From, q.To, err)
	}
	if n[q.From] == 0 || n[q.To] == 0 {
		return nil, nil
	}
	return &Truncated{"HOPS", fmt.Sprintf("hop %d", q.MaxHops)}, nil
}

// HubsSkipped returns the hubs that the search avoided, sorted by ID. It searches again for shortest paths, which now
// may pass through hubs. They are at most as long as the paths of p. If p has no paths, they have at most MaxHops
// relationships. HubsSkipped returns the hubs on these paths.
//
// HubsSkipped takes one round trip for the search, one for the degrees and one for the hubs. The search has the time
// that the first search left. If the search is cut, the error is ErrUnavailable.
func (p *Paths) HubsSkipped(ctx context.Context) ([]*Node, error) {
	f, q := p.on.next(), p.question
	q.Hub = 0
	found, cut, err := p.shortestLinks(ctx, q)
	if cut != nil {
		err = fmt.Errorf("query: search through hubs: %w: cut at %s", kg.ErrUnavailable, cut.At)
	}
	if err != nil {
		return nil, err
	}
	between := passed(q, found)
	if len(between) == 0 {
		return nil, nil
	}
	degrees, err := f.graph.store.Count(ctx, between, kg.Via{Step: kg.Step{Dir: kg.Both}, Link: q.Link})
	if err != nil {
		return nil, fmt.Errorf("query: count the relationships of %d: %w", len(between), err)
	}
	hubs := slices.DeleteFunc(between, func(id kg.ID) bool { return degrees[id] <= p.question.Hub })
	err = lookup(ctx, f.graph.entities(f.fetchFor(ctx)), hubs, func(_ kg.ID, e kg.Entity) { f.add(e) })
	return f.all(hubs), err
}

// passed returns the IDs of the entities that the relationships join, sorted, without the two ends of the question.
func passed(q kg.PathQuestion, all []kg.Relationship) []kg.ID {
	ids := map[kg.ID]bool{}
	for _, r := range all {
		ids[r.From], ids[r.To] = true, true
	}
	delete(ids, q.From)
	delete(ids, q.To)
	return sortedIDs(ids)
}
