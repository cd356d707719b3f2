package kg

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
)

// Limits of a search for paths.
const (
	MaxHops     = 6
	MaxPaths    = 20
	UsualPaths  = 5               // if nobody says
	DefaultHub  = 200             // relationships, beyond which a node is not passed through
	pathBudget  = 2 * time.Second // then what was found is returned, and said to be cut
	maxShortest = 5000            // shortest paths that are put in order
)

// Paths are the shortest ways between two entities.
type Paths struct {
	Paths      []*Path
	HubsSkip   []*Node    // that were not passed through
	Truncated  *Truncated // nil if nothing was cut
	From, To   *Node
	considered int
}

// Truncated says why there may be more than was found.
type Truncated struct {
	Reason string // TIME, DEGREE or SIZE
	At     string // what was reached when it was cut
}

// A Path is one way, step by step.
type Path struct {
	Steps []PathStep
	key   string
}

// A PathStep is one relationship of a path, followed from one end to the other.
type PathStep struct {
	Link      *Link
	From, To  *Node
	Direction Direction // Out if the relationship starts at From
}

// Length returns how many relationships p has.
func (p *Path) Length() int { return len(p.Steps) }

// Paths returns the shortest paths between two entities: those of the least
// number of relationships, in the order of their weakest link, best first, and
// then of their IDs. It reads from, to, maxHops (6 at most), first (20 at most),
// where, which must hold for every relationship, through, which says with {kinds}
// what may be passed through, and hubs, which says with {maxDegree} from how many
// relationships on a node is a hub. A hub is not passed through, but may be an end.
//
// It searches from both ends in turn, always from the side that has reached less,
// one trip a step: as many trips as the path has relationships, and one.
func (g *Graph) Paths(ctx context.Context, a Args) (*Paths, error) {
	s, err := g.newPathSearch(ctx, a)
	if err != nil {
		return nil, err
	}
	if s.from.ID == s.to.ID {
		return nil, invalid("from and to are both %s, want two different entities", s.from.ID)
	}
	return s.run(ctx)
}

// A pathSearch is a search under way.
type pathSearch struct {
	from, to *Node
	via      Via
	through  []Kind
	hub      int
	hops     int
	first    int
	sides    [2]*side
	hubs     map[ID]*Node
	cut      *Truncated
}

// A side is what was reached from one end.
type side struct {
	depth map[ID]int
	back  map[ID][]*Edge // the relationships by which a node was first reached, with what they were followed from
	rim   []*Node        // reached last
}

func (g *Graph) newPathSearch(ctx context.Context, a Args) (*pathSearch, error) {
	as, err := readAsOf(a["asOf"])
	if err != nil {
		return nil, err
	}
	s := &pathSearch{via: Via{Step: Step{Dir: Both}}, hub: DefaultHub, hubs: map[ID]*Node{}}
	if s.hops, err = a.limit("maxHops", MaxHops, MaxHops); err != nil {
		return nil, err
	}
	if s.first, err = a.limit("first", UsualPaths, MaxPaths); err != nil {
		return nil, err
	}
	if s.via.Link, err = read(subject{links: true}, a.tree("where"), "where"); err != nil {
		return nil, err
	}
	if hubs := Args(a.tree("hubs")); hubs != nil {
		if s.hub, err = hubs.limit("maxDegree", DefaultHub, maxWalk); err != nil {
			return nil, err
		}
	}
	for _, v := range list(a.tree("through")["kinds"]) {
		s.through = append(s.through, Kind(kindOf(fmt.Sprint(v))))
	}
	found, err := g.frontier(as).wanted(ctx, []ID{a.id("from"), a.id("to")})
	if err != nil {
		return nil, err
	}
	if s.from, err = pick(found, "from", a.id("from")); err != nil {
		return nil, err
	}
	if s.to, err = pick(found, "to", a.id("to")); err != nil {
		return nil, err
	}
	for i, n := range []*Node{s.from, s.to} {
		s.sides[i] = &side{depth: map[ID]int{n.ID: 0}, back: map[ID][]*Edge{}, rim: []*Node{n}}
	}
	return s, nil
}

