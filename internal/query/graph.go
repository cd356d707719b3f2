package query

import (
	"context"
	"fmt"
	"strings"

	"accordgraph/internal/kg"
)

// A Graph answers questions from a Store. What stores must agree on (limits,
// cursors, filters, batching) is written in this package once, above them.
type Graph struct {
	store kg.Store
	seen  *revisions
}

// New returns a Graph over s.
func New(s kg.Store) *Graph { return &Graph{store: counted{s}, seen: newRevisions()} }

// A Item is what an ID can name: a *Node or a *Link.
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

// Things returns what the ids name, in their order, nil where there is nothing.
// The ID of an entity that was merged into another finds that other. It takes a
// trip each for the entities and relationships among them, and one more if there
// are merged ones. It reads asOf.
func (g *Graph) Items(ctx context.Context, ids []kg.ID, a Args) ([]Item, error) {
	as, err := readAsOf(a["asOf"])
	if err != nil {
		return nil, err
	}
	if len(ids) > kg.MaxPage {
		return nil, kg.Invalidf("ids are %d, want at most %d", len(ids), kg.MaxPage)
	}
	var entities, relationships []kg.ID
	for _, id := range unique(ids) {
		if strings.HasPrefix(string(id), "relationship/") {
			relationships = append(relationships, id)
		} else if id.Valid() {
			entities = append(entities, id)
		}
	}
	found := map[kg.ID]Item{}
	f := g.frontier(as)
	if err := f.find(ctx, entities, f.fetchFor(ctx), found); err != nil {
		return nil, err
	}
	err = lookup(ctx, g.store.Relationships, relationships, func(id kg.ID, r kg.Relationship) {
		if as.showsLink(r) {
			found[id] = f.link(r, nil, nil)
		}
	})
	things := make([]Item, len(ids))
	for i, id := range ids {
		things[i] = found[id]
	}
	return things, err
}

// find follows merged ids once: the loader makes them lead to survivors.
func (f *frontier) find(ctx context.Context, ids []kg.ID, w kg.Want, found map[kg.ID]Item) error {
	merged := map[kg.ID]kg.ID{}
	w = w.And("into")
	err := lookup(ctx, f.graph.entities(w), ids, func(id kg.ID, e kg.Entity) {
		switch {
		case e.Kind == kg.Merged:
			merged[id] = kg.ID(e.Text("into"))
		case f.asOf.shows(e.Value):
			found[id] = f.add(e)
		}
	})
	if err != nil || len(merged) == 0 {
		return err
	}
	var survivors []kg.ID
	for _, id := range ids {
		if into, ok := merged[id]; ok {
			survivors = append(survivors, into)
		}
	}
	err = lookup(ctx, f.graph.entities(w), unique(survivors), func(_ kg.ID, e kg.Entity) {
		if f.asOf.shows(e.Value) {
			f.add(e)
		}
	})
	for id, into := range merged {
		if n := f.nodes[into]; n != nil {
			found[id] = n
		}
	}
	return err
}

// entities returns how to look up entities of which w is wanted.
func (g *Graph) entities(w kg.Want) func(context.Context, []kg.ID) (map[kg.ID]kg.Entity, error) {
	return func(ctx context.Context, ids []kg.ID) (map[kg.ID]kg.Entity, error) {
		return g.store.Entities(ctx, ids, w)
	}
}

