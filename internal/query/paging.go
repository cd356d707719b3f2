package query

import (
	"cmp"

	"accordgraph/internal/kg"
)

// Paging says which page of a list is wanted. The zero Paging is the first page of [DefaultPage] items.
type Paging struct {
	First  *int    `arg:"first"`  // at most so many items from the start of the list, 0 to kg.MaxPage
	After  *string `arg:"after"`  // only items after this cursor
	Last   *int    `arg:"last"`   // at most so many items from the end of the list, 0 to kg.MaxPage
	Before *string `arg:"before"` // only items before this cursor
}

// bounds implements bounded. If `first` or `last` is absent, it has no default value here, because window sets the
// default.
func (Paging) bounds() map[string]bound {
	return map[string]bound{"first": {0, kg.MaxPage}, "last": {0, kg.MaxPage}}
}

// window returns the window of a list. Its cursors fit only lists with the same name.
func (p Paging) window(list string) (w kg.Window, err error) {
	if p.First != nil && p.Last != nil {
		return w, kg.Invalidf("first and last were both given, want one")
	}
	w = kg.Window{Limit: DefaultPage, Last: p.Last != nil}
	if limit := cmp.Or(p.First, p.Last); limit != nil {
		w.Limit = *limit
	}
	if p.After != nil {
		if w.After, err = decode(list, "after", *p.After); err != nil {
			return w, err
		}
	}
	if p.Before != nil {
		w.Before, err = decode(list, "before", *p.Before)
	}
	return w, err
}
