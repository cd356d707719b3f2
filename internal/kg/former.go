package kg

import (
	"slices"
	"strings"
)

// A Former maps each former id of an entity to the current id.
type Former map[ID]ID

// Current returns the current id for a former id. The id of a relationship is made of the ids of its ends, and the id
// of evidence of the id of its source. So Current returns the id with the current ids in place of former ids in it.
// Current returns every other id unchanged.
func (f Former) Current(id ID) ID {
	if into, ok := f[id]; ok {
		return into
	}
	if source, ok := id.evidenceOf(); ok && f[source] != "" {
		name, locator := strings.TrimPrefix(string(f[source]), "source/"), id[len("evidence/"+source[len("source/"):]):]
		return "evidence/" + ID(name) + locator
	}
	if !id.IsRelationship() {
		return id
	}
	ends := string(id) + "/"
	for _, former := range f.longest() {
		for range 2 { // both ends may have it, and share a slash
			ends = strings.ReplaceAll(ends, "/"+string(former)+"/", "/"+string(f[former])+"/")
		}
	}
	return ID(strings.TrimSuffix(ends, "/"))
}

// evidenceOf returns the id of the source, if id is the id of evidence.
func (id ID) evidenceOf() (ID, bool) {
	rest, ok := strings.CutPrefix(string(id), "evidence/")
	source, _, found := strings.Cut(rest, "/")
	return "source/" + ID(source), ok && found
}

// longest returns the former ids, the longest first, so that an id is not taken for the beginning of another.
func (f Former) longest() []ID {
	all := make([]ID, 0, len(f))
	for id := range f {
		all = append(all, id)
	}
	slices.SortFunc(all, func(a, b ID) int {
		if len(a) != len(b) {
			return len(b) - len(a)
		}
		return strings.Compare(string(a), string(b))
	})
	return all
}

// IsReference reports whether the values of a field of entities or relationships are ids.
func IsReference(field string) bool { return references[field] }

// references are the names of the fields whose values are ids.
var references = func() map[string]bool {
	all := map[string]bool{}
	for _, f := range slices.Concat(AllEntityFields(), RelationshipFields()) {
		all[f.Name] = all[f.Name] || f.Type == Ref || f.Type == Refs
	}
	return all
}()
