package graph

import (
	"maps"
	"slices"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"accordgraph/internal/query"
)

// A cost is an estimate of what the answer to an operation takes. What has first or
// last counts as the most there can be, and so do trips; lists without them have
// their usual lengths. None exceeds most.
type cost struct {
	rows   int // things in it, and those that are looked at to find them
	trips  int // to the store, each for all the things of a level
	values int // texts, numbers and the like, under whatever names
}

// maxAnswered is how many values an answer may have: 20 each of 15,000 things. Each
// takes some 70 bytes beside its text until the answer is sent.
const maxAnswered = 300_000

// tripRows is how many rows a trip counts as: on Neo4j a trip takes as long as 100
// rows take to be written.
const tripRows = 100

// most is what counts saturate at: the largest Int of GraphQL.
const most = 1<<31 - 1

// requested is the one number that limits and rates are about.
func (c cost) requested() int { return plus(c.rows, times(tripRows, c.trips)) }

func (c cost) refusal() *gqlerror.Error {
	switch {
	case c.requested() <= maxCost && c.values <= maxAnswered:
		return nil
	case c.requested() <= maxCost:
		return refuse(queryTooCostly, maxAnswered, c.values, "the answer may have %s values; the limit is %d: ask for less at a time")
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

// A costing counts what an operation costs. It looks at each fragment once, or twice
// if it is about all types and about one, and leaves what the schema does not know to
// validation.
type costing struct {
	schema    priced
	fragments map[string]*ast.FragmentDefinition
	variables map[string]any // with defaults
	seen      map[visit]cost
	visits    int  // of selections
	all       bool // the types that are looked at are all there are
}

// A visit is one of a fragment, for all types or for some of them.
type visit struct {
	fragment string
	all      bool
}

// estimate returns what op costs with these variables, as they came. The document
// has no circle of fragments, and need not be valid.
func estimate(schema priced, doc *ast.QueryDocument, op *ast.OperationDefinition, variables map[string]any) cost {
	return newCosting(schema, doc, op, variables).selection(op.SelectionSet, schema.Query)
}

func newCosting(schema priced, doc *ast.QueryDocument, op *ast.OperationDefinition, variables map[string]any) *costing {
	c := &costing{schema: schema, fragments: byName(doc), variables: maps.Clone(variables), seen: map[visit]cost{}}
	for _, v := range op.VariableDefinitions {
		if _, given := c.variables[v.Variable]; given || v.DefaultValue == nil {
			continue
		}
		if c.variables == nil {
			c.variables = map[string]any{}
		}
		c.variables[v.Variable] = c.value(v.DefaultValue)
	}
	return c
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
		all = cost{plus(all.rows, in.rows), plus(all.trips, in.trips), plus(all.values, in.values)}
	}
	return all
}

func (c *costing) fragment(name string) cost {
	v := visit{name, c.all}
	if in, ok := c.seen[v]; ok {
		return in
	}
	c.seen[v] = cost{}
	if f := c.fragments[name]; f != nil {
		c.seen[v] = c.selection(f.SelectionSet, c.schema.Types[f.TypeCondition])
	}
	return c.seen[v]
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
	args := c.args(f)
	many, known := c.schema.length(on.Name+"."+f.Name, c.all)
	if !known {
		many = length(on, def, args)
	}
	below := c.below(f, on, is)
	all := cost{rows: looked[on.Name+"."+f.Name], trips: plus(trips(on, def, is, args), below.trips)}
	if is.IsLeafType() {
		all.values = 1
		return all
	}
	each := plus(below.rows, 1)
	if sharesRow(on, def) {
		each = below.rows
	}
	all.rows, all.values = plus(all.rows, times(many, each)), times(many, below.values)
	return all
}

// below returns what the selection of f costs once. All types are together only as
// __schema lists them: those of its fields and the like come as they are used.
func (c *costing) below(f *ast.Field, on, is *ast.Definition) cost {
	was := c.all
	if is.Name == "__Type" {
		c.all = on.Name == "__Schema" && f.Name == "types"
	}
	all := c.selection(f.SelectionSet, is)
	c.all = was
	return all
}

// counted are the arguments that say how much is asked for.
var counted = []string{"first", "last", "ids", "around", "by", "of", "actors", "hops", "maxHops"}

// args returns those of the counted arguments that f has.
func (c *costing) args(f *ast.Field) query.Args {
	args := query.Args{}
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
	value, err := v.Value(c.variables)
	if err != nil {
		return nil
	}
	return value
}
