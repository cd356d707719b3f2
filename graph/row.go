package graph

import (
	"strings"

	"github.com/vektah/gqlparser/v2/ast"

	"accordgraph/internal/kg"
	"accordgraph/internal/query"
)

// few is how many rows a list has that says nothing of its length, such as the
// evidence of a link: three in four have no more.
const few = 3

// lengths are those of lists that no argument says the length of, where they
// usually have more than a few.
var lengths = map[string]int{
	"Query.conflicts":  50,
	"Comparison.pairs": 100,
	"PathSearch.paths": 1, "Path.steps": kg.MaxHops, // the field paths counts the paths
	"PositionMatrix.rows": 1, "PositionRow.cells": 1, // the field positions counts the cells
	"Subgraph.nodes": 1,
}

// looked are fields that look at more than they show, and at how much at most.
var looked = map[string]int{"Query.search": query.MaxCandidates}

// length returns how many rows a field of type on can have at most.
func length(on *ast.Definition, f *ast.FieldDefinition, args query.Args) int {
	name := on.Name + "." + f.Name
	switch n, known := lengths[name]; {
	case known:
		return n
	case name == "Query.positions":
		return times(usual(provisions(args["of"]), 50), usual(count(args["actors"]), 1))
	case name == "Query.paths":
		return args.Length(query.DefaultPaths, query.MaxPaths)
	case name == "Query.subgraph":
		return args.Length(query.DefaultSubgraph, query.MaxSubgraph)
	case f.Arguments.ForName("first") != nil:
		return args.Length(query.DefaultPage, kg.MaxPage)
	case f.Arguments.ForName("ids") != nil:
		return usual(count(args["ids"]), 1)
	case sharesRow(on, f) || f.Type.Elem == nil:
		return 1
	}
	return few
}

// provisions counts those that positions are asked of, 0 for a document.
func provisions(of any) int {
	which, _ := of.(map[string]any)
	return count(which["provisions"])
}

// count returns how many there are in a list, which may lack its brackets.
func count(v any) int {
	if all, ok := v.([]any); ok || v == nil {
		return len(all)
	}
	return 1
}

func usual(n, if0 int) int {
	if n == 0 {
		return if0
	}
	return n
}

// sharesRow says whether f is counted where its list is: the edges and nodes of a
// connection, what an edge holds, and in the schema the types of things.
func sharesRow(on *ast.Definition, f *ast.FieldDefinition) bool {
	if strings.HasPrefix(on.Name, "__") {
		return f.Type.Elem == nil
	}
	return strings.HasSuffix(on.Name, "Connection") && f.Name != "facets" || strings.HasSuffix(on.Name, "Edge")
}

// rootTrips are the trips of each field of Query, at most, without those for each hop.
// What is asked below a field has trips of its own. Each field needs a row
// (TestRootFieldsHavePrices).
var rootTrips = map[string]int{
	"node": 2, "nodes": 3, "search": 1, "dataset": 1, "relationships": 1,
	"actors": 1, "proposals": 1, "agreements": 1, "documents": 1, "provisions": 1, "territories": 1,
	"objections": 1, "figures": 1, "events": 1, "sources": 1, "evidence": 1,
	"paths": 2, "subgraph": 3, "conflicts": 6, "compare": 8, "positions": 8, "timeline": 4,
}

// trips returns how many trips f itself takes, for everything of its level. The
// contract says which fields take any: of things with an id those that are null
// if the store fails, and are not texts or numbers.
func trips(on *ast.Definition, f *ast.FieldDefinition, is *ast.Definition, args query.Args) int {
	connection := strings.HasSuffix(on.Name, "Connection")
	switch {
	case strings.HasPrefix(f.Name, "__"):
		return 0
	case on.Name == "Query":
		return rootTrips[f.Name] + hops(f, args)
	case f.Arguments.ForName("lang") != nil: // to write a sentence
		return 6
	case connection && f.Name == "totalCount":
		return 1
	case connection && f.Name == "facets":
		return usual(count(args["by"]), 1)
	case !connection && !strings.HasSuffix(on.Name, "Edge") && hasID(on) && !f.Type.NonNull && !is.IsLeafType():
		return usual(map[string]int{"blockers": 3, "contested": 3}[f.Name], 1)
	}
	return 0
}

// hops returns how many steps a search takes at most.
func hops(f *ast.FieldDefinition, args query.Args) int {
	switch f.Name {
	case "paths":
		return args.Number("maxHops", kg.MaxHops, kg.MaxHops)
	case "subgraph":
		return args.Number("hops", 1, query.MaxSubgraphHops)
	}
	return 0
}

// hasID says whether things of the type have an id.
func hasID(d *ast.Definition) bool { return d.Fields.ForName("id") != nil }
