package guard

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// maxShares is the greatest number of shares in an explanation.
const maxShares = 10

// A Share is the part of a cost that the fields with one path have, without the fields below.
// The costs of all shares of an operation add up to its cost, unless one of them exceeds an Int.
type Share struct {
	Path  string `json:"path"`  // the response keys from the root, with dots between them
	Cost  int    `json:"cost"`  // Rows, and 100 for each of Trips
	Rows  int    `json:"rows"`  // rows of the field in the whole answer, and rows that it only reads
	Row   int    `json:"row"`   // rows of one item with everything below it; 0 if the field adds no row
	Trips int    `json:"trips"` // round trips of the field
}

// Explain returns the greatest shares of the cost of an operation: at most maxShares, the greatest
// first, and equal ones in the order of their paths. It returns none for a document that it cannot
// read. Explain visits a fragment at each use. Check does not explain, because that is slower.
func (g *Guard) Explain(ctx context.Context, params *graphql.RawParams) []Share {
	doc, known := g.valid.Get(ctx, params.Query)
	if !known {
		var err *gqlerror.Error
		if doc, err = parse(params.Query); err != nil {
			return nil
		}
	}
	if op := doc.Operations.ForName(params.OperationName); op != nil {
		return explain(g.schema, doc, op, params.Variables)
	}
	return nil
}

// explain is Explain for an operation of a document that is not too large.
func explain(schema pricedSchema, doc *ast.QueryDocument, op *ast.OperationDefinition, variables map[string]any) []Share {
	e := newEstimator(schema, doc, op, variables)
	e.explained = &explanation{items: 1, repeated: 1, at: map[string]*Share{}}
	e.selection(op.SelectionSet, schema.rootOf(op))
	return e.explained.greatest()
}

// An explanation collects the shares of an operation while an estimator visits its fields.
type explanation struct {
	path     []string
	items    int // of the level: how often the answer may have the path
	repeated int // how often a round trip of the level is taken
	at       map[string]*Share
}

// within calls visit for the selection of a field with a number of items, below which round trips
// are repeated. It is fine for nil.
func (x *explanation) within(key string, items, repeated int, visit func() Cost) Cost {
	if x == nil {
		return visit()
	}
	before := *x
	x.path, x.items, x.repeated = append(x.path, key), times(x.items, items), times(x.repeated, repeated)
	in := visit()
	*x = before
	return in
}

// add adds the share of a field: its rows for one item of its level, rows that it reads, and the
// rows of one of its items with everything below it. It is fine for nil.
func (x *explanation) add(key string, rows, row, trips int) {
	if x == nil || rows == 0 && trips == 0 {
		return
	}
	path := strings.Join(append(x.path, key), ".")
	s := x.at[path]
	if s == nil {
		s = &Share{Path: path}
		x.at[path] = s
	}
	s.Rows, s.Row, s.Trips = plus(s.Rows, times(x.items, rows)), max(s.Row, row), plus(s.Trips, times(x.repeated, trips))
	s.Cost = Cost{rows: s.Rows, trips: s.Trips}.Requested()
}

// greatest returns the greatest shares.
func (x *explanation) greatest() []Share {
	all := make([]Share, 0, len(x.at))
	for _, s := range x.at {
		all = append(all, *s)
	}
	slices.SortFunc(all, func(a, b Share) int {
		return cmp.Or(cmp.Compare(b.Cost, a.Cost), cmp.Compare(a.Path, b.Path))
	})
	return all[:min(maxShares, len(all))]
}
