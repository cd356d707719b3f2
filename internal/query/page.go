package query

import (
	"context"

	"accordgraph/internal/kg"
)

// DefaultPage is the length of a page if the client names no length.
const DefaultPage = 20

// A Page is one page of a list. It fetches nothing until one of its methods is called. Edges and Info share one round
// trip. Total takes another round trip. Each round trip is for all nodes of the frontier: it reads the same page of
// each node's list, or the total of each list.
type Page struct {
	from   *Node
	via    kg.Via
	window kg.Window
}

// An Edge is one entry of a page: a node, and the relationship that leads to it. Relationship is nil if the step
// followed no relationship. Node is nil in a list of all relationships.
type Edge struct {
	Node         *Node
	Relationship *Link
	list         string // see listOf
	key          kg.Key
}

// Cursor returns the cursor of e in its list.
func (e *Edge) Cursor() string { return encode(e.list, e.key) }

// Info describes the position of a page in its list.
type Info struct {
	HasNextPage     bool
	HasPreviousPage bool
	StartCursor     *string
	EndCursor       *string
}

// Edges returns the entries of p, in order.
func (p *Page) Edges(ctx context.Context) ([]*Edge, error) {
	w, err := p.portion(ctx)
	return w.edges, err
}

// Info returns the position of p in its list. If the client gave a cursor as `after`, Info assumes that there is a
// previous page, because the client got the cursor from it. In the same way, the cursor `before` implies a next page.
func (p *Page) Info(ctx context.Context) (Info, error) {
	w, err := p.portion(ctx)
	return info(p.window, w.more, w.edges, (*Edge).Cursor), err
}

// info returns the position of a page. more reports whether the list continues after the page, or before it if s.Last
// is set.
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

// limited returns the first items of all, or the last items if s.Last is set. All items must lie between the bounds of
// s.
func limited[T any](s kg.Window, all []T) []T {
	n := min(len(all), s.Limit)
	if s.Last {
		return all[len(all)-n:]
	}
	return all[:n]
}

// Total returns the number of entries on all pages.
func (p *Page) Total(ctx context.Context) (int, error) {
	n, err := p.from.on.count(ctx, p.via)
	return n[p.from.ID], err
}

// portion fetches the entries of p. The same round trip fetches the same page of the list of every other node of the
// frontier.
func (p *Page) portion(ctx context.Context) (portion, error) {
	s := p.window
	s.Want = p.from.on.pageFor(ctx, s.Order)
	w, err := p.from.on.page(ctx, p.via, s, p.from.on.continues(ctx))
	return w[p.from.ID], err
}
