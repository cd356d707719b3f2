package kg

import (
	"context"
	"errors"
	"fmt"
)

// A PathQuestion asks for the shortest paths between two entities, whichever way
// their relationships point.
//
// A hub is an entity with more than Hub relationships for which Link holds, a
// self-loop counting once: of those that the search may use, not of all.
type PathQuestion struct {
	From, To ID     // not the same
	MaxHops  int    // the longest path, in relationships: 1 to [MaxHops]
	Link     Filter // must hold for every relationship of a path
	Where    Filter // must hold for every entity between the ends
	Hub      int    // no entity between the ends is a hub; if 0, any may be
	Limit    int    // of relationships in the answer
}

// An Adjacency answers what [FindShortest] asks, a batch at a time, of one
// [PathQuestion]: ids only.
type Adjacency interface {
	// Passable returns those of ids that may lie between the ends: for which Where
	// holds, and which are no hubs.
	Passable(ctx context.Context, ids []ID) ([]ID, error)

	// Adjacent returns the relationships of each of ids for which Link holds, in
	// any order; once from each end, if both are among ids.
	Adjacent(ctx context.Context, ids []ID) ([]Arc, error)
}

// An Arc is a relationship as it is followed, from what was asked about to its
// other end.
type Arc struct{ Relationship, From, To ID }

// MaxArcs is how many relationships one search looks at: some 50 MB.
const MaxArcs = 250_000

// ErrTooWide says that a search had looked at that many, and found nothing yet.
var ErrTooWide = errors.New("the search became too wide")

// FindShortest is [Store.Shortest] for stores that have no search of their own; it
// returns the IDs of the relationships. It goes from both ends in turn, always from
// the side that has fewer entities to go on from, and takes two statements a step at
// most.
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

// A search is one under way.
type search struct {
	Adjacency
	sides [2]*side
	arcs  int // looked at
}

// A side is what was reached from one end.
type side struct {
	end      ID
	depth    map[ID]int
	back     map[ID][]Arc // those by which an entity was first reached
	frontier []ID         // reached last; which of them may be passed through is not known yet
}

func newSide(end ID) *side {
	return &side{end: end, depth: map[ID]int{end: 0}, back: map[ID][]Arc{}, frontier: []ID{end}}
}

// advance goes one step on from one side.
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

// reach notes where a leads, unless that was reached in fewer steps.
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

// meet returns what both sides have reached and may be passed through, or is an
// end. The sides have not met before, so that it is in the frontier of both.
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

// trace returns the relationships on the ways from where the sides met back to
// both ends, limit of them at most.
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