func (s *pathSearch) run(ctx context.Context) (*Paths, error) {
	ctx, cancel := context.WithTimeout(ctx, pathBudget)
	defer cancel()
	for hop := 1; hop <= s.hops; hop++ {
		near, far := s.sides[0], s.sides[1]
		if len(far.rim) < len(near.rim) {
			near, far = far, near
		}
		if len(near.rim) == 0 {
			break
		}
		switch err := s.grow(ctx, near); {
		case errors.Is(err, context.DeadlineExceeded), errors.Is(err, ErrUnavailable) && ctx.Err() != nil:
			s.cut = &Truncated{"TIME", fmt.Sprintf("%d hops", hop-1)}
			return s.result(nil), nil
		case err != nil:
			return nil, err
		}
		if meet := s.meetings(near, far); len(meet) > 0 {
			return s.result(meet), nil
		}
	}
	return s.result(nil), nil
}

// grow goes one step on from one side.
func (s *pathSearch) grow(ctx context.Context, from *side) error {
	f := s.from.on.next()
	for _, n := range from.rim {
		if s.passable(n) {
			f.nodes[n.ID], f.ids = n, append(f.ids, n.ID)
		}
	}
	limit := s.hub
	if len(from.rim) == 1 && (from.rim[0] == s.from || from.rim[0] == s.to) {
		limit = maxWalk - 1 // an end may be a hub
	}
	reached, err := f.neighbours(ctx, s.via, limit)
	if err != nil {
		return err
	}
	rim := map[ID]*Node{}
	for _, n := range from.rim {
		w := reached[n.ID]
		if w.more {
			s.skip(n, limit)
			if limit == s.hub {
				continue
			}
		}
		from.reach(n, w.edges, rim)
	}
	from.rim = from.rim[:0]
	for _, id := range sortedIDs(rim) {
		from.rim = append(from.rim, rim[id])
	}
	return nil
}

// reach notes what edges lead to from n, unless it was reached in fewer steps.
func (d *side) reach(n *Node, edges []*Edge, rim map[ID]*Node) {
	for _, e := range edges {
		to := e.Node
		depth, seen := d.depth[to.ID]
		if to.ID == n.ID || seen && depth <= d.depth[n.ID] {
			continue
		}
		d.depth[to.ID] = d.depth[n.ID] + 1
		d.back[to.ID] = append(d.back[to.ID], &Edge{Node: n, Relationship: e.Relationship})
		rim[to.ID] = to
	}
}

// skip notes a hub, or that an end has more relationships than are looked at.
func (s *pathSearch) skip(n *Node, limit int) {
	if limit == s.hub {
		s.hubs[n.ID] = n
		return
	}
	s.cut = &Truncated{"DEGREE", string(n.ID)}
}

func (s *pathSearch) passable(n *Node) bool {
	return n == s.from || n == s.to || len(s.through) == 0 || slices.Contains(s.through, n.Kind)
}

// meetings returns the nodes that both sides have reached, of those the nearest.
func (s *pathSearch) meetings(near, far *side) []*Node {
	best, all := s.hops+1, []*Node(nil)
	for _, n := range near.rim {
		depth, ok := far.depth[n.ID]
		if !ok || !s.passable(n) && n.ID != s.from.ID && n.ID != s.to.ID {
			continue
		}
		switch total := near.depth[n.ID] + depth; {
		case total < best:
			best, all = total, []*Node{n}
		case total == best:
			all = append(all, n)
		}
	}
	return all
}

