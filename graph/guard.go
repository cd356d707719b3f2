package graph

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/parser"
)

// A guard refuses operations that would be dear to validate or to count, before
// gqlgen does either. Validation is quadratic in the fields of one selection, and
// gqlgen's count of cost writes every fragment out, so that 24 fragments that each
// use the next one twice cost it seconds. The guard looks at each fragment once.
type guard struct{}

// ExtensionName implements graphql.HandlerExtension.
func (guard) ExtensionName() string { return "Guard" }

// Validate implements graphql.HandlerExtension.
func (guard) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationParameters implements graphql.OperationParameterMutator. What
// does not parse is left for gqlgen to refuse.
func (guard) MutateOperationParameters(_ context.Context, params *graphql.RawParams) *gqlerror.Error {
	doc, err := parser.ParseQueryWithTokenLimit(&ast.Source{Input: params.Query}, maxTokens)
	if err != nil {
		return nil
	}
	w := walk{doc, map[string]size{}}
	for _, op := range doc.Operations {
		s := w.measure(op.SelectionSet)
		if s.fields > maxFields {
			return refuse("the operation has more than %d fields, with every fragment written out", maxFields)
		}
		if s.depth > maxDepth {
			return refuse("the operation is nested deeper than %d", maxDepth)
		}
	}
	return nil
}

func refuse(format string, args ...any) *gqlerror.Error {
	err := gqlerror.Errorf(format, args...)
	err.Extensions = map[string]any{"code": queryTooLarge}
	return err
}

// A size is how many fields a selection has, written out, and how deep it is.
type size struct{ fields, depth int }

// A walk measures each fragment once. A fragment that uses itself counts as empty
// there: validation refuses it.
type walk struct {
	doc  *ast.QueryDocument
	seen map[string]size
}

func (w walk) measure(set ast.SelectionSet) (all size) {
	for _, s := range set {
		var in size
		switch s := s.(type) {
		case *ast.Field:
			in = w.measure(s.SelectionSet)
			in.fields++
			in.depth++
		case *ast.InlineFragment:
			in = w.measure(s.SelectionSet)
		case *ast.FragmentSpread:
			in = w.fragment(s.Name)
		}
		all.fields = min(all.fields+in.fields, maxFields+1)
		all.depth = max(all.depth, in.depth)
	}
	return all
}

func (w walk) fragment(name string) size {
	if s, ok := w.seen[name]; ok {
		return s
	}
	w.seen[name] = size{}
	if f := w.doc.Fragments.ForName(name); f != nil {
		w.seen[name] = w.measure(f.SelectionSet)
	}
	return w.seen[name]
}
