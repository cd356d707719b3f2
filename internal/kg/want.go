package kg

import (
	"context"
	"slices"
)

// A Want says what of the things that a question finds will be looked at. A store
// may leave out the rest, and may ignore it: to read a text off a graph costs more
// than to find it. IDs, kinds, types and the ends of relationships are always looked
// at. The zero Want wants everything.
type Want struct {
	some           bool
	places         bool   // Entity.Sort
	entities, link uint64 // bits of AllEntityFields and RelationshipFields, by place
}

// Entity says whether the field of entities is wanted, or with "digest" whether
// their digest is, and with "sort" their place in lists.
func (w Want) Entity(field string) bool {
	return !w.some || field == "sort" && w.places || w.entities&entityBits[field] != 0
}

// Link says the same of the fields of relationships.
func (w Want) Link(field string) bool { return !w.some || w.link&linkBits[field] != 0 }

var entityBits, linkBits = bits(AllEntityFields()), bits(relationshipFields)

// bits gives every field, by what it is called here and by clients, a bit. The name
// of a source is its title.
func bits(fields []Field) map[string]uint64 {
	all := make(map[string]uint64, len(fields)+1)
	for i, f := range fields {
		all[f.Name] |= 1 << i
		if f.As != "" {
			all[f.As] |= 1 << i
		}
	}
	all["title"] = all["name"]
	return all
}

// told are the fields of the contract for which kg reads fields that they do not
// name.
var told = []string{"sentence", "footnotes", "text", "blockers", "contested"}

// cursors are those that tell places in lists.
var cursors = []string{"cursor", "startCursor", "endCursor"}

// WantOf returns what is wanted for those fields of the contract, by their names,
// wherever they are asked for.
func WantOf(names []string) Want {
	w := Want{some: true}
	for _, name := range names {
		if slices.Contains(told, name) {
			return Want{}
		}
		w.places = w.places || slices.Contains(cursors, name)
		w.entities |= entityBits[name]
		w.link |= linkBits[name]
	}
	return w
}

// WithFields returns a context in which what clients ask for is read for those
// fields of the contract only.
func WithFields(ctx context.Context, names []string) context.Context {
	return context.WithValue(ctx, wantKey{}, WantOf(names))
}

type wantKey struct{}

// and returns w with a field of entities.
func (w Want) and(field string) Want { w.entities |= entityBits[field]; return w }

// asked returns what the request wants. Its context is deep, and asked for every
// entity, so that it is looked at once.
func (f *frontier) asked(ctx context.Context) Want {
	f.once.Do(func() { f.want, _ = ctx.Value(wantKey{}).(Want) })
	return f.want
}

// readFor returns what a page in this order is read for. Under asOf.known what a
// relationship shows depends on all its sources.
func (f *frontier) readFor(ctx context.Context, o Order) Want {
	w := f.asked(ctx)
	switch {
	case !w.some || f.asOf.Known != "":
		return Want{}
	case o.Field == "":
	case o.Link:
		w.link |= linkBits[o.Field]
	default:
		w.entities |= entityBits[o.Field]
	}
	return w
}

// fetchFor returns what things are fetched for that clients name, or others refer
// to. Under asOf their own dates say whether they are there.
func (f *frontier) fetchFor(ctx context.Context) Want {
	if f.asOf != (AsOf{}) {
		return Want{}
	}
	return f.asked(ctx)
}
