package main

import (
	"strings"
	"unicode"

	"accordgraph/internal/kg"
)

// A noun is something that there are lists of: a kind, Document or Entity, which are
// several kinds, or Relationship, which is none.
type noun struct {
	name      string // of its type in the contract
	one, many string // as people call it
	kind      kg.Kind
	fields    []kg.Field
	moves     []kg.Move
	row       kg.KindRow
}

// nouns returns all nouns in the order in which the contract has them.
func nouns() []noun {
	all := []noun{nounOf(kg.Any), nounOf(kg.Document)}
	for _, k := range kg.Kinds() {
		all = append(all, nounOf(k))
	}
	return append(all, relationships())
}

func nounOf(k kg.Kind) noun {
	row := k.Row()
	return noun{typeName(k), row.One, row.Many, k, kg.EntityFields(k), kg.Moves(k), row}
}

func relationships() noun {
	return noun{name: "Relationship", one: "relationship", many: "relationships", fields: kg.RelationshipFields()}
}

// typeName returns what the contract calls the kind.
func typeName(k kg.Kind) string {
	if k == kg.Any {
		return "Entity"
	}
	return string(k)
}

func (n noun) isRelationship() bool { return n.name == "Relationship" }

// isGroup says whether there are several kinds of it.
func (n noun) isGroup() bool { return n.kind == kg.Document || n.kind == kg.Any && !n.isRelationship() }

// isLinked says whether relationships lead to it.
func (n noun) isLinked() bool { return !n.isRelationship() && n.kind.IsEntity() }

// isPublic says whether clients see the value of f.
func (n noun) isPublic(f kg.Field) bool {
	if n.isRelationship() {
		return !f.Private
	}
	return f.IsPublic(n.kind)
}

// canFilter says whether clients may filter by f. All of one kind are of that kind.
func (n noun) canFilter(f kg.Field) bool {
	return f.Filter && (n.isRelationship() || f.IsPublic(n.kind)) && (f.Name != "kind" || n.isGroup())
}

// facets returns the fields that clients may count by. Only lists of all are counted.
func (n noun) facets() (all []kg.Field) {
	for _, f := range n.fields {
		if f.Facet && n.canCount() && n.isPublic(f) && (f.Name != "kind" || n.isGroup()) {
			all = append(all, f)
		}
	}
	return all
}

func (n noun) canCount() bool { return n.row.List != "" || n.isRelationship() }

// isLedTo says whether a move leads to it.
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

// constant spells validFrom as VALID_FROM, as the values of enums are spelt.
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
