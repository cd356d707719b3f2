// Package query answers questions about the knowledge graph in a [kg.Store]: lists, searches, paths, subgraphs,
// conflicts, comparisons, positions and timelines.
package query

import (
	"context"
	"fmt"
	"time"

	"accordgraph/internal/kg"
)

// A Graph answers questions from a [kg.Store]. It implements limits, cursors, filters and batching once for all
// stores.
type Graph struct {
	store     kg.Store
	revisions *revisions
	words     *vocabularies
	formers   *formers
	tail      *tail
	pathTime  time.Duration // for all searches for paths of one question
}

// New returns a Graph over s.
func New(s kg.Store) *Graph {
	return &Graph{
		store: countingStore{s}, revisions: newRevisions(), words: &vocabularies{}, formers: &formers{}, tail: newTail(s),
		pathTime: pathTime,
	}
}

// WithPathTime returns a Graph like g whose searches for paths may take as long as d. Without it, they may take 1.8 s.
// A test that compares whole answers uses it: a busy machine would otherwise cut the answer.
func (g *Graph) WithPathTime(d time.Duration) *Graph {
	patient := *g
	patient.pathTime = d
	return &patient
}

// An Item is anything that an ID can name: a *Node or a *Link.
type Item interface{ item() }

func (*Node) item() {}
func (*Link) item() {}

// A Node is an entity as a request reached it.
type Node struct {
	kg.Entity
	on *frontier
}

// A Link is a relationship as a request reached it.
type Link struct {
	kg.Relationship
	near, far *Node // nil if no step led here
	on        *frontier
}

// entities returns a function that looks up entities with the fields of w.
func (g *Graph) entities(w kg.Want) func(context.Context, []kg.ID) (map[kg.ID]kg.Entity, error) {
	return func(ctx context.Context, ids []kg.ID) (map[kg.ID]kg.Entity, error) {
		return g.store.Entities(ctx, ids, w)
	}
}

// lookup calls use with each result of get, in the order of ids. IDs without a result are left out.
func lookup[T any](
	ctx context.Context, get func(context.Context, []kg.ID) (map[kg.ID]T, error), ids []kg.ID, use func(kg.ID, T),
) error {
	if len(ids) == 0 {
		return nil
	}
	got, err := get(ctx, ids)
	if err != nil {
		return fmt.Errorf("query: get %d: %w", len(ids), err)
	}
	for _, id := range ids {
		if t, ok := got[id]; ok {
			use(id, t)
		}
	}
	return nil
}

// List returns a page of the entities of a kind.
func (g *Graph) List(k kg.Kind, a Args) (*Page, error) {
	root, err := g.root(a)
	if err != nil {
		return nil, err
	}
	return root.entities(kg.Step{To: k}, a)
}

// Relationships returns a page of all relationships, in the order of their IDs.
func (g *Graph) Relationships(a Args) (*Page, error) {
	s, err := a.allRelationships()
	if err != nil {
		return nil, err
	}
	root, err := g.root(a)
	if err != nil {
		return nil, err
	}
	return root.links(s, a)
}

// root returns the node where lists start. It reads the argument asOf, which applies to everything that is reached from
// that node.
func (g *Graph) root(a Args) (*Node, error) {
	as, err := readAsOf(a["asOf"])
	f := g.frontier(as)
	f.lists = 1
	return f.add(kg.Entity{ID: kg.Root}), err
}

// Dataset returns the description of the data set as a whole.
func (g *Graph) Dataset(ctx context.Context) (kg.Meta, error) {
	m, err := g.store.Meta(ctx)
	if err != nil {
		return m, fmt.Errorf("query: get meta: %w", err)
	}
	return m, nil
}

// Follow returns a page of the entities to which a step leads from n. [kg.Steps] lists the names of the steps.
func (n *Node) Follow(step string, a Args) (*Page, error) {
	s, ok := kg.StepOf(n.Kind, step)
	if !ok {
		return nil, fmt.Errorf("query: no step %q from a %s", step, n.Kind)
	}
	return n.entities(s, a)
}

