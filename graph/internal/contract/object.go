package main

import (
	"slices"

	"github.com/vektah/gqlparser/v2/ast"

	"accordgraph/internal/kg"
)

// queryType returns the type Query with a list of all entities of each kind.
func queryType() *ast.Definition {
	d := &ast.Definition{Kind: ast.Object, Name: "Query"}
	for _, n := range nouns() {
		if n.row.List == "" {
			continue
		}
		args := append([]*ast.ArgumentDefinition{
			argument("asOf", "AsOf"), argument("where", n.name+"Filter"), argument("orderBy", n.name+"Order"),
		}, page()...)
		d.Fields = append(d.Fields, field(n.row.List, n.name+"Connection", n.row.ListDoc, args...))
	}
	return d
}

// entityInterface returns the interface Entity: the fields that the tables give to all
// entities, and the fields that people wrote.
func entityInterface(w *written) *ast.Definition {
	n := nounOf(kg.Any)
	d := define(ast.Interface, n.name, n.row.Doc, scalars(n)...)
	d.Interfaces = []string{"Node"}
	return w.complete(d)
}

// documentInterface returns the interface Document, in the same way.
func documentInterface(w *written, entity *ast.Definition) *ast.Definition {
	n := nounOf(kg.Document)
	d := define(ast.Interface, n.name, n.row.Doc, scalars(n)...)
	d.Interfaces = []string{"Node", "Entity"}
	d.Fields = slices.Concat(d.Fields, missing(d, entity), moves(n))
	return w.complete(d)
}

// objectType returns the type of a noun, with the fields of its interfaces.
func objectType(n noun, entity, document *ast.Definition) *ast.Definition {
	d := define(ast.Object, n.name, n.row.Doc, scalars(n)...)
	d.Interfaces = []string{"Node"}
	if n.isRelationship() {
		d.Description = relationshipDoc
		return d
	}
	if n.kind.IsEntity() {
		d.Interfaces = append(d.Interfaces, "Entity")
		d.Fields = append(d.Fields, missing(d, entity)...)
	}
	d.Fields = append(d.Fields, moves(n)...)
	if n.kind.Is(kg.Document) {
		d.Interfaces = append(d.Interfaces, "Document")
		d.Fields = append(d.Fields, missing(d, document)...)
	}
	return d
}

// missing returns the fields that an interface has and d lacks.
func missing(d, of *ast.Definition) (all ast.FieldList) {
	for _, f := range of.Fields {
		if d.Fields.ForName(f.Name) == nil {
			all = append(all, f)
		}
	}
	return all
}

// scalars returns the fields of the tables that clients see on n.
func scalars(n noun) (all ast.FieldList) {
	for _, f := range n.fields {
		if n.isPublic(f) {
			all = append(all, field(f.ClientName(), shape(f), f.DocFor(n.kind), languageOf(f)...))
			if f.WasShown {
				old := field(f.Was, shape(f), f.DocFor(n.kind))
				old.Directives = deprecated(instead(f))
				all = append(all, old)
			}
		}
		if f.Name == "id" {
			all = withDays(all)
		}
	}
	return all
}

// languageOf returns the argument for the language of f, if f is translated.
func languageOf(f kg.Field) ast.ArgumentDefinitionList {
	if !f.Translated {
		return nil
	}
	lang := argument("lang", "Language!")
	lang.DefaultValue = &ast.Value{Kind: ast.EnumValue, Raw: "EN"}
	return ast.ArgumentDefinitionList{lang}
}

// withDays adds to the last of the fields, id, that it may have days, and the field plainId.
func withDays(all ast.FieldList) ast.FieldList {
	all[len(all)-1].Description += " " + datedDoc
	return append(all, field("plainId", "ID!", plainIDDoc))
}

// shape returns the type of the value of f.
func shape(f kg.Field) string {
	switch {
	case f.Shape != "":
		return f.Shape
	case f.Type.IsList():
		return "[" + valueType(f) + "!]!"
	case f.Always:
		return valueType(f) + "!"
	}
	return valueType(f)
}

// valueType returns the type of one value of f.
func valueType(f kg.Field) string {
	switch f.Type {
	case kg.Enum, kg.Enums:
		return f.Vocabulary
	case kg.Int:
		return "Int"
	case kg.Number:
		return "Float"
	case kg.Date:
		return "PartialDate"
	case kg.Ref, kg.Refs:
		return "ID"
	}
	return "String"
}

// moves returns the lists of entities that are related to n.
func moves(n noun) (all ast.FieldList) {
	for _, m := range n.moves {
		to := typeName(m.To)
		args := []*ast.ArgumentDefinition{argument("where", to+"Filter")}
		if m.Ref == "" {
			args = append(args, argument("via", "RelationshipFilter"))
		}
		args = append(append(args, argument("orderBy", to+"Order")), page()...)
		all = append(all, field(m.Name, to+"Connection", m.Doc, args...))
		if m.Was != "" {
			old := field(m.Was, to+"Connection", m.Doc, args...)
			old.Directives = deprecated(m.Name)
			all = append(all, old)
		}
	}
	return all
}
