package guard

import (
	"cmp"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"

	"accordgraph/graph/internal/guard/internal/prices"
	"accordgraph/internal/kg"
	"accordgraph/internal/query"
)

// defaultListLength is the length of a list without @listSize, such as the evidence of a
// relationship. Three in four of these lists are no longer than that.
const defaultListLength = 3

// A fieldPrice is the price of a field, without the fields below it. The directives @cost
// and @listSize of graph/schema state it, and a rule completes it.
type fieldPrice struct {
	rule
	trips     int       // round trips that the field takes, for all items of its level
	size      int       // length of the list if no argument gives it; 1 if the field is no list
	slicing   []slicing // the arguments that give the length; the first one that is given counts
	sharesRow bool      // the field adds no row of its own
}

// A slicing is an argument that gives the length of a list.
type slicing struct {
	argument string
	isList   bool // the argument is a list, and its length counts
}

// A pricedSchema is a schema with the prices of its fields. No directive can state the lengths of
// the lists that introspection returns, because they follow from the schema.
type pricedSchema struct {
	*ast.Schema
	prices        map[*ast.FieldDefinition]*fieldPrice
	introspection *introspection
}

// price returns the schema with the prices of its fields.
func price(s *ast.Schema) pricedSchema { return pricedSchema{s, priceFields(s), newIntrospection(s)} }

// priceFields returns the price of each field of a schema.
func priceFields(s *ast.Schema) map[*ast.FieldDefinition]*fieldPrice {
	all, sized := map[*ast.FieldDefinition]*fieldPrice{}, map[*ast.FieldDefinition]bool{}
	for _, d := range s.Types {
		for _, f := range d.Fields {
			stated := prices.Fields[d.Name+"."+f.Name]
			all[f] = newFieldPrice(d, f, stated)
			for _, name := range stated.SizedFields {
				sized[s.Types[f.Type.Name()].Fields.ForName(name)] = true
			}
		}
	}
	for f := range sized { // the field above counts them
		if p := all[f]; p != nil {
			p.size = 1
		}
	}
	return all
}

// newFieldPrice returns the price of the field f of the type on.
func newFieldPrice(on *ast.Definition, f *ast.FieldDefinition, stated prices.Field) *fieldPrice {
	p := &fieldPrice{trips: stated.Weight / tripRows, size: stated.AssumedSize, sharesRow: sharesRow(on, f)}
	var known bool
	if p.rule, known = fieldRules[on.Name+"."+f.Name]; !known {
		p.rule = fieldRules[f.Name]
	}
	p.most = cmp.Or(p.most, kg.MaxPage)
	for _, name := range stated.SlicingArguments {
		if a := f.Arguments.ForName(name); a != nil {
			p.slicing = append(p.slicing, slicing{name, a.Type.Elem != nil})
		}
	}
	p.arguments = slices.Concat(p.arguments, stated.SlicingArguments)
	if p.size == 0 {
		p.size = defaultListLength
		if p.sharesRow || f.Type.Elem == nil {
			p.size = 1
		}
	}
	return p
}

// length returns the greatest length of a list with these arguments.
func (p *fieldPrice) length(args query.Args) int {
	if p.rows != nil {
		return p.rows(args)
	}
	for _, by := range p.slicing {
		switch given := args[by.argument]; {
		case given == nil:
		case by.isList:
			return cmp.Or(count(given), p.size)
		default:
			return args.Number(by.argument, p.size, p.most)
		}
	}
	return p.size
}

// tripsFor returns the round trips that a field with these arguments takes, for all items
// of its level.
func (p *fieldPrice) tripsFor(args query.Args) int {
	if p.rule.trips == nil {
		return p.trips
	}
	return plus(p.trips, p.rule.trips(args))
}

// repeated returns how often each round trip below a field with these arguments is taken.
func (p *fieldPrice) repeated(args query.Args) int {
	if p.repeats == nil {
		return 1
	}
	return p.repeats(args)
}

// sharesRow reports whether f adds no row of its own, because its list already counts the
// row. Such fields are the edges and nodes of a connection, and the fields of an edge.
func sharesRow(on *ast.Definition, f *ast.FieldDefinition) bool {
	return strings.HasSuffix(on.Name, "Connection") && f.Name != "facets" || strings.HasSuffix(on.Name, "Edge")
}