// lookup gives each of what get finds to use, in the order of ids.
func lookup[T any](ctx context.Context, get func(context.Context, []kg.ID) (map[kg.ID]T, error), ids []kg.ID, use func(kg.ID, T)) error {
	if len(ids) == 0 {
		return nil
	}
	got, err := get(ctx, ids)
	if err != nil {
		return fmt.Errorf("kg: get %d: %w", len(ids), err)
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
	return root.page(a.entities(kg.Step{To: k}))
}

// Relationships returns a page of all relationships, in the order of their IDs.
func (g *Graph) Relationships(a Args) (*Page, error) {
	types, err := a.types()
	if err != nil {
		return nil, err
	}
	if a["orderBy"] != nil {
		return nil, kg.Invalidf("orderBy: all relationships are in the order of their ids, want none")
	}
	root, err := g.root(a)
	if err != nil {
		return nil, err
	}
	return root.page(a.links(kg.Step{Links: true, Types: types}))
}

// root returns where lists start. It reads asOf, which holds for all below.
func (g *Graph) root(a Args) (*Node, error) {
	as, err := readAsOf(a["asOf"])
	return g.frontier(as).add(kg.Entity{ID: kg.Root}), err
}

// Dataset returns what the data is as a whole.
func (g *Graph) Dataset(ctx context.Context) (kg.Meta, error) {
	m, err := g.store.Meta(ctx)
	if err != nil {
		return m, fmt.Errorf("kg: get meta: %w", err)
	}
	return m, nil
}

// Follow returns a page of what the step of that name leads to from n; [kg.Steps]
// has those of each kind.
func (n *Node) Follow(step string, a Args) (*Page, error) {
	s, ok := kg.StepOf(n.Kind, step)
	if !ok {
		return nil, fmt.Errorf("kg: no step %q from a %s", step, n.Kind)
	}
	return n.page(a.entities(s))
}

// Relationships returns a page of the relationships of n, with what is at their
// far ends.
func (n *Node) Relationships(a Args) (*Page, error) {
	p, err := n.page(a.relationships())
	if err == nil && p.window.Field == "sourceCount" && n.on.asOf.Known != "" {
		return nil, kg.Invalidf("orderBy: lists as of a day that was known are in no order of how many sources there were")
	}
	return p, err
}

// page starts p, whose arguments were read, from n.
func (n *Node) page(p *Page, err error) (*Page, error) {
	if err != nil {
		return nil, err
	}
	p.from = n
	return p, nil
}

// CheckList returns what is wrong with the arguments of a list that hangs off
// entities of kind k: what [Node.Follow], [Node.Relationships] and the like would
// say of each of them, whatever the day. Of any other field it returns nil.
func CheckList(k kg.Kind, list string, a Args) (err error) {
	switch list {
	case "relationships":
		_, err = a.relationships()
	case "blockers", "contested":
		_, err = a.limit("first", DefaultPage, kg.MaxPage)
	default:
		if s, ok := kg.StepOf(k, list); ok {
			_, err = a.entities(s)
		}
	}
	return err
}

// entities reads the arguments of a list of what s leads to. The page starts nowhere
// yet, and nothing is fetched.
func (a Args) entities(s kg.Step) (p *Page, err error) {
	p = &Page{via: kg.Via{Step: s}}
	if p.window, err = a.window(s.To, false); err != nil {
		return nil, err
	}
	if p.via.Link, err = a.linkFilter("via"); err != nil {
		return nil, err
	}
	p.via.Where, err = read(subject{kind: s.To}, a.tree("where"), "where")
	return p, err
}

// relationships reads the arguments of a list of the relationships of an entity.
func (a Args) relationships() (*Page, error) {
	types, err := a.types()
	if err != nil {
		return nil, err
	}
	s := kg.Step{Dir: kg.Both, Types: types}
	switch a["direction"] {
	case "OUT":
		s.Dir = kg.Out
	case "IN":
		s.Dir = kg.In
	}
	return a.links(s)
}

// links is entities for lists in which the relationships are what is listed:
// where and orderBy are about them.
func (a Args) links(s kg.Step) (p *Page, err error) {
	p = &Page{via: kg.Via{Step: s}}
	if p.window, err = a.window(kg.Any, true); err != nil {
		return nil, err
	}
	p.via.Link, err = a.linkFilter("where")
	return p, err
}

// Counts returns how many relationships n has, by type and direction.
func (n *Node) Counts(ctx context.Context) ([]kg.TypeCount, error) {
	counts, err := n.on.typeCounts(ctx)
	if err != nil || counts[n.ID] == nil {
		return []kg.TypeCount{}, err // none is not unknown
	}
	return counts[n.ID], nil
}

// Ref returns the entity whose ID the field holds, or nil.
func (n *Node) Ref(ctx context.Context, field string) (*Node, error) {
	found, err := n.on.refs(ctx, field, n.on.fetchFor(ctx))
	return found.nodes[kg.ID(n.Text(field))], err
}

// Evidence returns what n rests on.
func (n *Node) Evidence(ctx context.Context) ([]*Node, error) {
	found, err := n.on.refs(ctx, "evidence", n.on.fetchFor(ctx))
	return found.all(n.IDs("evidence")), err
}

// Evidence returns what l rests on.
func (l *Link) Evidence(ctx context.Context) ([]*Node, error) {
	found, err := l.on.linkRefs(ctx, "evidence")
	return found.all(l.IDs("evidence")), err
}

// Sources returns the sources of the evidence of l.
func (l *Link) Sources(ctx context.Context) ([]*Node, error) {
	found, err := l.on.linkRefs(ctx, "sources")
	return found.all(l.IDs("sources")), err
}

// AssertedBy returns who claims l, or nil if it is a record.
func (l *Link) AssertedBy(ctx context.Context) (*Node, error) {
	found, err := l.on.linkRefs(ctx, "assertedBy")
	return found.nodes[kg.ID(l.Text("assertedBy"))], err
}

// Disputes returns the relationships that say otherwise.
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
