package query

import (
	"context"
	"fmt"
	"sync"

	"accordgraph/internal/kg"
)

// A frontier is what was reached in one step of one request: nodes, and the
// relationships that led to them. To ask one of them for what hangs off it asks
// for all of them, in a single call to the store, once.
type frontier struct {
	graph *Graph
	asOf  AsOf
	ids   []kg.ID         // each once, in the order reached
	nodes map[kg.ID]*Node // the same entity reached twice is the same node
	links []*Link

	pages  memo[question, map[kg.ID]portion]
	counts memo[string, map[kg.ID]int]
	types  memo[struct{}, map[kg.ID][]kg.TypeCount]
	facets memo[string, []Facet]
	others memo[fetched, *frontier]
	claims memo[struct{}, map[kg.ID]*Link]

	once sync.Once
	want kg.Want // of the request: see requestWant
}

type question struct {
	via    string
	window kg.Window
}

// fetched is what was fetched by ID, and for which of its fields.
type fetched struct {
	what string
	want kg.Want
}

// A portion is the part of one node's list that a page sees, and whether there is more of
// it in the direction of travel.
type portion struct {
	edges []*Edge
	more  bool
}

func (g *Graph) frontier(a AsOf) *frontier {
	return &frontier{graph: g, asOf: a, nodes: map[kg.ID]*Node{}}
}

// next returns an empty frontier of the same request.
func (f *frontier) next() *frontier { return f.graph.frontier(f.asOf) }

func (f *frontier) add(e kg.Entity) *Node {
	if n, ok := f.nodes[e.ID]; ok {
		return n
	}
	n := &Node{Entity: e, on: f}
	f.nodes[e.ID], f.ids = n, append(f.ids, e.ID)
	return n
}

func (f *frontier) link(r kg.Relationship, near, far *Node) *Link {
	l := &Link{Relationship: f.asOf.seen(r), near: near, far: far, on: f}
	f.links = append(f.links, l)
	return l
}

// all returns the nodes of those ids, without what is not there.
func (f *frontier) all(ids []kg.ID) []*Node {
	nodes := make([]*Node, 0, len(ids))
	for _, id := range ids {
		if n := f.nodes[id]; n != nil {
			nodes = append(nodes, n)
		}
	}
	return nodes
}

// expand cuts s from the list of every node, and reaches the next frontier.
func (f *frontier) expand(ctx context.Context, via kg.Via, s kg.Window) (map[kg.ID]portion, error) {
	via, err := f.restrict(ctx, via)
	if err != nil {
		return nil, err
	}
	return f.pages.get(question{key(via), s}, func() (map[kg.ID]portion, error) {
		ask := s
		ask.Limit++ // to know whether there is more
		hops, err := f.graph.store.Expand(ctx, f.ids, via, ask)
		if err != nil {
			return nil, fmt.Errorf("query: expand %v from %d: %w", via.Step, len(f.ids), err)
		}
		next, portions := f.next(), make(map[kg.ID]portion, len(hops))
		for _, id := range f.ids {
			hs, more := trim(s, hops[id])
			p := portion{edges: make([]*Edge, len(hs)), more: more}
			for i, h := range hs {
				p.edges[i] = next.edge(h, &s.Order, f.nodes[id])
			}
			portions[id] = p
		}
		return portions, nil
	})
}

// edge adds what h leads to.
func (f *frontier) edge(h kg.Hop, o *kg.Order, near *Node) *Edge {
	e := &Edge{order: o, key: h.Key(*o)}
	if h.To.ID != "" {
		e.Node = f.add(h.To)
	}
	if h.Relationship.ID == "" {
		return e
	}
	if near.ID == kg.Root {
		near = nil
	}
	e.Relationship = f.link(h.Relationship, near, e.Node)
	return e
}

// trim drops the hop that was fetched only to know whether there is more.
func trim(s kg.Window, hs []kg.Hop) (_ []kg.Hop, more bool) {
	switch {
	case len(hs) <= s.Limit:
		return hs, false
	case s.Last:
		return hs[1:], true
	default:
		return hs[:s.Limit], true
	}
}

func (f *frontier) count(ctx context.Context, via kg.Via) (map[kg.ID]int, error) {
	via, err := f.restrict(ctx, via)
	if err != nil {
		return nil, err
	}
	return f.counts.get(key(via), func() (map[kg.ID]int, error) {
		n, err := f.graph.store.Count(ctx, f.ids, via)
		if err != nil {
			return nil, fmt.Errorf("query: count %v from %d: %w", via.Step, len(f.ids), err)
		}
		return n, nil
	})
}

