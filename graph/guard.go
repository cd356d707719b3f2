package graph

import (
	"context"
	"net/http"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/parser"
)

// What one operation may be and may cost. Fields and fragments are counted with
// every fragment written out, aliases and directives as they stand.
const (
	maxBody       = 256 << 10 // bytes of the request
	maxTokens     = 5_000     // to parse
	maxFields     = 1_000     // and uses of fragments
	maxRoots      = 50        // fields of Query, of all operations of a document
	maxAliases    = 200
	maxDirectives = 200
	maxWalked     = 20_000 // fields that validation looks at, for an operation or a fragment, at 0.6 µs each
	maxPairs      = 10_000 // of equal names that validation compares, at 4 µs each
	maxDepth      = 30
	maxName       = 200    // bytes of the name of a field, an argument, a directive or a type of a fragment
	maxValues     = 5_000  // in the variables
	maxCost       = 20_000 // see cost
	maxErrors     = 20     // that an invalid document is told, or wrong variables
)

// A guard refuses operations that would be dear to validate or to answer, before
// gqlgen does either, and puts the cost of the others into the state of the
// request. It parses and validates a document once: gqlgen finds it among valid.
//
// It does so because both can be made dear with a small request: validation is
// quadratic in fields of one name, and exponential in fragments that each use the
// next one twice, be they ever so empty.
type guard struct {
	graphql.GraphExecutor
	schema *ast.Schema
	priced priced
	valid  graphql.Cache[*ast.QueryDocument]
}

// A guarded transport has a guard between itself and gqlgen.
type guarded struct {
	graphql.Transport
	guard
}

// Do implements graphql.Transport.
func (t guarded) Do(w http.ResponseWriter, r *http.Request, e graphql.GraphExecutor) {
	g := t.guard
	g.GraphExecutor = e
	t.Transport.Do(w, r, g)
}

// CreateOperationContext implements graphql.GraphExecutor. With errors it returns
// a context that knows the request and no operation.
func (g guard) CreateOperationContext(ctx context.Context, params *graphql.RawParams) (*graphql.OperationContext, gqlerror.List) {
	errs := g.check(ctx, params)
	if errs == nil {
		var op *graphql.OperationContext
		if op, errs = g.GraphExecutor.CreateOperationContext(ctx, params); errs == nil {
			errs = checkArguments(g.schema, op)
		}
		return op, errs
	}
	return &graphql.OperationContext{RawQuery: params.Query, OperationName: params.OperationName, Extensions: params.Extensions}, errs
}

// check says why the operation is not even tried, and keeps its cost.
func (g guard) check(ctx context.Context, params *graphql.RawParams) gqlerror.List {
	if n := values(params.Variables); n > maxValues {
		return gqlerror.List{refuse(queryTooLarge, maxValues, n, "the variables have %s values; at most %d are read")}
	}
	doc, known := g.valid.Get(ctx, params.Query)
	if !known {
		var err *gqlerror.Error
		if doc, err = read(params.Query); err != nil {
			return gqlerror.List{err}
		}
	}
	op := doc.Operations.ForName(params.OperationName)
	if op != nil {
		c := estimate(g.priced, doc, op, params.Variables)
		of(ctx).cost = &c
		if err := c.refusal(); err != nil {
			return gqlerror.List{err}
		}
	}
	if len(doc.Operations) == 0 { // gqlgen says what it lacks
		return nil
	}
	if !known {
		if errs := validate(g.schema, doc); len(errs) > 0 {
			return errs
		}
		g.valid.Add(ctx, params.Query, doc)
	}
	if op == nil {
		return gqlerror.List{unnamed(doc, params.OperationName)}
	}
	return checkVariables(g.schema, op, params.Variables)
}

// read parses a document, if it is not too much to be validated.
func read(text string) (*ast.QueryDocument, *gqlerror.Error) {
	doc, err := parser.ParseQueryWithTokenLimit(&ast.Source{Input: text}, maxTokens)
	if err != nil {
		return nil, unparsed(text, err)
	}
	return doc, measure(doc).refusal()
}

// values counts the values in v, itself included.
func values(v any) int {
	n := 1
	switch v := v.(type) {
	case map[string]any:
		for _, in := range v {
			n += values(in)
		}
	case []any:
		for _, in := range v {
			n += values(in)
		}
	}
	return n
}
