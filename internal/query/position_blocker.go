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
	Objections []*Node // those that reject first, then the best-sourced
}

// A ContestedProvision is a provision with the number of objections to it.
type ContestedProvision struct {
	Provision  *Node
	Objections int
}

// Blockers returns the actors that reject a provision or object to it. Actors that reject it come first; then the order
// is the best-sourced, the latest, by ID. Objections that were withdrawn do not count, and neither do objections to the
// parts or the document of the provision.
//
// Of the arguments it reads first. It takes two round trips for all provisions of a frontier.
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

// blocks returns the objections to a provision that reject it or object to it, one for each actor that raised one.
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

// worse orders blocks: those that reject first, then in the order of statements.
func (b block) worse(c block) int {
	stance := func(b block) int { return slices.Index(kg.Stances, b.objection.Text("stance")) }
	return cmp.Or(cmp.Compare(stance(b), stance(c)), b.stronger(c.Statement))
}

// Contested returns the provisions of a document to which there are objections. The provisions with the most objections
// come first; then the order is their order in the document. Objections that were withdrawn do not count.
//
// Of the arguments it reads first. It takes two round trips for all documents of a frontier.
func (n *Node) Contested(ctx context.Context, a Args) ([]*ContestedProvision, error) {
	if !n.Kind.Is(kg.Document) {
		return nil, fmt.Errorf("query: nothing contested in a %s", n.Kind)
	}
	limit, err := a.length("first", DefaultPage, kg.MaxPage)
	if err != nil {
		return nil, err
	}
	provisions, err := n.provisions(ctx)
	if err != nil {
		return nil, err
	}
	var all []*ContestedProvision
	for _, p := range provisions {
		objections, err := p.objections(ctx)
		if err != nil {
			return nil, err
		}
		if n := len(objections); n > 0 {
			all = append(all, &ContestedProvision{p, n})
		}
	}
	slices.SortStableFunc(all, func(a, b *ContestedProvision) int { return cmp.Compare(b.Objections, a.Objections) })
	return all[:min(limit, len(all))], nil
}