// Relationships returns a page of the relationships of n, with the entities at their far ends.
func (n *Node) Relationships(a Args) (*Page, error) {
	s, err := a.ownRelationships()
	if err != nil {
		return nil, err
	}
	return n.links(s, a)
}

// entities returns a page of the entities to which s leads. It checks the arguments and fetches nothing.
func (n *Node) entities(s kg.Step, a Args) (p *Page, err error) {
	p = &Page{from: n}
	p.via, p.window, err = a.entities(s, &dates{asOf: n.on.asOf})
	return p, err
}

// links returns a page of the relationships that s follows. It checks the arguments and fetches nothing.
func (n *Node) links(s kg.Step, a Args) (p *Page, err error) {
	p = &Page{from: n}
	if p.via, p.window, err = a.links(s, &dates{asOf: n.on.asOf}); err != nil {
		return nil, err
	}
	if p.window.Field == "sourceCount" && n.on.asOf.Known != "" {
		return nil, kg.Invalidf("orderBy: lists as of a day that was known are in no order of how many sources there were")
	}
	return p, nil
}

// Counts returns how many relationships n has, by type and direction.
func (n *Node) Counts(ctx context.Context) ([]kg.TypeCount, error) {
	counts, err := n.on.typeCounts(ctx)
	if err != nil || counts[n.ID] == nil {
		return []kg.TypeCount{}, err // not nil, because nil would mean that the counts are unknown
	}
	return counts[n.ID], nil
}

// Ref returns the entity that the field names, or nil.
func (n *Node) Ref(ctx context.Context, field string) (*Node, error) {
	found, err := n.on.refs(ctx, field, n.on.fetchFor(ctx))
	return found.nodes[kg.ID(n.Text(field))], err
}

// Refs returns the entities that the field names, in the order of the field.
func (n *Node) Refs(ctx context.Context, field string) ([]*Node, error) {
	found, err := n.on.refs(ctx, field, n.on.fetchFor(ctx))
	return found.all(n.IDs(field)), err
}

// Evidence returns the evidence for n.
func (n *Node) Evidence(ctx context.Context) ([]*Node, error) {
	return n.Refs(ctx, "evidence")
}

// Evidence returns the evidence for l.
func (l *Link) Evidence(ctx context.Context) ([]*Node, error) {
	found, err := l.on.linkRefs(ctx, "evidence")
	return found.all(l.IDs("evidence")), err
}

// Sources returns the sources of the evidence of l.
func (l *Link) Sources(ctx context.Context) ([]*Node, error) {
	found, err := l.on.linkRefs(ctx, "sources")
	return found.all(l.IDs("sources")), err
}

// AssertedBy returns the actor that claims l, or nil if l is on record.
func (l *Link) AssertedBy(ctx context.Context) (*Node, error) {
	found, err := l.on.linkRefs(ctx, "assertedBy")
	return found.nodes[kg.ID(l.Text("assertedBy"))], err
}

// Blames returns the actors that l blames.
func (l *Link) Blames(ctx context.Context) ([]*Node, error) {
	found, err := l.on.linkRefs(ctx, "blames")
	return found.all(l.IDs("blames")), err
}

// Disputes returns the links that contradict l.
func (l *Link) Disputes(ctx context.Context) ([]*Link, error) {
	found, err := l.on.disputes(ctx)
	all := []*Link{}
	for _, id := range l.IDs("disputes") {
		if d := found[id]; d != nil {
			all = append(all, d)
		}
	}
	return all, err
}

// Source returns the entity that l starts from.
func (l *Link) Source(ctx context.Context) (*Node, error) { return l.end(ctx, l.From) }

// Target returns the entity that l leads to.
func (l *Link) Target(ctx context.Context) (*Node, error) { return l.end(ctx, l.To) }

func (l *Link) end(ctx context.Context, id kg.ID) (*Node, error) {
	for _, n := range []*Node{l.near, l.far} {
		if n != nil && n.ID == id {
			return n, nil
		}
	}
	f, err := l.on.ends(ctx)
	return f.nodes[id], err
}
