package query

import (
	"context"

	"accordgraph/internal/kg"
)

// WithFields returns a context in which what clients ask for is read for those
// fields of the contract only.
func WithFields(ctx context.Context, names []string) context.Context {
	return context.WithValue(ctx, wantKey{}, kg.WantOf(names))
}

type wantKey struct{}

// requestWant returns the fields that the request reads. It looks the context up once: a context is deep, and every
// entity asks.
func (f *frontier) requestWant(ctx context.Context) kg.Want {
	f.once.Do(func() { f.want, _ = ctx.Value(wantKey{}).(kg.Want) })
	return f.want
}

// readFor returns what a page in this order is read for. Under asOf.known what a
// relationship shows depends on all its sources.
func (f *frontier) readFor(ctx context.Context, o kg.Order) kg.Want {
	w := f.requestWant(ctx)
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

// fetchFor returns what things are fetched for that clients name, or others refer
// to. Under asOf their own dates say whether they are there.
func (f *frontier) fetchFor(ctx context.Context) kg.Want {
	if f.asOf != (AsOf{}) {
		return kg.Want{}
	}
	return f.requestWant(ctx)
}
