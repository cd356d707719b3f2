package guard

import (
	"cmp"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"

	"accordgraph/internal/kg"
	"accordgraph/internal/query"
)

// defaultListLength is the length of a list whose length neither an argument nor lengths
// gives, such as the evidence of a relationship. Three in four are no longer.
const defaultListLength = 3

// lengths are the lengths of lists that have no argument for it and are usually longer
// than defaultListLength. The lengths of introspection lists are in a pricedSchema.
var lengths = map[string]int{
	"Query.conflicts":  50,
	"Comparison.pairs": 100,
	"PathSearch.paths": 1, "Path.steps": kg.MaxHops, // Query.paths counts the paths
	"PositionMatrix.rows": 1, "PositionRow.cells": 1, // Query.positions counts the cells
	"Subgraph.nodes": 1,
}

// rowsRead has the fields that read more rows than they return, and the greatest number
// of rows that they read.
var rowsRead = map[string]int{"Query.search": query.MaxCandidates}

// length returns the greatest number of rows of a field of the type on.
func length(on *ast.Definition, f *ast.FieldDefinition, args query.Args) int {
	name := on.Name + "." + f.Name
	switch n, known := lengths[name]; {
	case known:
		return n
	case name == "Query.positions":
		return times(cmp.Or(provisions(args["of"]), 50), cmp.Or(count(args["actors"]), 1))
	case name == "Query.paths":
		return args.Length(query.DefaultPaths, query.MaxPaths)
	case name == "Query.subgraph":
		return args.Length(query.DefaultSubgraph, query.MaxSubgraph)
	case f.Arguments.ForName("first") != nil:
		return args.Length(query.DefaultPage, kg.MaxPage)
	case f.Arguments.ForName("ids") != nil:
		return cmp.Or(count(args["ids"]), 1)
	case sharesRow(on, f) || f.Type.Elem == nil:
		return 1
	}
	return defaultListLength
}

// provisions counts the provisions in the argument "of" of Query.positions. It returns 0
// if the argument names a document.
func provisions(of any) int {
	which, _ := of.(map[string]any)
	return count(which["provisions"])
}

// count returns the length of a list. A value that is not a list is a list of one.
func count(v any) int {
	if all, ok := v.([]any); ok || v == nil {
		return len(all)
	}
	return 1
}

// sharesRow reports whether f adds no row of its own, because the row of its list counts
// for it: the edges and nodes of a connection, the fields of an edge, and in
// introspection the type of a field.
func sharesRow(on *ast.Definition, f *ast.FieldDefinition) bool {
	if strings.HasPrefix(on.Name, "__") {
		return f.Type.Elem == nil
	}
	return strings.HasSuffix(on.Name, "Connection") && f.Name != "facets" || strings.HasSuffix(on.Name, "Edge")
}

// rootTrips has the greatest number of round trips of each field of Query, without the ones
// for each hop. The fields below it have prices of their own. Each field of Query needs a
// row (TestRootFieldsHavePrices).
var rootTrips = map[string]int{
	"node": 2, "nodes": 3, "search": 4, "dataset": 1, "relationships": 1,
	"actors": 1, "proposals": 1, "agreements": 1, "documents": 1, "provisions": 1, "territories": 1,
	"objections": 1, "figures": 1, "events": 1, "sources": 1, "evidence": 1,
	"paths": 2, "subgraph": 3, "conflicts": 6, "compare": 8, "positions": 8, "timeline": 4,
}

// trips returns the number of round trips that f itself takes, for all items of its
// level. The schema says which fields take one: of a type with an id, the fields that
// are nullable, because the store may fail, and that are no leaf values.
func trips(on *ast.Definition, f *ast.FieldDefinition, is *ast.Definition, args query.Args) int {
	connection := strings.HasSuffix(on.Name, "Connection")
	switch {
	case strings.HasPrefix(f.Name, "__"):
		return 0
	case on.Name == "Query":
		return rootTrips[f.Name] + hops(f, args)
	case f.Arguments.ForName("lang") != nil: // to write prose
		return 6
	case connection && f.Name == "totalCount":
		return 1
	case connection && f.Name == "facets":
		return cmp.Or(count(args["by"]), 1)
	case !connection && !strings.HasSuffix(on.Name, "Edge") && hasID(on) && !f.Type.NonNull && !is.IsLeafType():
		return cmp.Or(map[string]int{"blockers": 3, "contested": 3}[f.Name], 1)
	}
	return 0
}

// hops returns the greatest number of steps of a search.
func hops(f *ast.FieldDefinition, args query.Args) int {
	switch f.Name {
	case "paths":
		return args.Number("maxHops", kg.MaxHops, kg.MaxHops)
	case "subgraph":
		return args.Number("hops", 1, query.MaxSubgraphHops)
	}
	return 0
}

// hasID reports whether a type has the field id.
func hasID(d *ast.Definition) bool { return d.Fields.ForName("id") != nil }
