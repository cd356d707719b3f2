package graph

import (
	"context"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"accordgraph/internal/kg"
)

// costed counts the rows of an answer: a list costs its length times what a row
// costs, whatever list it is, so a new field needs no line here. Texts and
// numbers cost nothing: the guard bounds how many of them a row has.
type costed struct{ graphql.ExecutableSchema }

// few is how many rows a list has that takes no arguments, such as the evidence
// of a link: three in four have no more.
const few = 3

// Complexity implements graphql.ExecutableSchema. Its sums cannot overflow.
func (c costed) Complexity(_ context.Context, object, field string, row int, args map[string]any) (int, bool) {
	f := c.Schema().Types[object].Fields.ForName(field)
	switch {
	case f == nil || c.Schema().Types[f.Type.Name()].IsLeafType():
		return 0, true
	case f.Arguments.ForName("first") != nil:
		return times(kg.Args(args).Length(), row), true
	case f.Arguments.ForName("ids") != nil:
		ids, _ := args["ids"].([]any)
		return times(max(1, len(ids)), row), true
	case partOfPage(object, f):
		return row, true
	case f.Type.Elem != nil:
		return times(few, row), true
	}
	return times(1, row), true
}

// partOfPage says whether f is counted where its list is: the edges and nodes of
// a connection, and what an edge holds.
func partOfPage(object string, f *ast.FieldDefinition) bool {
	return strings.HasSuffix(object, "Connection") && f.Name != "facets" || strings.HasSuffix(object, "Edge")
}

// times returns n*(1+row), but never more than just too much: it cannot overflow.
func times(n, row int) int {
	if row >= maxRows || n > maxRows/(1+row) {
		return maxRows + 1
	}
	return n * (1 + row)
}
