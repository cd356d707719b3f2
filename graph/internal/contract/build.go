package main

import (
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/parser"
)

// typeOf reads a type such as [String!]!.
func typeOf(text string) *ast.Type {
	doc, err := parser.ParseSchema(&ast.Source{Name: text, Input: "type T { f: " + text + " }"})
	if err != nil {
		panic(err) // the text is made of the tables, by this package
	}
	return doc.Definitions[0].Fields[0].Type
}

func field(name, typ, doc string, args ...*ast.ArgumentDefinition) *ast.FieldDefinition {
	return &ast.FieldDefinition{Name: name, Type: typeOf(typ), Description: doc, Arguments: args}
}

// argument returns an argument, or a field of an input, with the description of all of
// its name.
func argument(name, typ string) *ast.ArgumentDefinition {
	return &ast.ArgumentDefinition{Name: name, Type: typeOf(typ), Description: argumentDocs[name]}
}

// page returns the arguments of every list that has pages.
func page() []*ast.ArgumentDefinition {
	return []*ast.ArgumentDefinition{
		argument("first", "Int"), argument("after", "String"), argument("last", "Int"), argument("before", "String"),
	}
}

// deprecated marks what is to be replaced.
func deprecated(instead string) ast.DirectiveList {
	reason := &ast.Value{Kind: ast.StringValue, Raw: "Use `" + instead + "`."}
	return ast.DirectiveList{{Name: "deprecated", Arguments: ast.ArgumentList{{Name: "reason", Value: reason}}}}
}