func (f *frontier) typeCounts(ctx context.Context) (map[kg.ID][]kg.TypeCount, error) {
	return f.types.get(struct{}{}, func() (map[kg.ID][]kg.TypeCount, error) {
		n, err := f.graph.store.CountTypes(ctx, f.ids, f.asOf.linkFilter())
		if err != nil {
			return nil, fmt.Errorf("query: count types from %d: %w", len(f.ids), err)
		}
		return n, nil
	})
}

// refs reaches the entities that a field of the nodes names.
func (f *frontier) refs(ctx context.Context, field string, w kg.Want) (*frontier, error) {
	return f.fetch(ctx, field, w, func() (ids []kg.ID) {
		for _, id := range f.ids {
			ids = appendIDs(ids, f.nodes[id].Value(field))
		}
		return ids
	})
}

// linkRefs reaches the entities that a field of the relationships names.
func (f *frontier) linkRefs(ctx context.Context, field string) (*frontier, error) {
	return f.fetch(ctx, "relationship."+field, f.fetchFor(ctx), func() (ids []kg.ID) {
		for _, l := range f.links {
			ids = appendIDs(ids, l.Value(field))
		}
		return ids
	})
}

// ends reaches what relationships join that were not reached by a step.
func (f *frontier) ends(ctx context.Context) (*frontier, error) {
	return f.fetch(ctx, "ends", f.fetchFor(ctx), func() (ids []kg.ID) {
		for _, l := range f.links {
			ids = append(ids, l.From, l.To)
		}
		return ids
	})
}

// fetch returns the frontier of what ids name, which is empty if it fails. What was
// fetched with all fields serves whoever wants some of them.
func (f *frontier) fetch(ctx context.Context, what string, w kg.Want, ids func() []kg.ID) (*frontier, error) {
	if !w.All() && f.others.has(fetched{what, kg.Want{}}) {
		w = kg.Want{}
	}
	return f.others.get(fetched{what, w}, func() (*frontier, error) {
		next := f.next()
		err := lookup(ctx, f.graph.entities(w), unique(ids()), func(_ kg.ID, e kg.Entity) {
			if f.asOf.shows(e.Value) {
				next.add(e)
			}
		})
		return next, err
	})
}

// disputes reaches the relationships that say otherwise.
func (f *frontier) disputes(ctx context.Context) (map[kg.ID]*Link, error) {
	return f.claims.get(struct{}{}, func() (map[kg.ID]*Link, error) {
		var ids []kg.ID
		for _, l := range f.links {
			ids = append(ids, l.IDs("disputes")...)
		}
		next, found := f.next(), map[kg.ID]*Link{}
		err := lookup(ctx, f.graph.store.Relationships, unique(ids), func(id kg.ID, r kg.Relationship) {
			if f.asOf.showsLink(r) {
				found[id] = next.link(r, nil, nil)
			}
		})
		return found, err
	})
}

// appendIDs appends the ID or the IDs that a value of a field is.
func appendIDs(all []kg.ID, v any) []kg.ID {
	for _, s := range kg.TextsOf(v) {
		all = append(all, kg.ID(s))
	}
	return all
}

func unique(ids []kg.ID) []kg.ID {
	seen := make(map[kg.ID]bool, len(ids))
	var out []kg.ID
	for _, id := range ids {
		if !seen[id] {
			seen[id], out = true, append(out, id)
		}
	}
	return out
}

// A memo answers each question once, whoever asks it first, and keeps the answer.
// The zero memo is empty and ready to use.
type memo[K comparable, V any] struct {
	mu   sync.Mutex
	kept map[K]func() (V, error)
}

// has says whether k was asked before.
func (m *memo[K, V]) has(k K) bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	_, ok := m.kept[k]
	return ok
}

func (m *memo[K, V]) get(k K, find func() (V, error)) (V, error) {
	m.mu.Lock()
	answer, ok := m.kept[k]
	if !ok {
		if m.kept == nil {
			m.kept = map[K]func() (V, error){}
		}
		answer = sync.OnceValues(find)
		m.kept[k] = answer
	}
	m.mu.Unlock()
	return answer()
}
