package guard

import (
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"accordgraph/internal/query"
)

// A Cost estimates the answer to an operation. Each list counts with the greatest length
// that its arguments allow, or with its usual length if no argument limits it. The
// greatest possible number of round trips counts. No count exceeds maxInt32.
type Cost struct {
	rows   int // items in the answer, and items that a search reads and does not return
	trips  int // round trips to the store; one serves all items of a level
	values int // texts, numbers and other leaf values in the answer
}

// tripRows is the number of rows that one round trip counts as. On Neo4j a round trip
// takes as long as writing 100 rows.
const tripRows = 100

// maxInt32 is the greatest Int of GraphQL. A count that would be greater is set to
// maxInt32.
const maxInt32 = math.MaxInt32

// Requested returns the cost as one number. Limits, rates and extensions.cost use it.
func (c Cost) Requested() int { return plus(c.rows, times(tripRows, c.trips)) }

// refusal returns an error if c exceeds a limit, or nil. If the cost is priced elsewhere, only the size of the answer has a
// limit.
func (c Cost) refusal(priced bool) *gqlerror.Error {
	within, most := c.Requested() <= MaxCost, maxAnswered
	if priced {
		within, most = true, maxRewritten
	}
	switch {
	case within && c.values <= most:
		return nil
	case within:
		return Refuse(CodeQueryTooCostly, most, c.values,
			"the answer may have %s values; the limit is %d: ask for less at a time")
	}
	return Refuse(CodeQueryTooCostly, MaxCost, c.Requested(),
		"the answer may cost %s, in rows and trips to the store; the limit is %d: ask for less at a time")
}

// plus returns a+b, or maxInt32 if that is less. Neither operand is negative.
func plus(a, b int) int { return min(maxInt32, a+b) }

// times returns a*b, or maxInt32 if that is less. Neither operand is negative.
func times(a, b int) int {
	if b != 0 && a > maxInt32/b {
		return maxInt32
	}
	return a * b
}

// plus returns the sum of two costs.
func (c Cost) plus(d Cost) Cost {
	return Cost{plus(c.rows, d.rows), plus(c.trips, d.trips), plus(c.values, d.values)}
}

// times returns n times the rows and values of c. One round trip serves all items of a level.
func (c Cost) times(n int) Cost { return Cost{times(n, c.rows), c.trips, times(n, c.values)} }

// An estimator estimates the cost of one operation. It visits each fragment once, and a fragment
// about the schema once for each position. It ignores names that the schema does not have, which
// validation refuses.
type estimator struct {
	schema    pricedSchema
	fragments map[string]*ast.FragmentDefinition
	variables map[string]any // with defaults
	seen      map[string]Cost
	seenAt    map[visit][]Cost
	visits    int          // of selections; tests read it
	explained *explanation // nil unless the cost is explained
}

// A visit names a fragment, and its position in an answer about the schema.
type visit struct {
	fragment string
	at       *position
}

// estimate returns the cost of op with the variables of a request. The document must
// have no cycle of fragments. It need not be valid.
func estimate(schema pricedSchema, doc *ast.QueryDocument, op *ast.OperationDefinition, variables map[string]any) Cost {
	return newEstimator(schema, doc, op, variables).selection(op.SelectionSet, schema.rootOf(op))
}

// rootOf returns the type on which an operation begins. A schema without mutations has none of them: validation refuses
// the operation.
func (s pricedSchema) rootOf(op *ast.OperationDefinition) *ast.Definition {
	if op.Operation == ast.Subscription && s.Subscription != nil {
		return s.Subscription
	}
	return s.Query
}

// newEstimator returns an estimator that knows the variables' defaults.
func newEstimator(
	schema pricedSchema, doc *ast.QueryDocument, op *ast.OperationDefinition, variables map[string]any,
) *estimator {
	e := &estimator{
		schema: schema, fragments: byName(doc), variables: maps.Clone(variables),
		seen: map[string]Cost{}, seenAt: map[visit][]Cost{},
	}
	for _, v := range op.VariableDefinitions {
		if _, given := e.variables[v.Variable]; given || v.DefaultValue == nil {
			continue
		}
		if e.variables == nil {
			e.variables = map[string]any{}
		}
		e.variables[v.Variable] = e.value(v.DefaultValue)
	}
	return e
}

// selection returns the cost of a selection set on the type on.
func (e *estimator) selection(set ast.SelectionSet, on *ast.Definition) (all Cost) {
	for _, s := range set {
		e.visits++
		var in Cost
		switch s := s.(type) {
		case *ast.Field:
			in = e.field(s, on)
		case *ast.InlineFragment:
			if s.TypeCondition != "" {
				in = e.selection(s.SelectionSet, e.schema.Types[s.TypeCondition])
			} else {
				in = e.selection(s.SelectionSet, on)
			}
		case *ast.FragmentSpread:
			in = e.fragment(s.Name)
		}
		all = all.plus(in)
	}
	return all
}

// fragment returns the cost of a fragment.
func (e *estimator) fragment(name string) Cost {
	if in, ok := e.seen[name]; ok && e.explained == nil {
		return in
	}
	e.seen[name] = Cost{}
	if f := e.fragments[name]; f != nil {
		e.seen[name] = e.selection(f.SelectionSet, e.schema.Types[f.TypeCondition])
	}
	return e.seen[name]
}

// field returns the cost of a field of the type on.
func (e *estimator) field(f *ast.Field, on *ast.Definition) Cost {
	if on == nil {
		return Cost{}
	}
	def := on.Fields.ForName(f.Name)
	if def == nil {
		return Cost{}
	}
	is, p := e.schema.Types[def.Type.Name()], e.schema.prices[def]
	args := e.args(f, p)
	count := max(1, p.length(args)) // a page of 0 reads a row too, to know whether there is more
	about := on == e.schema.Query && strings.HasPrefix(f.Name, "__")
	repeated, trips := p.repeated(args), p.tripsFor(args)
	below := e.explained.within(f.Alias, count, repeated, func() Cost {
		if about {
			return e.aboutSchema(f)
		}
		return e.selection(f.SelectionSet, is)
	})
	all := Cost{rows: p.reads, trips: plus(trips, times(repeated, below.trips))}
	if is.IsLeafType() {
		e.explained.add(f.Alias, p.reads, 0, trips)
		all.values = 1
		return all
	}
	each, own := plus(below.rows, 1), count
	if p.sharesRow {
		each, own = below.rows, 0
	}
	if about {
		own = each // a share for everything about the schema
	}
	e.explained.add(f.Alias, plus(p.reads, own), each, trips)
	all.rows, all.values = plus(all.rows, times(count, each)), times(count, below.values)
	return all
}

// args returns the arguments of f that its price depends on.
func (e *estimator) args(f *ast.Field, p *fieldPrice) query.Args {
	args := query.Args{}
	for _, a := range f.Arguments {
		if slices.Contains(p.arguments, a.Name) {
			args[a.Name] = e.value(a.Value)
		}
	}
	return args
}

// value returns the value of a literal or a variable. If a number is too large for Go,
// value returns nil, as if the number were not given. Validation or package query refuses
// the number later.
func (e *estimator) value(v *ast.Value) any {
	value, err := v.Value(e.variables)
	if err != nil {
		return nil
	}
	return value
}
