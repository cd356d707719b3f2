package query

import (
	"context"
	"slices"
	"strings"

	"accordgraph/internal/kg"
)

// A SequenceQuestion asks in which order the clauses of a document take effect.
type SequenceQuestion struct {
	Document kg.ID     `arg:"document"`
	Where    kg.Filter `arg:"where"` // each DEPENDS_ON and ASKS matches Where; nil matches all
	AsOf     AsOf      `arg:"asOf"`
}

// A Sequence is the order of the clauses of a document, as far as somebody states one.
type Sequence struct {
	Groups    []*SequenceGroup
	Cycles    [][]*SequenceStep // the steps that wait for each other, each cycle in the order of the document
	Unordered []*Node           // the clauses that have no step, in the order of the document
}

// A SequenceGroup has steps that can happen at once.
type SequenceGroup struct {
	Number int // 1, 2, …
	Steps  []*SequenceStep
}

// A SequenceStep is a clause that has a place in the order, or a deadline.
type SequenceStep struct {
	Provision *Node
	Deadlines []*Node // the obligations for which the clause states a time, in list order
	After     []*Link // the DEPENDS_ON by CONDITION or SEQUENCE of the clause, by ID
	InCycle   bool    // whether the clause waits for itself

	after []*SequenceStep // the steps of the document for which this step waits
}

// Sequence returns the order of the clauses of a document. A clause comes after each clause on which it depends by
// CONDITION or SEQUENCE, and after the parts of that clause. So do its own parts, unless one of the two clauses is a part
// of the other. A clause on which nothing depends, that depends on nothing and that states no time has no step.
// Relationships that were withdrawn do not count.
//
// Each group comes after the group before it: a step is in the first group after the steps for which it waits. Steps of a
// group are in the order of the document. Steps that wait for each other are a cycle, and in one group.
//
// The error is ErrInvalid if Document is not the ID of a document.
//
// Sequence takes three round trips: for the document, its clauses, and their relationships. Another round trip is needed
// if the ID was merged.
func (g *Graph) Sequence(ctx context.Context, q SequenceQuestion) (*Sequence, error) {
	q, err := withDefaults(q)
	if err != nil {
		return nil, err
	}
	f := g.frontier(q.AsOf)
	found, err := f.wanted(ctx, []kg.ID{q.Document})
	if err != nil {
		return nil, err
	}
	document, err := pick(found, "document is", q.Document, kg.Document)
	if err != nil {
		return nil, err
	}
	clauses, err := document.provisions(ctx)
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(clauses, func(a, b *Node) int { return strings.Compare(a.Sort, b.Sort) })
	o := &ordering{steps: map[kg.ID]*SequenceStep{}, on: f.next()}
	for _, c := range clauses {
		if err := o.add(ctx, c, and(q.Where, kg.AllOf{standing()})); err != nil {
			return nil, err
		}
	}
	return o.sequence(), nil
}

// An ordering is a sequence that is not complete yet.
type ordering struct {
	on    *frontier // everything in the answer
	steps map[kg.ID]*SequenceStep
	order []*SequenceStep // a step for each clause, in the order of the document
	links []*Link         // the relationships that order steps
}

// add adds a step for a clause.
func (o *ordering) add(ctx context.Context, c *Node, link kg.Filter) error {
	s := &SequenceStep{Provision: o.on.add(c.Entity)}
	o.steps[c.ID], o.order = s, append(o.order, s)
	edges, err := c.walk(ctx, kg.Via{Step: kg.Outgoing(kg.Any, kg.Asks, kg.DependsOn), Link: link})
	for _, e := range edges {
		switch {
		case e.Relationship.Type == kg.Asks && statesTime(e.Node):
			s.Deadlines = append(s.Deadlines, o.on.add(e.Node.Entity))
		case isOrder(e.Relationship):
			l := o.on.link(e.Relationship.Relationship, nil, nil)
			s.After, o.links = append(s.After, l), append(o.links, l)
		}
	}
	slices.SortFunc(s.After, compareLinks)
	return err
}

// statesTime reports whether an obligation has a deadline or a period.
func statesTime(n *Node) bool { return n.Text("deadline") != "" || n.Text("period") != "" }

// isOrder reports whether l says that a clause comes after another.
func isOrder(l *Link) bool {
	return l.Type == kg.DependsOn && slices.Contains([]string{"CONDITION", "SEQUENCE"}, l.Text("dependence"))
}

// sequence returns the answer.
func (o *ordering) sequence() *Sequence {
	for _, l := range o.links {
		o.connect(l)
	}
	waited := map[*SequenceStep]bool{}
	for _, s := range o.order {
		for _, before := range s.after {
			waited[before] = true
		}
	}
	var placed []*SequenceStep
	q := &Sequence{}
	for _, s := range o.order {
		if len(s.After)+len(s.after)+len(s.Deadlines) > 0 || waited[s] {
			placed = append(placed, s)
		} else {
			q.Unordered = append(q.Unordered, s.Provision)
		}
	}
	q.place(placed)
	return q
}

// connect adds the order that l states between steps of the document.
func (o *ordering) connect(l *Link) {
	later, earlier := o.withParts(l.From), o.withParts(l.To)
	if o.isWithin(l.From, l.To) || o.isWithin(l.To, l.From) {
		later, earlier = later[:min(1, len(later))], earlier[:min(1, len(earlier))]
	}
	for _, s := range later {
		for _, before := range earlier {
			if !slices.Contains(s.after, before) {
				s.after = append(s.after, before)
			}
		}
	}
}

// withParts returns the step of a clause, and then the steps of its parts. There are none if it is not of the document.
func (o *ordering) withParts(id kg.ID) (all []*SequenceStep) {
	if o.steps[id] == nil {
		return nil
	}
	all = append(all, o.steps[id])
	for _, s := range o.order {
		if s.Provision.ID != id && o.isWithin(s.Provision.ID, id) {
			all = append(all, s)
		}
	}
	return all
}

// isWithin reports whether a clause of the document is another clause, or a part of it.
func (o *ordering) isWithin(part, whole kg.ID) bool {
	for seen := map[kg.ID]bool{}; o.steps[part] != nil && !seen[part]; {
		if part == whole {
			return true
		}
		seen[part] = true
		part = kg.ID(o.steps[part].Provision.Text("partOf"))
	}
	return false
}
