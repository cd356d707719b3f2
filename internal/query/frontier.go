package query

import (
	"context"
	"fmt"
	"sync"

	"accordgraph/internal/kg"
)

// A frontier holds everything that one step of one request reached: the nodes, and the links that led to them. A
// question about one of the nodes becomes one call to the store about all the nodes. The frontier caches the answer for
// the other nodes.
//
// One goroutine fills a frontier before it returns any of the nodes. After that the frontier does not change. Its
// memos are safe for concurrent use.
type frontier struct {
	graph *Graph
	asOf  AsOf
	days  string          // asOf, as ids of clients end in it
	ids   []kg.ID         // each ID once, in the order in which the step reached it
	nodes map[kg.ID]*Node // an entity reached twice is one node
	links []*Link
	room  room

	pages   memo[pageKey, map[kg.ID]portion]
	counts  memo[string, map[kg.ID]int]
	types   memo[struct{}, map[kg.ID][]kg.TypeCount]
	grouped memo[pageKey, map[kg.ID][]*Group]
	facets  memo[string, []Facet]
	others  memo[fetchKey, *frontier]
	claims  memo[struct{}, map[kg.ID]*Link]

	wantOnce sync.Once
	wants    wants // what the request reads; see requestWants

	// lists is 1 for the root of lists, and one more for each page of a list that led here. It is 0 if there was another
	// step. Then the level of the next page is unknown.
	lists int
}

// A pageKey identifies a page for all nodes of a frontier at once. Each node has a list, and the page is the same part
// of every list.
type pageKey struct {
	via       string
	window    kg.Window
	continues bool // whether the page says if the list continues
}

// A fetchKey identifies entities that were fetched by ID, and the fields that were fetched.
type fetchKey struct {
	what string
	want kg.Want
}

// A portion is the part of one node's list that is on a page. more reports whether the list continues after the page,
// or before it if the page is read backward.
type portion struct {
	edges []*Edge
	more  bool
}

// A room has memory for nodes, links and edges, in pieces of several each. The zero room makes pieces of one.
type room struct {
	piece int // how many are in a piece
	nodes []Node
	links []Link
	edges []Edge
}

// mostPiece is the greatest number of things in a piece: memory for as many may stay unused.
const mostPiece = 64

// placed returns memory for one more thing.
func placed[T any](room *[]T, piece int) *T {
	if len(*room) == cap(*room) {
		*room = make([]T, 0, max(1, piece))
	}
	*room = (*room)[:len(*room)+1]
	return &(*room)[len(*room)-1]
}

// frontier returns an empty frontier of a new request.
func (g *Graph) frontier(a AsOf) *frontier {
	return &frontier{graph: g, asOf: a, days: a.days(), nodes: map[kg.ID]*Node{}}
}

// next returns an empty frontier of the same request.
func (f *frontier) next() *frontier {
	return &frontier{graph: f.graph, asOf: f.asOf, days: f.days, nodes: map[kg.ID]*Node{}}
}

// add returns the node for e, and creates it if there is none yet.
func (f *frontier) add(e kg.Entity) *Node {
	if n, ok := f.nodes[e.ID]; ok {
		return n
	}
	n := placed(&f.room.nodes, f.room.piece)
	*n = Node{Entity: e, on: f}
	f.nodes[e.ID], f.ids = n, append(f.ids, e.ID)
	return n
}

// link adds a link for r as r was on record on the day asOf.known of f. near and far may be nil.
func (f *frontier) link(r kg.Relationship, near, far *Node) *Link {
	l := placed(&f.room.links, f.room.piece)
	*l = Link{Relationship: f.asOf.seen(r), near: near, far: far, on: f}
	f.links = append(f.links, l)
	return l
}

// all returns the nodes for those ids, in their order. IDs without a node are left out.
func (f *frontier) all(ids []kg.ID) []*Node {
	nodes := make([]*Node, 0, len(ids))
	for _, id := range ids {
		if n := f.nodes[id]; n != nil {
			nodes = append(nodes, n)
		}
	}
	return nodes
}

// expand returns, for every node of f, the portion of its list that is in the window, and whether the list continues.
func (f *frontier) expand(ctx context.Context, via kg.Via, s kg.Window) (map[kg.ID]portion, error) {
	return f.page(ctx, via, s, true)
}

