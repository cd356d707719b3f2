package main

import (
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/parser"
)

// typeOf parses a type such as [String!]!.
func typeOf(text string) *ast.Type {
	doc, err := parser.ParseSchema(&ast.Source{Name: text, Input: "type T { f: " + text + " }"})
	if err != nil {
		panic(err) // a mistake of this package, which writes the type
	}
	return doc.Definitions[0].Fields[0].Type
}

// field returns a field of a type or of an input.
func field(name, typ, doc string, args ...*ast.ArgumentDefinition) *ast.FieldDefinition {
	return &ast.FieldDefinition{Name: name, Type: typeOf(typ), Description: doc, Arguments: args}
}

// define returns a definition with fields.
func define(kind ast.DefinitionKind, name, doc string, fields ...*ast.FieldDefinition) *ast.Definition {
	return &ast.Definition{Kind: kind, Name: name, Description: doc, Fields: fields}
}

// enumValue returns a value of an enum.
func enumValue(name, doc string) *ast.EnumValueDefinition {
	return &ast.EnumValueDefinition{Name: name, Description: doc}
}

// argument returns an argument. All arguments of one name have the same description.
func argument(name, typ string) *ast.ArgumentDefinition {
	return &ast.ArgumentDefinition{Name: name, Type: typeOf(typ), Description: argumentDocs[name]}
}

// page returns the arguments of every list that has pages.
func page() []*ast.ArgumentDefinition {
	return []*ast.ArgumentDefinition{
		argument("first", "Int"), argument("after", "String"), argument("last", "Int"), argument("before", "String"),
	}
}

// deprecated returns the directive @deprecated, which tells clients what to use instead.
func deprecated(instead string) ast.DirectiveList {
	return ast.DirectiveList{directive("deprecated", argumentOf("reason", "Use `"+instead+"`.", ast.StringValue))}
}

// directive returns a directive with arguments.
func directive(name string, args ...*ast.Argument) *ast.Directive {
	return &ast.Directive{Name: name, Arguments: args}
}

// argumentOf returns an argument of a directive. If kind is a list, list holds its texts.
func argumentOf(name, value string, kind ast.ValueKind, list ...string) *ast.Argument {
	v := &ast.Value{Kind: kind, Raw: value}
	for _, text := range list {
		v.Children = append(v.Children, &ast.ChildValue{Value: &ast.Value{Kind: ast.StringValue, Raw: text}})
	}
	return &ast.Argument{Name: name, Value: v}
}
