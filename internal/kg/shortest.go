package kg

import (
	"context"
	"errors"
	"fmt"
	"slices"
)

// A PathQuestion asks for the shortest paths between two entities. Paths may follow relationships in either
// direction.
//
// A hub is an entity with more than Hub relationships for which Link is true. Other relationships do not count, and a
// self-loop counts once.
type PathQuestion struct {
	From, To ID     // different entities
	MaxHops  int    // the longest path, in relationships: 1 to [MaxHops]
	Link     Filter // must be true for every relationship of a path
	Where    Filter // must be true for every entity between the ends
	Hub      int    // no entity between the ends is a hub; 0: hubs are allowed
	Limit    int    // the most relationships in the answer
}

// An Adjacency reads the graph for [FindShortest], one batch at a time, for one [PathQuestion]. A K is what the store
// names an entity or a relationship by, such as its ID.
//
// An entity is passable if it may lie between the ends of a path: Where is true for it, and it is not a hub.
type Adjacency[K comparable] interface {
	// Passable returns those of the entities that are passable.
	Passable(ctx context.Context, entities []K) ([]K, error)

	// Adjacent returns the relationships of entities that have one each, in any order. The entities are either one end
	// of the question, or some that are no ends. Of the latter, it leaves out those that are not passable. A relationship
	// between two of the entities is returned twice, once from each end. It returns every relationship for which Link is
	// true. If strict is false, it may return others too, as arcs that are not Sure.
	Adjacent(ctx context.Context, entities []K, strict bool) ([]Arc[K], error)

	// Fitting returns those of the relationships for which Link is true, in any order.
	Fitting(ctx context.Context, relationships []K) ([]K, error)
}

// An Arc is a relationship in the direction in which a search follows it. From is the entity that the search asked
// about, and To is the other end.
type Arc[K comparable] struct {
	Relationship, From, To K
	Sure                   bool // Link is true for the relationship; otherwise, nobody has checked
}

const (
	// MaxArcs is the most relationships that one search reads. This many relationships take about 50 MB.
	MaxArcs = 250_000

	// maxUnsure is how many relationships a search reads before it asks only for those that a path may use. Until then
	// it costs less to check those that matter.
	maxUnsure = 20_000

	atOnce = 1000 // how many entities a statement of a search is about, so that none returns too much at once
)

// ErrTooWide means that a search read more than MaxArcs relationships without finding a path.
var ErrTooWide = errors.New("the search became too wide")

// FindShortest does the work of [Store.Shortest] for stores whose database has no search for shortest paths. It returns
// the relationships on the paths from one entity to another. Of q, it reads MaxHops and Limit. It searches from both
// ends, and always advances the side with the smaller frontier. A step takes up to four statements for
// each thousand entities.
//
// A relationship is checked late: when the search goes on from where it leads, or when both sides have met there. Most
// relationships that a search reads are on its last steps, and lead nowhere.
func FindShortest[K comparable](ctx context.Context, a Adjacency[K], from, to K, q PathQuestion) ([]K, error) {
	s := search[K]{Adjacency: a, sides: [2]*side[K]{newSide(from), newSide(to)}, fits: map[K]bool{}}
	for range q.MaxHops {
		near, far := s.sides[0], s.sides[1]
		if len(far.frontier) < len(near.frontier) {
			near, far = far, near
		}
		if err := s.advance(ctx, near); err != nil {
			return nil, err
		}
		meet, err := s.meet(ctx, near, far)
		if err != nil {
			return nil, err
		}
		if len(meet) > 0 {
			return s.trace(meet, q.Limit), nil
		}
	}
	return nil, nil
}

// A search is the state of one call of FindShortest.
type search[K comparable] struct {
	Adjacency[K]
	sides [2]*side[K]
	arcs  int        // the number of arcs that were read and may be used
	loose int        // the number of arcs that were read without being sure
	fits  map[K]bool // the relationships that were checked later, and whether Link is true for each
}

// A side is everything that the search reached from one end.
type side[K comparable] struct {
	end      K
	depth    map[K]int
	back     map[K][]Arc[K] // the arcs by which each entity was first reached
	frontier []K            // the entities reached last; neither they nor the arcs to them are checked yet
}