// page is expand. It creates the next frontier from the hops. Whether a list continues is unknown if continues is false:
// then the store reads one hop less for each node.
func (f *frontier) page(ctx context.Context, via kg.Via, s kg.Window, continues bool) (map[kg.ID]portion, error) {
	via, err := f.restrict(ctx, via)
	if err != nil {
		return nil, err
	}
	return f.pages.get(pageKey{key(via), s, continues}, func() (map[kg.ID]portion, error) {
		ask := s
		if continues || s.Limit == 0 { // no store is asked for nothing
			ask.Limit++ // one more hop, to see whether the list continues
		}
		hops, err := f.graph.store.Expand(ctx, f.ids, via, ask)
		if err != nil {
			return nil, fmt.Errorf("query: expand %v from %d: %w", via.Step, len(f.ids), err)
		}
		next, portions, list := f.next(), make(map[kg.ID]portion, len(hops)), listOf(via.Step, s.Order)
		n := 0
		for _, hs := range hops {
			n += len(hs)
		}
		next.room.piece = min(n, mostPiece)
		if f.lists > 0 && !s.Want.All() {
			next.lists = f.lists + 1
		}
		edges := make([]*Edge, n) // of all portions
		for _, id := range f.ids {
			hs, more := trim(s, hops[id])
			p := portion{edges: edges[:len(hs):len(hs)], more: more}
			edges = edges[len(hs):]
			for i, h := range hs {
				p.edges[i] = next.edge(h, f.nodes[id])
				p.edges[i].list, p.edges[i].key = list, h.Key(s.Order)
			}
			portions[id] = p
		}
		return portions, nil
	})
}

// edge adds the node and the link of h to f, and returns the edge to them. The edge has no place yet.
func (f *frontier) edge(h kg.Hop, near *Node) *Edge {
	e := placed(&f.room.edges, f.room.piece)
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

// trim drops the extra hop that expand fetched, and reports whether there was one.
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

// count returns, for every node of f, the number of hops that via has from it. Nodes without hops may be missing.
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

// typeCounts returns the relationships of every node of f, counted by type and direction.
func (f *frontier) typeCounts(ctx context.Context) (map[kg.ID][]kg.TypeCount, error) {
	return f.types.get(struct{}{}, func() (map[kg.ID][]kg.TypeCount, error) {
		n, err := f.graph.store.CountTypes(ctx, f.ids, f.asOf.linkFilter())
		if err != nil {
			return nil, fmt.Errorf("query: count types from %d: %w", len(f.ids), err)
		}
		return n, nil
	})
}

// refs returns the entities that a field of the nodes names.
func (f *frontier) refs(ctx context.Context, field string, w kg.Want) (*frontier, error) {
	return f.fetch(ctx, field, w, func() (ids []kg.ID) {
		for _, id := range f.ids {
			ids = appendIDs(ids, f.nodes[id].Value(field))
		}
		return ids
	})
}

// linkRefs returns the entities that a field of the links names.
func (f *frontier) linkRefs(ctx context.Context, field string) (*frontier, error) {
	return f.fetch(ctx, "relationship."+field, f.fetchFor(ctx), func() (ids []kg.ID) {
		for _, l := range f.links {
			ids = appendIDs(ids, l.Value(field))
		}
		return ids
	})
}

// ends returns the entities at both ends of the links.
func (f *frontier) ends(ctx context.Context) (*frontier, error) {
	return f.fetch(ctx, "ends", f.fetchFor(ctx), func() (ids []kg.ID) {
		for _, l := range f.links {
			ids = append(ids, l.From, l.To)
		}
		return ids
	})
}

// fetch returns a frontier of the entities whose IDs the function ids returns. If the fetch fails, the frontier is
// empty. If a fetch with all fields is cached, it also answers calls that want only some fields.
func (f *frontier) fetch(ctx context.Context, what string, w kg.Want, ids func() []kg.ID) (*frontier, error) {
	if !w.All() && f.others.has(fetchKey{what, kg.Want{}}) {
		w = kg.Want{}
	}
	return f.others.get(fetchKey{what, w}, func() (*frontier, error) {
		next := f.next()
		err := lookup(ctx, f.graph.entities(w), unique(ids()), func(_ kg.ID, e kg.Entity) {
			if f.asOf.shows(e.Value) {
				next.add(e)
			}
		})
		return next, err
	})
}

// disputes returns the relationships that contradict the links, by ID.
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

// appendIDs appends the ID or IDs in the value of a field.
func appendIDs(all []kg.ID, v any) []kg.ID {
	for _, s := range kg.TextsOf(v) {
		all = append(all, kg.ID(s))
	}
	return all
}

// unique returns ids without repetitions, in the same order.
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

// A memo computes the answer to each question once, and caches it. Errors are cached, too. The zero memo is empty and
// ready to use. It is safe for concurrent use.
type memo[K comparable, V any] struct {
	mu      sync.Mutex
	answers map[K]func() (V, error)
}

// has reports whether an answer for k is cached or being computed.
func (m *memo[K, V]) has(k K) bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	_, ok := m.answers[k]
	return ok
}

// get returns the cached answer for k, or calls find for it. Concurrent calls share one call of find.
func (m *memo[K, V]) get(k K, find func() (V, error)) (V, error) {
	m.mu.Lock()
	answer, ok := m.answers[k]
	if !ok {
		if m.answers == nil {
			m.answers = map[K]func() (V, error){}
		}
		answer = sync.OnceValues(find)
		m.answers[k] = answer
	}
	m.mu.Unlock()
	return answer()
}
