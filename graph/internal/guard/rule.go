package guard

import (
	"cmp"

	"accordgraph/internal/kg"
	"accordgraph/internal/query"
)

// A rule is the part of a price that @cost and @listSize cannot express. The zero rule
// adds nothing to them.
type rule struct {
	arguments []string             // the arguments that rows and trips read
	most      int                  // the greatest length of the list; query refuses a longer one
	rows      func(query.Args) int // the length of the list, instead of @listSize
	trips     func(query.Args) int // round trips in addition to the ones in @cost
	repeats   func(query.Args) int // how often each round trip below the field is taken; once without it
	reads     int                  // the greatest number of rows that are read and not returned
}

// fieldRules maps fields to their rules. A key without a type stands for the fields of that name in all types. All
// else about prices is in graph/schema, in the directives @cost and @listSize beside the fields.
var fieldRules = map[string]rule{
	// Things with different days share no round trip below the field.
	"Query.nodes": {repeats: days},

	// A path has at most MaxHops relationships. Each step of the search takes a round trip. What is left out may take two.
	"Query.paths": {arguments: []string{"maxHops", "without"}, most: query.MaxPaths, trips: pathHops},

	// The search is that for Query.paths.
	"Query.connected": {arguments: []string{"maxHops", "without"}, trips: pathHops},

	// Each hop takes a round trip.
	"Query.subgraph": {arguments: []string{"hops", "without"}, most: query.MaxSubgraph, trips: subgraphHops},

	// The answer has a row for each clause, and in each row a cell for each actor. So the
	// length is the number of clauses times the number of actors.
	"Query.positions": {arguments: []string{"of", "actors"}, rows: cells},

	// Each hop takes a round trip. What can be reached is read as a whole, and a page of it is returned.
	"Query.reachable": {arguments: []string{"hops", "without"}, trips: reachableHops, reads: query.MaxReachable},

	// The table has a row for each matter, and in each row a cell for each document. So the length is the product.
	"Query.compareMany": {arguments: []string{"documents", "topics"}, rows: tableCells},

	// The same, of the document and the others.
	"Query.gaps": {arguments: []string{"against"}, rows: gapCells},

	// An entity has relationships of some types, in one direction or both, and first counts for each of these groups.
	"relationshipGroups": {arguments: []string{"types"}, rows: groupRows},

	// A search ranks all candidates, and returns a page of them.
	"Query.search": {reads: query.MaxCandidates},

	// A check of a quote compares what it reads, and what rests on it, and returns the nearest texts.
	"Query.verify": {arguments: []string{"about"}, trips: aboutQuote, reads: query.MaxQuoteReads},

	// All contested clauses are read and sorted, and a page of them is returned.
	"Query.contested": {reads: query.UsualContested},

	// A search counts what it ranks, without a round trip.
	"SearchConnection.facets": {},

	// The facets of a list take a round trip for each field to count by. @cost states the
	// round trip for the first field.
	"facets": {arguments: []string{"by"}, trips: furtherFacets},
}

// aboutQuote returns the round trips that find out which words are about something.
func aboutQuote(args query.Args) int {
	if args["about"] == nil {
		return 0
	}
	return query.AboutTrips
}

// usualClauses is the number of clauses that a document in Query.positions counts as.
const usualClauses = 50

func days(args query.Args) int { return args.Days("ids") }

func pathHops(args query.Args) int {
	return args.Number("maxHops", kg.MaxHops, kg.MaxHops) + leftOut(args)
}

func subgraphHops(args query.Args) int {
	return args.Number("hops", 1, query.MaxSubgraphHops) + leftOut(args)
}

func reachableHops(args query.Args) int {
	return args.Number("hops", query.DefaultReachHops, kg.MaxHops) + leftOut(args)
}

// leftOut counts the round trips for the argument without: for relationships, and for the successors of merged entities.
func leftOut(args query.Args) int { return 2 * min(1, count(args["without"])) }

func furtherFacets(args query.Args) int { return max(0, count(args["by"])-1) }

// cells counts the cells of Query.positions. The argument `of` names either clauses or a
// document.
func cells(args query.Args) int {
	of, _ := args["of"].(map[string]any)
	return times(cmp.Or(count(of["provisions"]), usualClauses), cmp.Or(count(args["actors"]), 1))
}

// rowsPerText is how many rows of Query.compareMany each document counts as, and rowsPerTopic how many each topic and
// document count as. In the bundled data, six texts with many clauses make 65 rows, of which 9 are on TERRITORY.
const (
	rowsPerText  = 15
	rowsPerTopic = 5
)

// tableCells counts the cells of Query.compareMany.
func tableCells(args query.Args) int {
	texts, each := max(1, count(args["documents"])), rowsPerText
	if topics := count(args["topics"]); topics > 0 {
		each = min(each, times(rowsPerTopic, topics))
	}
	return times(times(texts, each), texts)
}

// gapCells counts the cells of Query.gaps. The rows are of the other documents.
func gapCells(args query.Args) int {
	others := max(1, count(args["against"]))
	return times(times(others, rowsPerText), plus(others, 1))
}

// usualGroups is the number of groups that the relationships of an entity count as. In the bundled data, nine in ten
// entities have at most 5 groups, and one has 13.
const usualGroups = 8

// groupRows counts the relationships of all groups of an entity. A type has a group for each direction.
func groupRows(args query.Args) int {
	groups := usualGroups
	if n := count(args["types"]); n > 0 {
		groups = min(groups, 2*n)
	}
	return times(groups, max(1, args.Number("first", query.DefaultGroup, kg.MaxPage)))
}

// count returns the length of a list. A value that is not a list counts as a list of one.
func count(v any) int {
	if all, ok := v.([]any); ok || v == nil {
		return len(all)
	}
	return 1
}
