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
// names an entity or a relationship by, such as its ID. A relationship fits if Link is true for it. An entity is
// passable if it is an end of the question, or if it may lie between the ends: Where is true for it, and it is no hub.
type Adjacency[K comparable] interface {
	// Adjacent returns the relationships by which a search goes on, in any order. A search goes on from an entity if the
	// entity is passable, and if a relationship that fits leads to it. Adjacent returns all relationships of the entity
	// that fit. If strict is false, it may return others too, as arcs that are not Sure. A relationship between two of
	// the entities is returned twice, once from each end.
	//
	// The result fit has the relationships in Unsure that fit. A relationship that leads to an entity that is not
	// passable may be missing.
	Adjacent(ctx context.Context, entities []Reached[K], strict bool) (arcs []Arc[K], fit []K, err error)

	// Check returns at which entities paths meet. Both sides reached each of the entities. Paths meet at an entity if it
	// is passable, and if a relationship that fits leads to it from each side. The result fit is as in Adjacent.
	Check(ctx context.Context, entities [][2]Reached[K]) (passable, fit []K, err error)
}

// A Reached is an entity to which relationships led. An end of the question comes alone.
type Reached[K comparable] struct {
	Entity K
	Sure   bool // the search began at the entity, or a relationship leads to it that fits
	Unsure []K  // relationships that lead to it, too, if they fit
}

// An Arc is a relationship in the direction in which a search follows it. From is the entity that the search asked
// about, and To is the other end.
type Arc[K comparable] struct {
	Relationship, From, To K
	Sure                   bool // the relationship fits; otherwise, nobody has checked that
}

const (
	// MaxArcs is the most relationships that one search reads. This many relationships take about 50 MB.
	MaxArcs = 250_000

	// maxUnsure is how many unsure arcs a search reads. After that it asks for sure arcs only. Before, a check of the few
	// relationships that lead on costs less.
	maxUnsure = 20_000

	atOnce = 1000 // how many entities a statement of a search is about, so that none returns too much at once
)

// ErrTooWide means that a search read more than MaxArcs relationships without finding a path.
var ErrTooWide = errors.New("the search became too wide")

// FindShortest does the work of [Store.Shortest] for stores whose database has no search for shortest paths. It returns
// the relationships on the paths from one entity to another. Of q, it reads MaxHops and Limit. It searches from both
// ends, and always advances the side with the smaller frontier.
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
	fits  map[K]bool // the relationships that were checked later, and whether each fits
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
	at := from.frontier
	arcs, err := s.around(ctx, s.open(from, at))
	if err != nil {
		return err
	}
	s.settle(from, at)
	from.frontier = nil
	for _, a := range arcs {
		from.reach(a)
	}
	return nil
}

// around returns the arcs by which the search goes on from entities.
func (s *search[K]) around(ctx context.Context, entities []Reached[K]) (all []Arc[K], err error) {
	for some := range slices.Chunk(entities, atOnce) {
		arcs, fit, err := s.Adjacent(ctx, some, s.loose > maxUnsure)
		if err != nil {
			return nil, err
		}
		s.learn(some, fit)
		for _, a := range arcs {
			if a.Sure {
				s.arcs++
			} else {
				s.loose++
			}
		}
		if s.arcs > MaxArcs {
			return nil, fmt.Errorf("kg: %w: %d relationships", ErrTooWide, s.arcs)
		}
		all = append(all, arcs...)
	}
	return all, nil
}

// open returns the entities as one side reached them. It leaves out an entity if no relationship to it may fit.
func (s *search[K]) open(d *side[K], entities []K) (all []Reached[K]) {
	for _, at := range entities {
		if r := s.reached(d, at); r.Sure || len(r.Unsure) > 0 {
			all = append(all, r)
		}
	}
	return all
}

// reached returns an entity as one side reached it. What was checked before is not unsure.
func (s *search[K]) reached(d *side[K], at K) Reached[K] {
	r := Reached[K]{Entity: at, Sure: at == d.end}
	for _, a := range d.back[at] {
		fits, known := s.fits[a.Relationship]
		if a.Sure || fits {
			r.Sure = true
		} else if !known {
			r.Unsure = append(r.Unsure, a.Relationship)
		}
	}
	return r
}

// learn records which of the relationships that were unsure fit.
func (s *search[K]) learn(reached []Reached[K], fit []K) {
	for _, r := range reached {
		for _, unsure := range r.Unsure {
			s.fits[unsure] = false
		}
	}
	for _, r := range fit {
		s.fits[r] = true
	}
	s.arcs += len(fit)
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

// settle forgets the arcs to the entities that do not fit, and the entities to which no other arc leads.
func (s *search[K]) settle(d *side[K], entities []K) {
	for _, at := range entities {
		d.back[at] = slices.DeleteFunc(d.back[at], func(a Arc[K]) bool { return !a.Sure && !s.fits[a.Relationship] })
		if len(d.back[at]) == 0 && at != d.end {
			delete(d.back, at)
			delete(d.depth, at)
		}
	}
}

// meet returns the entities at which paths from both sides meet. The sides did not meet before, so these entities are
// in both frontiers, or one is the end of the other side.
func (s *search[K]) meet(ctx context.Context, near, far *side[K]) ([]K, error) {
	var met [][2]Reached[K]
	var at []K
	for _, id := range near.frontier {
		if _, ok := far.depth[id]; ok {
			at, met = append(at, id), append(met, [2]Reached[K]{s.reached(near, id), s.reached(far, id)})
		}
	}
	if len(met) == 0 {
		return nil, nil
	}
	passable, fit, err := s.Check(ctx, met)
	if err != nil {
		return nil, err
	}
	for _, both := range met {
		s.learn(both[:], nil)
	}
	s.learn(nil, fit)
	s.settle(near, at)
	s.settle(far, at)
	if slices.Contains(passable, far.end) {
		return []K{far.end}, nil
	}
	return passable, nil
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
