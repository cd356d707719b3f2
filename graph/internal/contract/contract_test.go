package main

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"
)

// TestGenerated checks that the repository holds the files that this command would write
// now.
func TestGenerated(t *testing.T) {
	all, prices, err := contract(os.DirFS("../../schema"))
	if err != nil {
		t.Fatal(err)
	}
	config := read(t, "../../gqlgen.yml")
	bound, err := bindEnums(config, all)
	if err != nil {
		t.Fatal(err)
	}
	priced, err := printedPrices(prices)
	if err != nil {
		t.Fatal(err)
	}
	if printed(all) != read(t, "../../../schema.graphqls") || bound != config ||
		priced != read(t, "../guard/internal/prices/prices.go") {
		t.Error("schema.graphqls, graph/gqlgen.yml or the prices in graph/internal/guard/internal are not " +
			"what graph/schema and the tables of internal/kg make: run go generate ./... in graph")
	}
}

func read(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// A file that repeats what the tables give is refused, with its name and the line.
func TestRepeats(t *testing.T) {
	for sdl, want := range map[string]string{
		"type Actor {\n  country: String\n}": "graph/schema/x.graphqls:2: " +
			"remove Actor.country: the tables of internal/kg give it",
		"\"\"\"Somebody.\"\"\"\ntype Actor { x: Int }":        "graph/schema/x.graphqls:2: remove the description of Actor",
		"enum Stance { SHRUGS }":                              "graph/schema/x.graphqls:1: remove the values of Stance",
		"input Actor { x: Int }":                              "Actor is of another sort",
		"type Mine { x: Int }\ntype Mine { y: Int }":          "graph/schema/x.graphqls:2: Mine is defined a second time",
		"input ActorFilter {\n  name: StringFilter\n}":        "graph/schema/x.graphqls:2: remove ActorFilter.name",
		"type Query { actors: ActorConnection }":              "remove Query.actors",
		"interface Entity { name: String }":                   "remove Entity.name",
		"type {":                                              "graph/schema/x.graphqls:1",
		"type EvidenceEdge { node: Int }":                     "remove EvidenceEdge.node",
		"type Bare { x: Int }":                                "Bare.x has no description",
		"type Other { x: Int }":                               "nobody defines Node",
		"interface Document { contested: Int name: String! }": "remove Document.name",
	} {
		_, _, err := contract(fstest.MapFS{"x.graphqls": {Data: []byte(sdl)}})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s\ngot  %v\nwant %s", sdl, err, want)
		}
	}
}

// A field that takes a round trip and has no price is refused, with its file and line. A
// directive that nobody can use is refused too.
func TestPrices(t *testing.T) {
	directives, err := os.ReadFile("../../schema/cost.graphqls")
	if err != nil {
		t.Fatal(err)
	}
	const place = "graph/schema/x.graphqls:1: "
	for sdl, want := range map[string]string{
		"type Query { what: Int }":           place + "say with @cost how many round trips Query.what takes",
		"type Query { what: Int! }":          place + "say with @cost how many round trips Query.what takes",
		"interface Entity { what: [Actor!]}": place + "say with @cost how many round trips Entity.what takes",
		"type Actor { what(lang: Int): Int}": place + "say with @cost how many round trips Actor.what takes",
		"type X { x(first: Int): [Int!]! }":  place + "say with @listSize how long X.x is",

		"type X { x: Int @cost(weight: \"many\") }": place + "weight of @cost of x is no whole number: \"many\"",
		"type X { x: Int @listSize(assumedSise: 1) }": place +
			"graph/schema/cost.graphqls defines no argument assumedSise of @listSize",
		"type X { x: Int @listSize(slicingArguments: [\"a\"])}": place + "x has no argument a, which its @listSize names",
		"type X { x: X @listSize(sizedFields: [\"y\"])}":        place + "X has no field y, which the @listSize of x names",

		"type X { x(a: Int): Int @listSize(slicingArguments: [\"a\"])}": place + "say requireOneSlicingArgument: false for x",
	} {
		_, _, err := contract(fstest.MapFS{"x.graphqls": {Data: []byte(sdl)}, "cost.graphqls": {Data: directives}})
		if err == nil || strings.Count(err.Error(), want) != 1 {
			t.Errorf("%s\ngot  %v\nwant %s, once", sdl, err, want)
		}
	}
}
