package graph

import (
	"maps"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/formatter"
	"github.com/vektah/gqlparser/v2/parser"
)

// A RootQuestion is one field of Query, asked without the fields below it that take
// trips of their own, and the trips that it is priced at.
type RootQuestion struct {
	Field, Query string
	Price        int
}

// Prices returns what the fields of Query are priced at, without their hops.
func Prices() map[string]int { return maps.Clone(rootTrips) }

// RootQuestions takes the operation of a document apart, by the fields of Query. A
// document that is not of the schema has none.
func RootQuestions(query string, variables map[string]any) (all []RootQuestion) {
	schema := price(Schema())
	doc, err := parser.ParseQuery(&ast.Source{Input: query})
	if err != nil || len(validate(schema.Schema, doc)) > 0 {
		return nil
	}
	op := doc.Operations[0]
	c := newCosting(schema, doc, op, variables)
	for _, f := range c.roots(op.SelectionSet) {
		f.SelectionSet = c.cheap(f.SelectionSet)
		alone := &ast.OperationDefinition{Operation: ast.Query, SelectionSet: ast.SelectionSet{f}}
		text := written(alone)
		for _, v := range op.VariableDefinitions {
			if strings.Contains(text, "$"+v.Variable) {
				alone.VariableDefinitions = append(alone.VariableDefinitions, v)
			}
		}
		all = append(all, RootQuestion{f.Name, written(alone), c.selection(alone.SelectionSet, schema.Query).trips})
	}
	return all
}

// written returns the text of an operation.
func written(op *ast.OperationDefinition) string {
	var text strings.Builder
	formatter.NewFormatter(&text).FormatQueryDocument(&ast.QueryDocument{Operations: ast.OperationList{op}})
	return text.String()
}

// roots returns the fields of a selection of Query, wherever they stand.
func (c *costing) roots(set ast.SelectionSet) (all []*ast.Field) {
	for _, s := range set {
		switch s := s.(type) {
		case *ast.Field:
			all = append(all, s)
		case *ast.InlineFragment:
			all = append(all, c.roots(s.SelectionSet)...)
		case *ast.FragmentSpread:
			all = append(all, c.roots(s.Definition.SelectionSet)...)
		}
	}
	return all
}

// cheap returns set without the fields that take trips, and with its fragments
// written out.
func (c *costing) cheap(set ast.SelectionSet) ast.SelectionSet {
	if len(set) == 0 {
		return nil
	}
	out := ast.SelectionSet{&ast.Field{Alias: "__typename", Name: "__typename"}}
	for _, s := range slices.Clone(set) {
		switch s := s.(type) {
		case *ast.Field:
			is := c.schema.Types[s.Definition.Type.Name()]
			if trips(s.ObjectDefinition, s.Definition, is, c.args(s)) == 0 {
				with := *s
				with.SelectionSet = c.cheap(s.SelectionSet)
				out = append(out, &with)
			}
		case *ast.InlineFragment:
			out = append(out, &ast.InlineFragment{TypeCondition: s.TypeCondition, SelectionSet: c.cheap(s.SelectionSet)})
		case *ast.FragmentSpread:
			f := s.Definition
			out = append(out, &ast.InlineFragment{TypeCondition: f.TypeCondition, SelectionSet: c.cheap(f.SelectionSet)})
		}
	}
	return out
}
