package graph

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"accordgraph/internal/query"
)

// fieldsOnly tells kg which fields the operation names, anywhere in it, so that
// stores need not read the others.
func fieldsOnly(ctx context.Context, next graphql.OperationHandler) graphql.ResponseHandler {
	op := graphql.GetOperationContext(ctx)
	names := map[string]bool{}
	named(op.Operation.SelectionSet, names)
	for _, f := range op.Doc.Fragments {
		named(f.SelectionSet, names)
	}
	all := make([]string, 0, len(names))
	for name := range names {
		all = append(all, name)
	}
	return next(query.WithFields(ctx, all))
}

func named(set ast.SelectionSet, names map[string]bool) {
	for _, s := range set {
		switch s := s.(type) {
		case *ast.Field:
			names[s.Name] = true
			named(s.SelectionSet, names)
		case *ast.InlineFragment:
			named(s.SelectionSet, names)
		}
	}
}
