package kg

import (
	"context"
	"errors"
	"fmt"
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

// An Adjacency reads the graph for [FindShortest], one batch of ids at a time, for one [PathQuestion].
type Adjacency interface {
	// Passable returns the ids that may lie between the ends of a path: Where is true for them, and they are not
	// hubs.
	Passable(ctx context.Context, ids []ID) ([]ID, error)

	// Adjacent returns the relationships of the entities in ids for which Link is true, in any order. A relationship
	// between two of these entities is returned twice, once from each end.
	Adjacent(ctx context.Context, ids []ID) ([]Arc, error)
}

// An Arc is a relationship in the direction in which a search follows it. From is the entity that the search asked
// about, and To is the other end.
type Arc struct{ Relationship, From, To ID }

// MaxArcs is the most relationships that one search reads. This many relationships take about 50 MB.
const MaxArcs = 250_000

// ErrTooWide means that a search read more than MaxArcs relationships without finding a path.
var ErrTooWide = errors.New("the search became too wide")

// FindShortest does the work of [Store.Shortest] for stores whose database has no search for shortest paths. It returns
// the IDs of the relationships on the paths. It searches from both ends, and always advances the side with the smaller
// frontier. Each step takes at most two statements.
func FindShortest(ctx context.Context, a Adjacency, q PathQuestion) ([]ID, error) {
	s := search{Adjacency: a, sides: [2]*side{newSide(q.From), newSide(q.To)}}
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
type search struct {
	Adjacency
	sides [2]*side
	arcs  int // the number of arcs that were read
}

// A side is everything that the search reached from one end.
type side struct {
	end      ID
	depth    map[ID]int
	back     map[ID][]Arc // the arcs by which each entity was first reached
	frontier []ID         // the entities reached last, not yet checked by Passable
}

func newSide(end ID) *side {
	return &side{end: end, depth: map[ID]int{end: 0}, back: map[ID][]Arc{}, frontier: []ID{end}}
}

// advance takes one step from one side.
func (s *search) advance(ctx context.Context, from *side) (err error) {
	ids := from.frontier
	if len(ids) > 0 && ids[0] != from.end {
		if ids, err = s.Passable(ctx, ids); err != nil {
			return err
		}
	}
	from.frontier = nil
	if len(ids) == 0 {
		return nil
	}
	arcs, err := s.Adjacent(ctx, ids)
	if err != nil {
		return err
	}
	if s.arcs += len(arcs); s.arcs > MaxArcs {
		return fmt.Errorf("kg: %w: %d relationships", ErrTooWide, s.arcs)
	}
	for _, a := range arcs {
		from.reach(a)
	}
	return nil
}

// reach records that a leads to a.To, unless fewer steps led to that entity before.
func (d *side) reach(a Arc) {
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

// meet returns the entities that both sides reached, if they are passable or an end. The sides did not meet before,
// so these entities are in both frontiers.
func (s *search) meet(ctx context.Context, near, far *side) ([]ID, error) {
	var both []ID
	for _, id := range near.frontier {
		if id == far.end {
			return []ID{id}, nil
		}
		if _, ok := far.depth[id]; ok {
			both = append(both, id)
		}
	}
	if len(both) == 0 {
		return nil, nil
	}
	return s.Passable(ctx, both)
}

// trace returns the relationships on the paths from the meeting points back to both ends, at most limit of them.
func (s *search) trace(meet []ID, limit int) []ID {
	var all []ID
	for _, d := range s.sides {
		seen := map[ID]bool{}
		var follow func(ID)
		follow = func(at ID) {
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
