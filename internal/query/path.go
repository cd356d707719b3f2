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
	DefaultPaths = 5   // if nobody says
	DefaultHub   = 200 // relationships, beyond which an entity is not passed through

	pathBudget = 1800 * time.Millisecond // for all searches of one question, of the 2.5 s that a request may take
	maxOnPaths = 20_000                  // relationships of shortest paths that are put in order
)

// Paths are the shortest ways between two entities.
type Paths struct {
	From, To  *Node
	Paths     []*Path
	Truncated *Truncated // nil if nothing was cut

	on       *frontier
	question kg.PathQuestion // as long as what was found
	until    time.Time
}

// Truncated says why there may be more than was found.
type Truncated struct {
	Reason string // TIME, HOPS or SIZE of a search for paths, DEGREE or SIZE of a subgraph
	At     string // what was reached when it was cut
}

// A Path is one way, step by step.
type Path struct{ Steps []PathStep }

// A PathStep is one relationship of a path, followed from one end to the other.
type PathStep struct {
	Link      *Link
	From, To  *Node
	Direction kg.Direction // Out if the relationship starts at From
}

// Length returns how many relationships p has.
func (p *Path) Length() int { return len(p.Steps) }

// Links returns the relationships of p, in order.
func (p *Path) Links() []*Link {
	all := make([]*Link, len(p.Steps))
	for i, s := range p.Steps {
		all[i] = s.Link
	}
	return all
}

// Paths returns the shortest paths between two entities: those of the least
// number of relationships, in the order of their weakest link, best-sourced first,
// and then of the IDs of their relationships, one after the other.
//
// It reads from, to, maxHops (6 at most), first (20 at most), asOf, where, which
// must hold for every relationship, through, which says with {kinds} what may be
// passed through, and hubs, which says with {maxDegree} from how many relationships
// on an entity is a hub, see [kg.PathQuestion]. A hub is not passed through, but may be
// an end. All of it holds within the search: a longer path that fits is found if no
// shorter one does.
//
// What is cut is said. TIME: the search took too long, and found nothing. SIZE: it
// became too wide, or there are more relationships on shortest paths than are put in
// order, so that better ones may be missing. HOPS: there is no path within maxHops,
// and both ends lead to something that may be passed through, so that there may be a
// longer one.
//
// It takes a trip for the ends and one for the search; then one for the
// relationships and, if something lies between the ends, one for that; or, if there
// is no path, one to know whether the ends lead on.
func (g *Graph) Paths(ctx context.Context, a Args) (*Paths, error) {
	out := &Paths{until: time.Now().Add(pathBudget)}
	q, first, err := readPathQuestion(a)
	if err != nil {
		return nil, err
	}
	as, err := readAsOf(a["asOf"])
	if err != nil {
		return nil, err
	}
	f := g.frontier(as)
	via, err := f.restrict(ctx, kg.Via{Step: kg.Step{Dir: kg.Both}, Link: q.Link, Where: q.Where})
	if err != nil {
		return nil, err
	}
	found, err := f.wanted(ctx, []kg.ID{q.From, q.To})
	if err != nil {
		return nil, err
	}
	out.on = f
	if out.From, err = pickJoined(found, "from is", q.From); err != nil {
		return nil, err
	}
	if out.To, err = pickJoined(found, "to is", q.To); err != nil {
		return nil, err
	}
	if out.From == out.To {
		return nil, kg.Invalidf("from and to are both %s, want two different entities", out.From.ID)
	}
	q.From, q.To, q.Link, q.Where = out.From.ID, out.To.ID, via.Link, via.Where
	return out, out.search(ctx, q, first)
}

func readPathQuestion(a Args) (q kg.PathQuestion, first int, err error) {
	q = kg.PathQuestion{From: a.id("from"), To: a.id("to"), Limit: maxOnPaths + 1}
	if q.MaxHops, err = a.limit("maxHops", kg.MaxHops, kg.MaxHops); err != nil {
		return q, 0, err
	}
	if first, err = a.limit("first", DefaultPaths, MaxPaths); err != nil {
		return q, 0, err
	}
	if q.Hub, err = Args(a.tree("hubs")).limit("maxDegree", DefaultHub, maxWalk); err != nil {
		return q, 0, err
	}
	if q.Link, err = read(subject{links: true}, a.tree("where"), "where"); err != nil {
		return q, 0, err
	}
	var kinds []string
	for _, v := range list(a.tree("through")["kinds"]) {
		kinds = append(kinds, kindOf(fmt.Sprint(v)))
	}
	if len(kinds) > 0 {
		slices.Sort(kinds)
		q.Where = kg.Is("kind", kg.OneOf, slices.Compact(kinds))
	}
	return q, first, nil
}

// search finds the paths, and what was cut.
func (p *Paths) search(ctx context.Context, q kg.PathQuestion, first int) error {
	found, cut, err := p.shortestLinks(ctx, q)
	if err != nil {
		return err
	}
	ways := p.on.newDag(found, q).best(first)
	switch {
	case len(ways) > 0:
		q.MaxHops = len(ways[0])
		err = p.walk(ctx, ways)
	case cut == nil:
		cut, err = p.on.mayBeLonger(ctx, q)
	}
	p.Truncated, p.question = cut, q
	noteCut(ctx, cut)
	return err
}

// shortestLinks returns the relationships of the shortest paths, and what was cut if it found none or not all.
func (p *Paths) shortestLinks(ctx context.Context, q kg.PathQuestion) ([]kg.Relationship, *Truncated, error) {
	within, cancel := context.WithDeadline(ctx, p.until)
	defer cancel()
	found, err := p.on.graph.store.Shortest(within, q)
	switch {
	case err != nil && ctx.Err() == nil && within.Err() != nil:
		return nil, &Truncated{"TIME", pathBudget.String()}, nil
	case errors.Is(err, kg.ErrTooWide):
		return nil, &Truncated{"SIZE", fmt.Sprintf("%d links", kg.MaxArcs)}, nil
	case err != nil:
		return nil, nil, fmt.Errorf("query: find paths: %w", err)
	case len(found) > maxOnPaths:
		return found[:maxOnPaths], &Truncated{"SIZE", fmt.Sprintf("%d links on shortest paths", maxOnPaths)}, nil
	}
	return found, nil, nil
}

// walk makes paths of the ways. What they meet is of one frontier, so that their
// evidence is fetched in one trip.
func (p *Paths) walk(ctx context.Context, ways [][]kg.Arc) error {
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
		if one := newPath(way, f.nodes, links); one != nil {
			p.Paths = append(p.Paths, one)
		}
	}
	return nil
}

// newPath returns nil if a part of the way was removed since it was found.
func newPath(way []kg.Arc, nodes map[kg.ID]*Node, links map[kg.ID]*Link) *Path {
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

// mayBeLonger returns HOPS if both ends lead on, so that there may be a longer path, and else nil.
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

// HubsSkipped returns the hubs on the shortest paths that there would be if hubs
// could be passed through, if those are no longer than what was found or, if
// nothing was, than maxHops; by ID. It takes a trip for the search, and one each
// for how many relationships they have and what they are. It returns
// ErrUnavailable if the search was cut, for which it has what time is left.
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

// passed returns what relationships join but the ends, in the order of the IDs.
func passed(q kg.PathQuestion, all []kg.Relationship) []kg.ID {
	met := map[kg.ID]bool{}
	for _, r := range all {
		met[r.From], met[r.To] = true, true
	}
	delete(met, q.From)
	delete(met, q.To)
	return sortedIDs(met)
}
