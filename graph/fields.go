package graph

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"accordgraph/internal/query"
)

// withFields is a graphql.OperationMiddleware. It passes package query the names of all fields that the operation
// selects, so that a store can omit the others.
func withFields(ctx context.Context, next graphql.OperationHandler) graphql.ResponseHandler {
	op := graphql.GetOperationContext(ctx)
	names := map[string]bool{}
	addNames(op.Operation.SelectionSet, names)
	for _, f := range op.Doc.Fragments {
		addNames(f.SelectionSet, names)
	}
	all := make([]string, 0, len(names))
	for name := range names {
		all = append(all, name)
	}
	return next(query.WithFields(ctx, all))
}

// addNames adds the names of all fields in a selection set to names. It does not follow
// fragment spreads.
func addNames(set ast.SelectionSet, names map[string]bool) {
	for _, s := range set {
		switch s := s.(type) {
		case *ast.Field:
			names[s.Name] = true
			addNames(s.SelectionSet, names)
		case *ast.InlineFragment:
			addNames(s.SelectionSet, names)
		}
	}
}
