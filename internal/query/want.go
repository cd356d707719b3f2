package query

import (
	"context"
	"slices"

	"accordgraph/internal/kg"
)

// WithFields returns a context for a request. Under that context, the request reads only the fields of the contract
// that have one of the names.
//
// The argument levels, which may be left out, has the names of fewer fields for lists in lists from the root: levels[0]
// for the entries of lists at the root, levels[1] for the entries of their lists, and so on. Each level has all names
// that the request reads of the near ends of its relationships too. If a name of the request needs all fields, levels do
// not count.
//
// A page of a list reads whether the list continues only if the field pageInfo is among the names of its level.
func WithFields(ctx context.Context, names []string, levels ...[]string) context.Context {
	w := wants{all: kg.WantOf(names), noInfo: !slices.Contains(names, "pageInfo")}
	for _, level := range levels {
		if !w.all.All() {
			w.levels = append(w.levels, kg.WantOf(level))
		}
		w.noInfoAt = append(w.noInfoAt, !slices.Contains(level, "pageInfo"))
	}
	return context.WithValue(ctx, wantKey{}, w)
}

type wantKey struct{}

// wants are the fields that a request reads: anywhere, and at each level of lists in lists. The zero wants are all
// fields.
type wants struct {
	all    kg.Want
	levels []kg.Want

	// Whether no list has pageInfo: anywhere, and at each level.
	noInfo   bool
	noInfoAt []bool
}

// requestWants returns the fields that the request reads. It looks the fields up in the context only once, because
// contexts are deeply nested and every entity needs the fields.
func (f *frontier) requestWants(ctx context.Context) wants {
	f.wantOnce.Do(func() { f.wants, _ = ctx.Value(wantKey{}).(wants) })
	return f.wants
}

// at returns the fields of the entries of lists, if the things that have these lists were reached by that many lists less
// one. If the number is 0, it is unknown.
func (w wants) at(lists int) kg.Want {
	if lists == 0 || lists > len(w.levels) {
		return w.all
	}
	return w.levels[lists-1]
}

// continues reports whether a page of the lists of f has to say if its list continues.
func (f *frontier) continues(ctx context.Context) bool {
	w := f.requestWants(ctx)
	if f.lists == 0 || f.lists > len(w.noInfoAt) {
		return !w.noInfo
	}
	return !w.noInfoAt[f.lists-1]
}

// pageFor returns the fields that a page in this order needs. [WithFields] names the fields of each level. Under asOf.known
// pageFor returns all fields, because the fields of a relationship then depend on all its sources.
func (f *frontier) pageFor(ctx context.Context, o kg.Order) kg.Want {
	return f.inOrder(f.requestWants(ctx).at(f.lists), o)
}

// readFor is pageFor for lists that are no pages: it returns the fields that the request reads anywhere.
func (f *frontier) readFor(ctx context.Context, o kg.Order) kg.Want {
	return f.inOrder(f.requestWants(ctx).all, o)
}

// inOrder returns w with the field of an order, or all fields under asOf.known.
func (f *frontier) inOrder(w kg.Want, o kg.Order) kg.Want {
	switch {
	case w.All() || f.asOf.Known != "":
		return kg.Want{}
	case o.Field == "":
	case o.Link:
		w = w.AndLink(o.Field)
	default:
		w = w.And(o.Field)
	}
	return w
}

// fetchFor returns the fields that a fetch by ID needs. Under asOf it returns all fields, because the dates of an
// entity decide whether the request sees the entity.
func (f *frontier) fetchFor(ctx context.Context) kg.Want {
	if f.asOf != (AsOf{}) {
		return kg.Want{}
	}
	return f.requestWants(ctx).all
}
