package query

import "accordgraph/internal/kg"

// Rows are a page of a list that was computed as a whole.
type Rows[T any] struct {
	window kg.Window
	within []Row[T] // between the cursors of window
	total  int
}

// A Row is one item of Rows.
type Row[T any] struct {
	Item   T
	Cursor string
}

// rows returns the page that w describes of a list with a name. The items are in the order of their keys.
func rows[T any](list string, w kg.Window, all []T, key func(T) kg.Key) *Rows[T] {
	r := &Rows[T]{window: w, total: len(all)}
	for _, item := range all {
		if k := key(item); between(w, k) {
			r.within = append(r.within, Row[T]{item, encode(list, k)})
		}
	}
	return r
}

// Edges returns the items on the page, in order.
func (r *Rows[T]) Edges() []Row[T] { return limited(r.window, r.within) }

// Info returns the position of the page in the list.
func (r *Rows[T]) Info() Info {
	page := r.Edges()
	return info(r.window, len(r.within) > len(page), page, func(one Row[T]) string { return one.Cursor })
}

// Total returns the number of items on all pages.
func (r *Rows[T]) Total() int { return r.total }
