package kg

import (
	"context"
	"slices"
)

// A Want says which fields of what a question finds will be looked at. A store
// may leave out the others, and may ignore it: to read a text off a graph costs
// more than to find it. The zero Want wants everything.
type Want struct {
	some           bool
	entities, link uint64 // bits of AllEntityFields and RelationshipFields, by place
}

// Entity says whether the field of entities is wanted, or with "digest" whether
// their digest is.
func (w Want) Entity(field string) bool { return !w.some || w.entities&entityBits[field] != 0 }

// Link says the same of the fields of relationships.
func (w Want) Link(field string) bool { return !w.some || w.link&linkBits[field] != 0 }

var entityBits, linkBits = bits(AllEntityFields()), bits(relationshipFields)

// bits gives every field, by what it is called here and by clients, a bit.
func bits(fields []Field) map[string]uint64 {
	all := make(map[string]uint64, len(fields))
	for i, f := range fields {
		all[f.Name] |= 1 << i
		if f.As != "" {
			all[f.As] |= 1 << i
		}
	}
	return all
}

// told are the fields of the contract for which kg reads fields that they do not
// name.
var told = []string{"sentence", "footnotes", "text", "blockers", "contested"}

// WithFields returns a context in which lists are read for those fields of the
// contract only, by their names, wherever they are asked for.
func WithFields(ctx context.Context, names []string) context.Context {
	w := Want{some: true}
	for _, name := range names {
		if slices.Contains(told, name) {
			return ctx
		}
		w.entities |= entityBits[name]
		w.link |= linkBits[name]
	}
	return context.WithValue(ctx, wantKey{}, w)
}

type wantKey struct{}

// readFor returns what a page in this order is read for. Under asOf.known what a
// relationship shows depends on all its sources.
func (f *frontier) readFor(ctx context.Context, o Order) Want {
	w, _ := ctx.Value(wantKey{}).(Want)
	if !w.some || f.asOf.Known != "" {
		return Want{}
	}
	if o.Link {
		w.link |= linkBits[o.Field]
	} else {
		w.entities |= entityBits[o.Field]
	}
	return w
}
