// Package guard refuses GraphQL operations that would be expensive to validate or to
// answer, before either begins. It knows nothing of HTTP.
//
// A small request can make validation expensive: the work is quadratic in repeated field
// names, and exponential in nested fragments. So the guard measures a document (size.go,
// measure.go) and estimates the cost of an operation (cost.go) before it validates the
// document (validate.go). After that it checks the variables (variable.go) and, when gqlgen
// has read them, the arguments (argument.go).
//
// The directives beside each field in graph/schema state its price. price.go reads the
// price, and rule.go adds what directives cannot express.
package guard

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/parser"
)

// A Guard checks the operations of one schema.
type Guard struct {
	schema pricedSchema
	valid  graphql.Cache[*ast.QueryDocument]
}

// New returns a guard for the schema. The guard parses and validates each document once
// and adds the valid ones to the cache. Give the same cache to gqlgen, which then need
// not parse and validate the document again.
func New(schema *ast.Schema, valid graphql.Cache[*ast.QueryDocument]) *Guard {
	return &Guard{price(schema), valid}
}

// Check returns the reasons not to execute the operation. It also returns the estimated
// cost of the operation, and whether it estimated one.
func (g *Guard) Check(ctx context.Context, params *graphql.RawParams) (c Cost, counted bool, errs gqlerror.List) {
	return g.check(ctx, params, false)
}

// CheckRewritten returns the reasons not to execute an operation that was rewritten. What
// the rewriting added is priced when it has been read, so the cost has no limit. The size
// of the answer has the limit of every answer.
func (g *Guard) CheckRewritten(ctx context.Context, params *graphql.RawParams) gqlerror.List {
	_, _, errs := g.check(ctx, params, true)
	return errs
}

// check is Check, or CheckRewritten if the cost is priced elsewhere.
func (g *Guard) check(ctx context.Context, params *graphql.RawParams, priced bool) (c Cost, counted bool, errs gqlerror.List) {
	if n := countValues(params.Variables); n > maxValues {
		err := Refuse(CodeQueryTooLarge, maxValues, n, "the variables have %s values; at most %d are read")
		return c, false, gqlerror.List{err}
	}
	doc, known := g.valid.Get(ctx, params.Query)
	if !known {
		var err *gqlerror.Error
		if doc, err = parse(params.Query); err != nil {
			return c, false, gqlerror.List{err}
		}
	}
	op := doc.Operations.ForName(params.OperationName)
	if op != nil {
		c = estimate(g.schema, doc, op, params.Variables)
		if err := c.refusal(priced); err != nil {
			err.Extensions["shares"] = explain(g.schema, doc, op, params.Variables)
			return c, true, gqlerror.List{err}
		}
	}
	if len(doc.Operations) == 0 { // gqlgen reports this error itself
		return c, op != nil, nil
	}
	if !known {
		if errs := validate(g.schema.Schema, doc); len(errs) > 0 {
			return c, op != nil, errs
		}
		g.valid.Add(ctx, params.Query, doc)
	}
	if op == nil {
		return c, false, gqlerror.List{noSuchOperation(doc, params.OperationName)}
	}
	return c, true, checkVariables(g.schema.Schema, op, params.Variables)
}

// IsSubscription reports whether the request asks for a subscription. It is false for a document that cannot be parsed.
func (g *Guard) IsSubscription(params *graphql.RawParams) bool {
	doc, err := parse(params.Query)
	if err != nil {
		return false
	}
	op := doc.Operations.ForName(params.OperationName)
	return op != nil && op.Operation == ast.Subscription
}

// parse returns the document of a text, or an error if it is too large to be validated.
func parse(text string) (*ast.QueryDocument, *gqlerror.Error) {
	doc, err := parser.ParseQueryWithTokenLimit(&ast.Source{Input: text}, MaxTokens)
	if err != nil {
		return nil, parseError(text, err)
	}
	return doc, measure(doc).refusal()
}

// countValues counts the values in v, and v itself.
func countValues(v any) int {
	n := 1
	switch v := v.(type) {
	case map[string]any:
		for _, in := range v {
			n += countValues(in)
		}
	case []any:
		for _, in := range v {
			n += countValues(in)
		}
	}
	return n
}
