package guard

import (
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/formatter"
	"github.com/vektah/gqlparser/v2/parser"

	"accordgraph/graph/internal/guard/internal/prices"
)

// A RootQuestion is an operation with one field of Query. It leaves out all deeper fields
// that take round trips of their own. Price is the number of round trips that the guard
// estimates for the operation.
type RootQuestion struct {
	Field, Query string
	Price        int
}

// RootPrices maps each field of Query to the number of round trips that its @cost states.
// The number does not include the round trips of hops. Tests compare it with the round
// trips of goldens.
func RootPrices() map[string]int {
	all := map[string]int{}
	for name, p := range prices.Fields {
		if field, ok := strings.CutPrefix(name, "Query."); ok {
			all[field] = p.Weight / tripRows
		}
	}
	return all
}

// RootQuestions splits the first operation of a document into an operation for each field
// of Query. It returns none if the document is invalid. Tests run these operations, and
// compare their round trips with the price.
func RootQuestions(s *ast.Schema, query string, variables map[string]any) (all []RootQuestion) {
	schema := price(s)
	doc, err := parser.ParseQuery(&ast.Source{Input: query})
	if err != nil || len(validate(schema.Schema, doc)) > 0 {
		return nil
	}
	op := doc.Operations[0]
	e := newEstimator(schema, doc, op, variables)
	for _, f := range e.roots(op.SelectionSet) {
		f.SelectionSet = e.withoutTrips(f.SelectionSet)
		alone := &ast.OperationDefinition{Operation: ast.Query, SelectionSet: ast.SelectionSet{f}}
		text := written(alone)
		for _, v := range op.VariableDefinitions {
			if strings.Contains(text, "$"+v.Variable) {
				alone.VariableDefinitions = append(alone.VariableDefinitions, v)
			}
		}
		all = append(all, RootQuestion{f.Name, written(alone), e.selection(alone.SelectionSet, schema.Query).trips})
	}
	return all
}

// written returns an operation as text.
func written(op *ast.OperationDefinition) string {
	var text strings.Builder
	formatter.NewFormatter(&text).FormatQueryDocument(&ast.QueryDocument{Operations: ast.OperationList{op}})
	return text.String()
}

// roots returns the fields of a selection set on Query, including the fields in
// fragments.
func (e *estimator) roots(set ast.SelectionSet) (all []*ast.Field) {
	for _, s := range set {
		switch s := s.(type) {
		case *ast.Field:
			all = append(all, s)
		case *ast.InlineFragment:
			all = append(all, e.roots(s.SelectionSet)...)
		case *ast.FragmentSpread:
			all = append(all, e.roots(s.Definition.SelectionSet)...)
		}
	}
	return all
}

// withoutTrips returns a selection set without the fields that take round trips, and with
// its fragments expanded.
func (e *estimator) withoutTrips(set ast.SelectionSet) ast.SelectionSet {
	if len(set) == 0 {
		return nil
	}
	out := ast.SelectionSet{&ast.Field{Alias: "__typename", Name: "__typename"}}
	for _, s := range slices.Clone(set) {
		switch s := s.(type) {
		case *ast.Field:
			if p := e.schema.prices[s.Definition]; p == nil || p.tripsFor(e.args(s, p)) == 0 {
				with := *s
				with.SelectionSet = e.withoutTrips(s.SelectionSet)
				out = append(out, &with)
			}
		case *ast.InlineFragment:
			out = append(out, &ast.InlineFragment{
				TypeCondition: s.TypeCondition,
				SelectionSet:  e.withoutTrips(s.SelectionSet),
			})
		case *ast.FragmentSpread:
			out = append(out, &ast.InlineFragment{
				TypeCondition: s.Definition.TypeCondition,
				SelectionSet:  e.withoutTrips(s.Definition.SelectionSet),
			})
		}
	}
	return out
}
