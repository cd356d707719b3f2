package main

import (
	"strings"
	"unicode"

	"accordgraph/internal/kg"
)

// A noun is a kind, a group of kinds (Document or Entity), or Relationship. The contract
// has lists of each noun.
type noun struct {
	name      string // the name of the type in the contract
	one, many string // the words for it in descriptions
	kind      kg.Kind
	fields    []kg.Field
	moves     []kg.Move
	row       kg.KindRow
}

// nouns returns all nouns in the order of the contract.
func nouns() []noun {
	all := []noun{nounOf(kg.Any), nounOf(kg.Document)}
	for _, k := range kg.Kinds() {
		all = append(all, nounOf(k))
	}
	return append(all, relationships())
}

// nounOf returns the noun of a kind or of a group of kinds.
func nounOf(k kg.Kind) noun {
	row := k.Row()
	return noun{typeName(k), row.One, row.Many, k, kg.EntityFields(k), kg.Moves(k), row}
}

// relationships returns the noun Relationship.
func relationships() noun {
	return noun{name: "Relationship", one: "relationship", many: "relationships", fields: kg.RelationshipFields()}
}

// typeName returns the name of a kind in the contract.
func typeName(k kg.Kind) string {
	if k == kg.Any {
		return "Entity"
	}
	return string(k)
}

// isRelationship reports whether n is Relationship.
func (n noun) isRelationship() bool { return n.name == "Relationship" }

// isGroup reports whether n is a group of kinds.
func (n noun) isGroup() bool { return n.kind == kg.Document || n.kind == kg.Any && !n.isRelationship() }

// isLinked reports whether relationships lead to n.
func (n noun) isLinked() bool { return !n.isRelationship() && n.kind.IsEntity() }

// isPublic reports whether clients see the value of f.
func (n noun) isPublic(f kg.Field) bool {
	if n.isRelationship() {
		return !f.Private
	}
	return f.IsPublic(n.kind)
}

// canFilter reports whether clients can filter by f. Only lists of several kinds can be
// filtered by the field "kind".
func (n noun) canFilter(f kg.Field) bool {
	return f.Filter && (n.isRelationship() || f.IsPublic(n.kind)) && (f.Name != "kind" || n.isGroup())
}

// facets returns the fields that clients can count by.
func (n noun) facets() (all []kg.Field) {
	for _, f := range n.fields {
		if f.Facet && n.canCount() && n.isPublic(f) && (f.Name != "kind" || n.isGroup()) {
			all = append(all, f)
		}
	}
	return all
}

// canCount reports whether Query has a list of all n. Clients cannot count other lists by
// field.
func (n noun) canCount() bool { return n.row.List != "" || n.isRelationship() }

// isLedTo reports whether entities of some kind have a list of related entities that are
// n.
func (n noun) isLedTo() bool {
	for _, k := range append(kg.Kinds(), kg.Document) {
		for _, m := range kg.Moves(k) {
			if m.To == n.kind && !n.isRelationship() {
				return true
			}
		}
	}
	return false
}

// constant returns a name in the spelling of enum values, such as VALID_FROM for
// validFrom.
func constant(name string) string {
	var s strings.Builder
	for i, r := range name {
		if unicode.IsUpper(r) && i > 0 {
			s.WriteByte('_')
		}
		s.WriteRune(unicode.ToUpper(r))
	}
	return s.String()
}
