package query

import (
	"context"

	"accordgraph/internal/kg"
)

// DefaultPage is the length of a page if nobody says.
const DefaultPage = 20

// A Page is one page of a list. Nothing is fetched until it is asked for
// something: Edges and Info share a trip to the store, Total has its own, and
// every trip is for all nodes of the step at once.
type Page struct {
	from   *Node
	via    kg.Via
	window kg.Window
}

// An Edge is a node on a page, and the relationship by which it was reached,
// which is nil if that was none. In a list of relationships Node is nil.
type Edge struct {
	Node         *Node
	Relationship *Link
	order        *kg.Order
	key          kg.Key
}

// Cursor returns what names the place of e in its list.
func (e *Edge) Cursor() string { return encode(*e.order, e.key) }

// Info says what lies around a page.
type Info struct {
	HasNextPage     bool
	HasPreviousPage bool
	StartCursor     *string
	EndCursor       *string
}

// Edges returns what is on p, in order.
func (p *Page) Edges(ctx context.Context) ([]*Edge, error) {
	w, err := p.portion(ctx)
	return w.edges, err
}

// Info returns what lies around p. Beyond the bound that the client named it
// takes the client's word: whoever has a cursor has seen what it stands for.
func (p *Page) Info(ctx context.Context) (Info, error) {
	w, err := p.portion(ctx)
	return info(p.window, w.more, w.edges, (*Edge).Cursor), err
}

// info says what lies around a page, given whether there is more in the direction
// of travel.
func info[T any](s kg.Window, more bool, page []T, cursor func(T) string) Info {
	i := Info{HasNextPage: more, HasPreviousPage: s.After != kg.Key{}}
	if s.Last {
		i = Info{HasNextPage: s.Before != kg.Key{}, HasPreviousPage: more}
	}
	if n := len(page); n > 0 {
		start, end := cursor(page[0]), cursor(page[n-1])
		i.StartCursor, i.EndCursor = &start, &end
	}
	return i
}

// limited returns the page of a list that lies between the bounds of s already.
func limited[T any](s kg.Window, all []T) []T {
	n := min(len(all), s.Limit)
	if s.Last {
		return all[len(all)-n:]
	}
	return all[:n]
}

// Total returns how many edges there are on all pages.
func (p *Page) Total(ctx context.Context) (int, error) {
	n, err := p.from.on.count(ctx, p.via)
	return n[p.from.ID], err
}

func (p *Page) portion(ctx context.Context) (portion, error) {
	s := p.window
	s.Want = p.from.on.readFor(ctx, s.Order)
	w, err := p.from.on.expand(ctx, p.via, s)
	return w[p.from.ID], err
}
