package kg

import "slices"

// A Want lists the fields that a request will read. A store may omit all other fields, because reading a text from a
// database costs more than finding it. A store may also ignore the Want. IDs, kinds, types and the ends of
// relationships are always read. The zero Want lists all fields.
type Want struct {
	limited        bool     // only the fields below are wanted
	sortKey        bool     // Entity.Sort
	entities, link fieldSet // of the fields of AllEntityFields and RelationshipFields
}

// Entity reports whether a field of entities is wanted. The names "digest" and "sort" stand for the digest and the
// sort key.
func (w Want) Entity(field string) bool {
	return !w.limited || field == "sort" && w.sortKey || w.entities.meets(entityBits[field])
}

// Link reports whether a field of relationships is wanted.
func (w Want) Link(field string) bool { return !w.limited || w.link.meets(linkBits[field]) }

var entityBits, linkBits = bits(AllEntityFields()), bits(relationshipFields)

// bits assigns a bit to every field. It maps both the name of the field and the name that clients use to this bit. The
// title of a source is its name, and a clause without a title shows its name, so title has the bit of the name too. A
// selector is made of several fields. A Ukrainian text has the bit of the English one, because either may be the answer.
func bits(fields []Field) map[string]fieldSet {
	all := make(map[string]fieldSet, len(fields)+1)
	n := 0
	for _, f := range fields {
		if f.UkrainianOf != "" {
			all[f.Name] = all[f.UkrainianOf]
			continue
		}
		if f.Spoken {
			continue // sentences want all fields
		}
		all[f.Name] = all[f.Name].or(fieldAt(n))
		if f.As != "" {
			all[f.As] = all[f.As].or(fieldAt(n))
		}
		if f.Translated {
			all["textsIn"] = all["textsIn"].or(fieldAt(n))
		}
		n++
	}
	all["title"] = all["title"].or(all["name"])
	all["selector"] = all["quote"].or(all["prefix"]).or(all["suffix"]).or(all["quoteUrl"])
	return all
}

// computedFields lists the fields of the contract that query and prose compute. The computation may read any other
// field.
var computedFields = []string{
	"sentence", "sentenceBefore", "sentenceAfter", "statement", "footnotes", "text", "blockers", "contested", "lineage",
}

// cursors lists the fields of the contract that hold cursors, which contain sort keys.
var cursors = []string{"cursor", "startCursor", "endCursor"}

// WantOf returns the Want for a request that selects fields of the contract with those names, at any depth.
func WantOf(names []string) Want {
	w := Want{limited: true}
	for _, name := range names {
		if slices.Contains(computedFields, name) {
			return Want{}
		}
		w.sortKey = w.sortKey || slices.Contains(cursors, name)
		w.entities = w.entities.or(entityBits[name])
		w.link = w.link.or(linkBits[name])
	}
	return w
}

// All reports whether every field is wanted.
func (w Want) All() bool { return !w.limited }

// And returns w with one more field of entities.
func (w Want) And(field string) Want {
	w.entities = w.entities.or(entityBits[field])
	return w
}

// AndLink returns w with one more field of relationships.
func (w Want) AndLink(field string) Want {
	w.link = w.link.or(linkBits[field])
	return w
}
