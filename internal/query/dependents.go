package query

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"accordgraph/internal/kg"
)

// MaxFall is the greatest number of relationships between something that falls and the text that it falls with.
const MaxFall = 20

// A DependentsQuestion asks what falls with documents and clauses.
type DependentsQuestion struct {
	Of    []kg.ID   `arg:"of"`    // 1 to MaxOf documents and clauses
	Where kg.Filter `arg:"where"` // each relationship matches Where; nil matches all
	AsOf  AsOf      `arg:"asOf"`
}

// Dependents is the answer to a [DependentsQuestion].
type Dependents struct {
	Falls []*Fallen // by Distance, then by kind, then in list order

	// NoLongerVoided has each relationship that says that a clause is voided by something that falls, in the order of
	// the clauses, then of the relationships.
	NoLongerVoided []*Unvoided

	Truncated *Truncated // nil if the answer is complete
}

// A Fallen is an entity that falls.
type Fallen struct {
	Node     *Node
	Distance int     // relationships from the nearest entity of the question; for an objection, from its farthest target
	Because  []*Link // the relationships by which it falls with something else that falls, by ID
}

// An Unvoided is a clause that something which falls can no longer void.
type Unvoided struct {
	Provision, By *Node
	Link          *Link // the DEPENDS_ON from Provision to By
	Falls         bool  // whether Provision falls too
}

// Dependents returns what falls with documents and clauses, and these texts themselves. With a text fall the clauses that
// it contains, the obligations that it asks for, and the clauses that depend on it as a condition or in time. With these
// clauses fall others in the same way, to the end. An objection falls if everything that it objects to falls.
// Relationships that were withdrawn do not count.
//
// A question with more IDs gets at least the same answer.
//
// Truncated is HOPS if something falls that is MaxFall relationships away. What falls with it is then missing.
//
// The error is ErrInvalid if an ID is not the ID of a document or clause, or if there are too few or too many IDs.
//
// Dependents takes one round trip for the IDs, one for each distance, and one if there are objections. Another round trip
// is needed if an ID was merged.
func (g *Graph) Dependents(ctx context.Context, q DependentsQuestion) (*Dependents, error) {
	q, err := withDefaults(q)
	if err != nil {
		return nil, err
	}
	if err = checkNumber("of", q.Of, MaxOf); err != nil {
		return nil, err
	}
	outer := g.frontier(q.AsOf)
	found, err := outer.wanted(ctx, q.Of)
	if err != nil {
		return nil, err
	}
	of, err := pickTexts(found, "of has", q.Of)
	if err != nil {
		return nil, err
	}
	c := newCollapse(outer.next(), q.Where)
	for _, n := range of {
		c.fall(n, 0)
	}
	return c.finish(ctx, outer)
}

// pickTexts returns the documents and clauses with the IDs, each once. See [pick] for what.
func pickTexts(found map[kg.ID]*Node, what string, ids []kg.ID) ([]*Node, error) {
	of, err := pickAll(found, what, ids, kg.Any)
	for _, n := range of {
		if !isText(n) {
			return nil, kg.Invalidf("%s %s, which is neither a document nor a clause", what, kg.Quoted(string(n.ID)))
		}
	}
	return of, err
}

// isText reports whether n is a document or a clause.
func isText(n *Node) bool { return n.Kind.Is(kg.Document) || n.Kind == kg.Provision }

// falling maps each type of relationships by which things fall to the direction from what falls first.
var falling = map[kg.Type]kg.Direction{
	kg.Contains: kg.Out, kg.Asks: kg.Out, kg.DependsOn: kg.In, kg.ObjectsTo: kg.In,
}

// A collapse is an answer to a [DependentsQuestion] that is not complete yet.
type collapse struct {
	on         *frontier // everything in the answer
	link       kg.Filter
	at         map[kg.ID]*Fallen
	objections *frontier // whose targets fall, some or all of them
	voids      []*Edge   // the relationships to what no longer voids a clause, with the clause
}

// newCollapse returns a collapse in which nothing falls yet.
func newCollapse(on *frontier, where kg.Filter) *collapse {
	return &collapse{
		on: on, link: and(where, kg.AllOf{standing()}), at: map[kg.ID]*Fallen{}, objections: on.next(),
	}
}

// fall returns n as something that falls. A distance counts only for the first call with n.
func (c *collapse) fall(n *Node, distance int) *Fallen {
	if c.at[n.ID] == nil {
		c.at[n.ID] = &Fallen{Node: c.on.add(n.Entity), Distance: distance}
	}
	return c.at[n.ID]
}

