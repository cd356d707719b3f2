package neo4jstore

import (
	"strings"

	"accordgraph/internal/kg"
)

// typeNamed maps the beginning of the IDs of relationships, up to the type, to the type.
var typeNamed = func() map[string]kg.Type {
	all := map[string]kg.Type{}
	for _, t := range kg.Types() {
		all[strings.TrimRight(string(kg.RelationshipID(t, "", "", "")), "/")] = t
	}
	return all
}()

// typeOf returns the type that the ID of a relationship names, or "" if it names none. [kg.RelationshipID] makes IDs
// that name the type. A store takes other IDs, too, and the ID of a relationship may name another type than it has.
func typeOf(id kg.ID) kg.Type {
	first, rest, _ := strings.Cut(string(id), "/")
	second, _, _ := strings.Cut(rest, "/")
	return typeNamed[first+"/"+second]
}

// byTypeNamed returns the ids that name a type, by this type.
func byTypeNamed(ids []kg.ID) map[kg.Type][]kg.ID {
	all := map[kg.Type][]kg.ID{}
	for _, id := range ids {
		if t := typeOf(id); t != "" {
			all[t] = append(all[t], id)
		}
	}
	return all
}
