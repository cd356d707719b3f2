package kg

import (
	"context"
	"slices"
)

// maxWalk is how many relationships of one entity a walk looks at. Who has more
// is a hub: to go on from it leads everywhere and says little.
const maxWalk = 5000

// neighbours returns the relationships of every node of f, with the nodes at
// their far ends, in one trip; at most limit of each, and whether there were more.
func (f *frontier) neighbours(ctx context.Context, via Via, limit int) (map[ID]window, error) {
	if len(f.ids) == 0 {
		return nil, nil
	}
	return f.expand(ctx, via, Slice{Limit: limit})
}

// whole returns the whole lists of all nodes of f, but for what a hub has beyond
// maxWalk.
func (f *frontier) whole(ctx context.Context, via Via) (map[ID][]*Edge, error) {
	w, err := f.neighbours(ctx, via, maxWalk)
	if err != nil {
		return nil, err
	}
	all := make(map[ID][]*Edge, len(w))
	for id, in := range w {
		all[id] = in.edges
	}
	return all, nil
}

// named returns the node that an argument names. The error says which argument
// names nothing, or something else than is wanted.
func (f *frontier) named(ctx context.Context, arg string, id ID, want ...Kind) (*Node, error) {
	found := map[ID]Thing{}
	if id.Valid() {
		if err := f.find(ctx, []ID{id}, found); err != nil {
			return nil, err
		}
	}
	n, _ := found[id].(*Node)
	if n == nil {
		return nil, invalid("%s is %s, which is nothing here", arg, quoted(string(id)))
	}
	if len(want) > 0 && !isOneOf(n.Kind, want) {
		return nil, invalid("%s is %s, which is no %s", arg, quoted(string(id)), want[0])
	}
	return n, nil
}

// limit reads a number of things, 1 to most.
func (a Args) limit(name string, usual, most int) (int, error) {
	if a[name] == nil {
		return usual, nil
	}
	n, ok := integer(a[name])
	if !ok || n < 1 || n > most {
		return 0, invalid("%s is %v, want 1 to %d", name, a[name], most)
	}
	return n, nil
}

// id reads the ID of a thing.
func (a Args) id(name string) ID { s, _ := a[name].(string); return ID(s) }

// ids reads a list of IDs, each once.
func (a Args) ids(name string) []ID {
	var all []ID
	for _, v := range list(a[name]) {
		if s, ok := v.(string); ok && !slices.Contains(all, ID(s)) {
			all = append(all, ID(s))
		}
	}
	return all
}

// root returns a page of all entities of a kind for which a condition holds.
func (f *frontier) root(k Kind, where Filter) *Page {
	from := f.next().add(Entity{ID: Root})
	return &Page{from: from, via: Via{Step: Step{To: k}, Where: where}, slice: Slice{Limit: maxWalk}}
}

// edges returns what is on p, which may be more than a client can ask for.
func (p *Page) edges(ctx context.Context) ([]*Edge, error) { return p.Edges(ctx) }
