package graph

import (
	"context"
	"encoding/json"
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

// FuzzGuard gives the guard documents and variables. It must look at nothing twice,
// refuse with a code, and let through only what is valid and within the limits.
func FuzzGuard(f *testing.F) {
	s := Schema()
	for _, r := range hostile.Requests(s) { // those made for each argument are all alike
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
		if json.Unmarshal(variables, &p.Variables) != nil || len(text) > maxBody {
			return
		}
		visited(t, s, text)
		valid := newDocuments()
		e := executor.New(schema(gen.Config{}))
		e.SetQueryCache(valid)
		state := &state{}
		ctx := context.WithValue(graphql.StartOperationTrace(t.Context()), stateKey{}, state)
		op, errs := guard{e, s, price(s), valid}.CreateOperationContext(ctx, &p)
		for _, err := range errs {
			if c, _ := present(ctx, err).Extensions["code"].(string); c == "" || c == "INTERNAL" {
				t.Errorf("%v has code %q", err, c)
			}
		}
		if errs != nil {
			return
		}
		if s := measure(op.Doc); s.refusal() != nil || state.cost.refusal() != nil {
			t.Errorf("let through a size of %+v and a cost of %+v", s, state.cost)
		}
		if errs := validator.ValidateWithRules(s, op.Doc, nil); len(errs) > 0 {
			t.Errorf("let through what is not valid: %v", errs)
		}
	})
}

// visited counts what the walks look at: each selection once.
func visited(t *testing.T, s *ast.Schema, text string) {
	doc, err := parser.ParseQueryWithTokenLimit(&ast.Source{Input: text}, maxTokens)
	if err != nil {
		return
	}
	limit := tokens(text)
	m := newMeasuring(doc)
	for _, op := range doc.Operations {
		m.selection(op.SelectionSet)
	}
	if m.visits > limit {
		t.Errorf("%d visits to measure %d tokens", m.visits, limit)
	}
	for _, op := range doc.Operations {
		c := newCosting(price(s), doc, op, nil)
		if c.selection(op.SelectionSet, s.Query); c.visits > limit {
			t.Errorf("%d visits to cost %d tokens", c.visits, limit)
		}
	}
}
