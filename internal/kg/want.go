package kg

import "slices"

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

// computedFields are the fields of the contract for which kg reads fields that they do not
// name.
var computedFields = []string{"sentence", "footnotes", "text", "blockers", "contested"}

// cursors are those that tell places in lists.
var cursors = []string{"cursor", "startCursor", "endCursor"}

// WantOf returns what is wanted for those fields of the contract, by their names,
// wherever they are asked for.
func WantOf(names []string) Want {
	w := Want{some: true}
	for _, name := range names {
		if slices.Contains(computedFields, name) {
			return Want{}
		}
		w.places = w.places || slices.Contains(cursors, name)
		w.entities |= entityBits[name]
		w.link |= linkBits[name]
	}
	return w
}

// All says whether every field is wanted.
func (w Want) All() bool { return !w.some }

// And returns w with a field of entities.
func (w Want) And(field string) Want { w.entities |= entityBits[field]; return w }

// AndLink returns w with a field of relationships.
func (w Want) AndLink(field string) Want { w.link |= linkBits[field]; return w }