// result puts the paths through the nodes where the sides met in order.
func (s *pathSearch) result(meet []*Node) *Paths {
	out := &Paths{From: s.from, To: s.to, Truncated: s.cut}
	for _, id := range sortedIDs(s.hubs) {
		out.HubsSkip = append(out.HubsSkip, s.hubs[id])
	}
	for _, n := range meet {
		for _, head := range s.sides[0].ways(n, s.from.ID) {
			for _, tail := range s.sides[1].ways(n, s.to.ID) {
				if out.considered++; out.considered > maxShortest {
					out.Truncated = &Truncated{"SIZE", fmt.Sprintf("%d shortest paths", maxShortest)}
					break
				}
				out.Paths = append(out.Paths, join(head, tail))
			}
		}
	}
	slices.SortFunc(out.Paths, func(a, b *Path) int { return strings.Compare(a.key, b.key) })
	out.Paths = slices.CompactFunc(out.Paths, func(a, b *Path) bool { return a.key == b.key })
	out.Paths = out.Paths[:min(len(out.Paths), s.first)]
	s.settle(out)
	return out
}

// ways returns the ways back from n to the end of a side, each as the edges that
// are followed, nearest to n first. At most maxShortest of them.
func (d *side) ways(n *Node, end ID) [][]*Edge {
	if n.ID == end {
		return [][]*Edge{nil}
	}
	var all [][]*Edge
	for _, e := range d.back[n.ID] {
		for _, way := range d.ways(e.Node, end) {
			if len(all) == maxShortest {
				return all
			}
			all = append(all, append([]*Edge{{Node: n, Relationship: e.Relationship}, e}, way...))
		}
	}
	return all
}

// join makes a path of the way back to one end and of that to the other. Ways hold
// two edges a step: where it ends, and where it came from.
func join(head, tail []*Edge) *Path {
	p := &Path{}
	for i := len(head) - 2; i >= 0; i -= 2 {
		p.add(head[i].Relationship, head[i+1].Node, head[i].Node)
	}
	for i := 0; i < len(tail); i += 2 {
		p.add(tail[i].Relationship, tail[i].Node, tail[i+1].Node)
	}
	weakest := 0
	ids := make([]string, len(p.Steps))
	for i, s := range p.Steps {
		weakest = max(weakest, s.Link.weakness())
		ids[i] = string(s.Link.ID)
	}
	p.key = fmt.Sprintf("%03d %06d %s", len(p.Steps), weakest, strings.Join(ids, " "))
	return p
}

// Links returns the relationships of p, in order.
func (p *Path) Links() []*Link {
	all := make([]*Link, len(p.Steps))
	for i, s := range p.Steps {
		all[i] = s.Link
	}
	return all
}

func (p *Path) add(l *Link, from, to *Node) {
	d := Out
	if l.From != from.ID {
		d = In
	}
	p.Steps = append(p.Steps, PathStep{l, from, to, d})
}

// weakness orders relationships by how well they are sourced: by the reliability
// of the best source, then by how many sources there are.
func (l *Link) weakness() int {
	best := slices.Index(Reliabilities, l.Text("bestSource"))
	if best < 0 {
		best = len(Reliabilities)
	}
	return best*1000 + 999 - min(l.Int("sourceCount"), 999)
}

// settle puts all that the paths hold into one frontier, so that their evidence
// is fetched in one trip.
func (s *pathSearch) settle(out *Paths) {
	f := s.from.on.next()
	for _, p := range out.Paths {
		for i, step := range p.Steps {
			from, to := f.add(step.From.Entity), f.add(step.To.Entity)
			p.Steps[i] = PathStep{f.relink(step.Link, from, to), from, to, step.Direction}
		}
	}
}

// relink adds l to f between nodes of f; the same relationship is the same link.
func (f *frontier) relink(l *Link, near, far *Node) *Link {
	for _, other := range f.links {
		if other.ID == l.ID {
			return other
		}
	}
	return f.link(l.Relationship, near, far)
}

func sortedIDs[V any](m map[ID]V) []ID {
	all := make([]ID, 0, len(m))
	for id := range m {
		all = append(all, id)
	}
	slices.SortFunc(all, func(a, b ID) int { return cmp.Compare(a, b) })
	return all
}