func newSide[K comparable](end K) *side[K] {
	return &side[K]{end: end, depth: map[K]int{end: 0}, back: map[K][]Arc[K]{}, frontier: []K{end}}
}

// advance takes one step from one side.
func (s *search[K]) advance(ctx context.Context, from *side[K]) error {
	at, err := s.settle(ctx, from, from.frontier)
	from.frontier = nil
	if err != nil || len(at) == 0 {
		return err
	}
	for some := range slices.Chunk(at, atOnce) {
		if err := s.expand(ctx, from, some); err != nil {
			return err
		}
	}
	return nil
}

// expand follows the relationships of some entities of one side.
func (s *search[K]) expand(ctx context.Context, from *side[K], some []K) error {
	arcs, err := s.Adjacent(ctx, some, s.loose > maxUnsure)
	if err != nil {
		return err
	}
	for _, a := range arcs {
		if a.Sure {
			s.arcs++
		} else {
			s.loose++
		}
		from.reach(a)
	}
	return s.narrow()
}

// narrow returns ErrTooWide if the search has read too much.
func (s *search[K]) narrow() error {
	if s.arcs > MaxArcs {
		return fmt.Errorf("kg: %w: %d relationships", ErrTooWide, s.arcs)
	}
	return nil
}

// reach records that a leads to a.To, unless fewer steps led to that entity before.
func (d *side[K]) reach(a Arc[K]) {
	depth, seen := d.depth[a.To]
	next := d.depth[a.From] + 1
	if seen && depth < next {
		return
	}
	if !seen {
		d.depth[a.To], d.frontier = next, append(d.frontier, a.To)
	}
	d.back[a.To] = append(d.back[a.To], a)
}

// settle checks the arcs by which the side d reached the entities. It forgets the arcs that no path may use, and the
// entities to which no other arc leads. It returns the other entities.
func (s *search[K]) settle(ctx context.Context, d *side[K], entities []K) (settled []K, err error) {
	if err := s.check(ctx, d, entities); err != nil {
		return nil, err
	}
	for _, at := range entities {
		var fit []Arc[K]
		for _, a := range d.back[at] {
			if a.Sure || s.fits[a.Relationship] {
				a.Sure = true
				fit = append(fit, a)
			}
		}
		if d.back[at] = fit; len(fit) > 0 || at == d.end {
			settled = append(settled, at)
			continue
		}
		delete(d.back, at)
		delete(d.depth, at)
	}
	return settled, nil
}

// check finds out for which of the arcs to the entities Link is true. It checks no relationship twice.
func (s *search[K]) check(ctx context.Context, d *side[K], entities []K) error {
	var open []K
	for _, at := range entities {
		for _, a := range d.back[at] {
			if _, known := s.fits[a.Relationship]; !a.Sure && !known {
				s.fits[a.Relationship] = false
				open = append(open, a.Relationship)
			}
		}
	}
	if len(open) == 0 {
		return nil
	}
	fit, err := s.Fitting(ctx, open)
	if err != nil {
		return err
	}
	for _, r := range fit {
		s.fits[r] = true
	}
	s.arcs += len(fit)
	return s.narrow()
}

// meet returns the entities that both sides reached, if they are passable or an end. The sides did not meet before,
// so these entities are in both frontiers.
func (s *search[K]) meet(ctx context.Context, near, far *side[K]) ([]K, error) {
	var both []K
	for _, id := range near.frontier {
		if _, ok := far.depth[id]; ok {
			both = append(both, id)
		}
	}
	for _, d := range []*side[K]{near, far} {
		var err error
		if both, err = s.settle(ctx, d, both); err != nil || len(both) == 0 {
			return nil, err
		}
	}
	for _, id := range both {
		if id == far.end {
			return []K{id}, nil
		}
	}
	return s.Passable(ctx, both)
}

// trace returns the relationships on the paths from the meeting points back to both ends, at most limit of them.
func (s *search[K]) trace(meet []K, limit int) []K {
	var all []K
	for _, d := range s.sides {
		seen := map[K]bool{}
		var follow func(K)
		follow = func(at K) {
			if seen[at] {
				return
			}
			seen[at] = true
			for _, a := range d.back[at] {
				if len(all) < limit {
					all = append(all, a.Relationship)
					follow(a.From)
				}
			}
		}
		for _, id := range meet {
			follow(id)
		}
	}
	return all
}
