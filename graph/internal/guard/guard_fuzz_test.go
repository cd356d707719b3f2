package guard

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/parser"
	"github.com/vektah/gqlparser/v2/validator"

	"accordgraph/graph/internal/gen"
	"accordgraph/internal/hostile"
)

// FuzzGuard gives the guard documents and variables. The guard must visit each selection
// once, refuse with a code, and accept only operations that are valid and within the limits.
func FuzzGuard(f *testing.F) {
	s := testSchema()
	for _, r := range hostile.Requests(s) { // the requests for single arguments are all alike
		var p graphql.RawParams
		if len(r.Body) < 2<<10 && !strings.Contains(r.Name, "(") && json.Unmarshal([]byte(r.Body), &p) == nil {
			variables, err := json.Marshal(p.Variables)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(p.Query, p.OperationName, variables)
		}
	}
	f.Fuzz(func(t *testing.T, text, name string, variables []byte) {
		p := graphql.RawParams{Query: text, OperationName: name}
		if json.Unmarshal(variables, &p.Variables) != nil || len(text) > MaxBody {
			return
		}
		visited(t, s, text)
		e := executor.New(gen.NewExecutableSchema(gen.Config{}))
		valid := graphql.MapCache[*ast.QueryDocument]{}
		e.SetQueryCache(valid)
		g := New(s, valid)
		ctx := graphql.StartOperationTrace(t.Context())
		c, _, errs := g.Check(ctx, &p)
		var op *graphql.OperationContext
		if errs == nil {
			if op, errs = e.CreateOperationContext(ctx, &p); errs == nil {
				errs = g.CheckArguments(op, false)
			}
		}
		for _, err := range errs {
			if code := err.Extensions["code"]; errors.Unwrap(err) != nil || code == CodeInternal {
				t.Errorf("%v has code %v, and would be hidden from the client", err, code)
			}
		}
		if errs != nil {
			return
		}
		if s := measure(op.Doc); s.refusal() != nil || c.refusal(false) != nil {
			t.Errorf("let through a size of %+v and a cost of %+v", s, c)
		}
		if errs := validator.ValidateWithRules(s, op.Doc, nil); len(errs) > 0 {
			t.Errorf("let through what is not valid: %v", errs)
		}
	})
}

// visited fails the test if measuring or estimating visits more selections than the text
// has tokens.
func visited(t *testing.T, s *ast.Schema, text string) {
	doc, err := parser.ParseQueryWithTokenLimit(&ast.Source{Input: text}, MaxTokens)
	if err != nil {
		return
	}
	limit := countTokens(text)
	m := newMeasurer(doc)
	for _, op := range doc.Operations {
		m.selection(op.SelectionSet)
	}
	if m.visits > limit {
		t.Errorf("%d visits to measure %d tokens", m.visits, limit)
	}
	for _, op := range doc.Operations {
		c := newEstimator(price(s), doc, op, nil)
		if c.selection(op.SelectionSet, s.Query); c.visits > limit {
			t.Errorf("%d visits to cost %d tokens", c.visits, limit)
		}
	}
}
