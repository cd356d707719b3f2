package query

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"accordgraph/internal/kg"
)

// A Blocker is an actor that rejects a provision or objects to it.
type Blocker struct {
	Actor      *Node
	Stance     string  // REJECTS or OBJECTS; REJECTS if the actor did both
	Strongest  *Link   // the best-sourced relationship with that stance
	Latest     string  // the day, month or year of the last objection, or ""
	Objections []*Node // the objections that reject first, then the best-sourced
}

// Blockers returns the actors that reject a provision or object to it. Actors that reject the provision come first.
// Then actors with a better-sourced objection come first, then actors with a later objection. Then the order is by ID.
// Objections that were withdrawn do not count. Objections to the parts of the provision or to its document do not count
// either. These are the objections of ContestedProvision.Blocking, without those for which no actor is known or it is
// disputed who raised them.
//
// The only argument that it reads is `first`. It takes two round trips for all provisions of a frontier together.
func (n *Node) Blockers(ctx context.Context, a Args) ([]*Blocker, error) {
	limit, err := a.length("first", DefaultPage, kg.MaxPage)
	if err != nil {
		return nil, err
	}
	all, err := n.blocks(ctx)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(all, block.worse)
	var blockers []*Blocker
	of := map[kg.ID]*Blocker{}
	for _, b := range all {
		blocker := of[b.By.ID]
		if blocker == nil {
			blocker = &Blocker{Actor: b.By, Stance: b.objection.Text("stance"), Strongest: b.Link}
			of[b.By.ID], blockers = blocker, append(blockers, blocker)
		}
		if later(b.Day, blocker.Latest) > 0 {
			blocker.Latest = b.Day
		}
		if !slices.Contains(blocker.Objections, b.objection) {
			blocker.Objections = append(blocker.Objections, b.objection)
		}
	}
	return blockers[:min(limit, len(blockers))], nil
}

// A block is one objection by one actor.
type block struct {
	Statement
	objection *Node
}

// blocks returns the objections to a provision that have the stance REJECTS or OBJECTS. If several actors raised an
// objection, there is a block for each actor.
func (n *Node) blocks(ctx context.Context) (all []block, err error) {
	if n.Kind != kg.Provision {
		return nil, fmt.Errorf("query: no blockers of a %s", n.Kind)
	}
	via := kg.Via{
		Step: kg.Incoming(kg.Objection, kg.ObjectsTo), Link: standing(),
		Where: kg.Is("stance", kg.OneOf, blocking()),
	}
	edges, err := n.walk(ctx, via)
	for _, e := range edges {
		by, err := farNodes(e.Node.walk(ctx, kg.Via{Step: kg.Incoming(kg.Actor, kg.Raised), Link: attributed()}))
		if err != nil {
			return nil, err
		}
		for _, actor := range by {
			all = append(all, block{e.objection(actor), e.Node})
		}
	}
	return all, err
}

// worse orders blocks. Blocks that reject come first. Then the order is the order of their statements: see stronger.
func (b block) worse(c block) int {
	stance := func(b block) int { return slices.Index(kg.Stances, b.objection.Text("stance")) }
	return cmp.Or(cmp.Compare(stance(b), stance(c)), b.stronger(c.Statement))
}
