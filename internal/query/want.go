package query

import (
	"context"

	"accordgraph/internal/kg"
)

// WithFields returns a context for a request. Under that context, the request reads only the fields of the contract
// that have one of the names.
func WithFields(ctx context.Context, names []string) context.Context {
	return context.WithValue(ctx, wantKey{}, kg.WantOf(names))
}

type wantKey struct{}

// requestWant returns the fields that the request reads. It looks the fields up in the context only once, because
// contexts are deeply nested and every entity needs the fields.
func (f *frontier) requestWant(ctx context.Context) kg.Want {
	f.wantOnce.Do(func() { f.want, _ = ctx.Value(wantKey{}).(kg.Want) })
	return f.want
}

// readFor returns the fields that a page in this order needs. Under asOf.known it returns all fields, because the
// fields of a relationship then depend on all its sources.
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

// fetchFor returns the fields that a fetch by ID needs. Under asOf it returns all fields, because the dates of an
// entity decide whether the request sees the entity.
func (f *frontier) fetchFor(ctx context.Context) kg.Want {
	if f.asOf != (AsOf{}) {
		return kg.Want{}
	}
	return f.requestWant(ctx)
}
