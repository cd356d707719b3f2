package graph

import (
	"slices"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"accordgraph/internal/kg"
)

// A cost is what the answer to an operation can come to at most, as far as the
// lengths of its lists are known before it is tried. Neither exceeds most.
type cost struct {
	rows  int // things in it
	trips int // to the store, each for all the things of a level
}

// tripRows is how many rows a trip counts as: on Neo4j a trip takes as long as 100
// rows take to be written.
const tripRows = 100

// most is what counts saturate at: the largest Int of GraphQL.
const most = 1<<31 - 1

// requested is the one number that limits and rates are about.
func (c cost) requested() int { return plus(c.rows, times(tripRows, c.trips)) }

func (c cost) refusal() *gqlerror.Error {
	if c.requested() <= maxCost {
		return nil
	}
	return refuse(queryTooCostly, maxCost, c.requested(), "the answer may cost %s, in rows and trips to the store; the limit is %d: ask for less at a time")
}

// plus and times saturate. Their operands are not negative.
func plus(a, b int) int { return min(most, a+b) }

func times(a, b int) int {
	if b != 0 && a > most/b {
		return most
	}
	return a * b
}

// A costing counts what an operation costs. It looks at each fragment once, and
// leaves what the schema does not know to validation.
type costing struct {
	schema    *ast.Schema
	fragments map[string]*ast.FragmentDefinition
	variables map[string]any
	defaults  ast.VariableDefinitionList
	seen      map[string]cost
	visits    int // of selections
}

// estimate returns what op costs with these variables, as they came. The document
// has no circle of fragments, and need not be valid.
func estimate(schema *ast.Schema, doc *ast.QueryDocument, op *ast.OperationDefinition, variables map[string]any) cost {
	return newCosting(schema, doc, op, variables).selection(op.SelectionSet, schema.Query)
}

func newCosting(schema *ast.Schema, doc *ast.QueryDocument, op *ast.OperationDefinition, variables map[string]any) *costing {
	return &costing{schema: schema, fragments: byName(doc), variables: variables, defaults: op.VariableDefinitions, seen: map[string]cost{}}
}

func (c *costing) selection(set ast.SelectionSet, on *ast.Definition) (all cost) {
	for _, s := range set {
		c.visits++
		var in cost
		switch s := s.(type) {
		case *ast.Field:
			in = c.field(s, on)
		case *ast.InlineFragment:
			if s.TypeCondition != "" {
				in = c.selection(s.SelectionSet, c.schema.Types[s.TypeCondition])
			} else {
				in = c.selection(s.SelectionSet, on)
			}
		case *ast.FragmentSpread:
			in = c.fragment(s.Name)
		}
		all = cost{plus(all.rows, in.rows), plus(all.trips, in.trips)}
	}
	return all
}

func (c *costing) fragment(name string) cost {
	if in, ok := c.seen[name]; ok {
		return in
	}
	c.seen[name] = cost{}
	if f := c.fragments[name]; f != nil {
		c.seen[name] = c.selection(f.SelectionSet, c.schema.Types[f.TypeCondition])
	}
	return c.seen[name]
}

func (c *costing) field(f *ast.Field, on *ast.Definition) cost {
	if on == nil {
		return cost{}
	}
	def := on.Fields.ForName(f.Name)
	if def == nil {
		return cost{}
	}
	is := c.schema.Types[def.Type.Name()]
	below, args := c.selection(f.SelectionSet, is), c.args(f)
	all := cost{trips: plus(trips(on, def, is, args), below.trips)}
	if !is.IsLeafType() {
		each := plus(below.rows, 1)
		if sharesRow(on, def) {
			each = below.rows
		}
		all.rows = times(length(on, def, args), each)
	}
	return all
}

// counted are the arguments that say how much is asked for.
var counted = []string{"first", "last", "ids", "around", "by", "of", "actors", "hops", "maxHops"}

// args returns those of the counted arguments that f has.
func (c *costing) args(f *ast.Field) kg.Args {
	args := kg.Args{}
	for _, a := range f.Arguments {
		if slices.Contains(counted, a.Name) {
			args[a.Name] = c.value(a.Value)
		}
	}
	return args
}

// value returns what v stands for. A number that is too large for anything is nil,
// like one that is not given: validation or kg will refuse it.
func (c *costing) value(v *ast.Value) any {
	if v.Kind == ast.Variable {
		if given, ok := c.variables[v.Raw]; ok {
			return given
		}
		d := c.defaults.ForName(v.Raw)
		if d == nil || d.DefaultValue == nil || d.DefaultValue.Kind == ast.Variable {
			return nil
		}
		v = d.DefaultValue
	}
	value, err := v.Value(c.variables)
	if err != nil {
		return nil
	}
	return value
}