// finish lets fall whatever falls with the nodes of outer, and returns the answer.
func (c *collapse) finish(ctx context.Context, outer *frontier) (d *Dependents, err error) {
	d = &Dependents{}
	for distance := 1; len(outer.ids) > 0; distance++ {
		if outer, err = c.advance(ctx, outer, distance); err != nil {
			return nil, err
		}
		if distance == MaxFall && len(outer.ids) > 0 {
			d.Truncated = &Truncated{"HOPS", fmt.Sprintf("hop %d", MaxFall)}
			break
		}
	}
	if err = c.addObjections(ctx); err != nil {
		return nil, err
	}
	for _, one := range c.at {
		slices.SortFunc(one.Because, compareLinks)
		d.Falls = append(d.Falls, one)
	}
	slices.SortFunc(d.Falls, compareFallen)
	d.NoLongerVoided = c.unvoided()
	noteCut(ctx, d.Truncated)
	return d, nil
}

// advance lets fall what falls directly with the outer nodes. It returns a frontier of the texts among it.
func (c *collapse) advance(ctx context.Context, outer *frontier, distance int) (*frontier, error) {
	via := kg.Via{
		Step: kg.EitherWay(kg.Any, kg.Contains, kg.Asks, kg.DependsOn, kg.ObjectsTo), Link: c.link,
	}
	next := outer.next()
	for _, n := range outer.all(outer.ids) {
		edges, err := n.walk(ctx, via)
		if err != nil {
			return nil, err
		}
		for _, e := range edges {
			if startsFall(n, e.Relationship) && c.follow(e, distance) {
				next.add(e.Node.Entity)
			}
		}
	}
	return next, nil
}

// startsFall reports whether n is the end of l that falls first.
func startsFall(n *Node, l *Link) bool {
	if falling[l.Type] == kg.Out {
		return l.From == n.ID
	}
	return l.To == n.ID
}

// follow records what e leads to. It reports whether that is a text that did not fall before.
func (c *collapse) follow(e *Edge, distance int) bool {
	switch {
	case e.Relationship.Type == kg.ObjectsTo:
		c.objections.add(e.Node.Entity)
		return false
	case e.Relationship.Text("dependence") == "VOIDED_BY":
		c.voids = append(c.voids, e)
		return false
	}
	fresh := c.at[e.Node.ID] == nil
	one := c.fall(e.Node, distance)
	one.Because = append(one.Because, c.on.link(e.Relationship.Relationship, nil, nil))
	return fresh && isText(e.Node)
}

// addObjections lets fall the objections whose targets all fall.
func (c *collapse) addObjections(ctx context.Context) error {
	for _, o := range c.objections.all(c.objections.ids) {
		targets, err := o.walk(ctx, kg.Via{Step: kg.Outgoing(kg.Any, kg.ObjectsTo), Link: c.link})
		if err != nil {
			return err
		}
		distance := 0
		all := !slices.ContainsFunc(targets, func(e *Edge) bool {
			target := c.at[e.Node.ID]
			if target != nil {
				distance = max(distance, target.Distance)
			}
			return target == nil
		})
		if !all {
			continue
		}
		one := c.fall(o, distance+1)
		for _, e := range targets {
			one.Because = append(one.Because, c.on.link(e.Relationship.Relationship, nil, nil))
		}
	}
	return nil
}

// unvoided returns the clauses that are no longer voided, sorted.
func (c *collapse) unvoided() (all []*Unvoided) {
	for _, e := range c.voids {
		l := c.on.link(e.Relationship.Relationship, nil, nil)
		all = append(all, &Unvoided{c.on.add(e.Node.Entity), c.at[l.To].Node, l, c.at[e.Node.ID] != nil})
	}
	slices.SortFunc(all, func(a, b *Unvoided) int {
		return cmp.Or(strings.Compare(a.Provision.Sort, b.Provision.Sort), compareLinks(a.Link, b.Link))
	})
	return all
}

// compareLinks orders links by ID.
func compareLinks(a, b *Link) int { return cmp.Compare(a.ID, b.ID) }

// compareFallen orders what falls; see [Dependents].
func compareFallen(a, b *Fallen) int {
	place := func(f *Fallen) int { return slices.Index(kg.Kinds(), f.Node.Kind) }
	return cmp.Or(cmp.Compare(a.Distance, b.Distance), cmp.Compare(place(a), place(b)),
		strings.Compare(a.Node.Sort, b.Node.Sort), cmp.Compare(a.Node.ID, b.Node.ID))
}
