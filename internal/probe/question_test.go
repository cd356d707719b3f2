package probe_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"accordgraph/internal/kg"
	"accordgraph/internal/probe"
)

const asked = `
type Query {
  nodes(ids: [ID!]!): [Node]!
  actors(where: ActorFilter, orderBy: ActorOrder, first: Int, after: String): ActorConnection
}
interface Node { id: ID! }
type Actor implements Node { id: ID! }
type ActorConnection { edges: [ActorEdge!]! pageInfo: PageInfo! totalCount: Int }
type ActorEdge { cursor: String! }
type PageInfo { startCursor: String endCursor: String hasNextPage: Boolean! hasPreviousPage: Boolean! }
input ActorFilter { not: ActorFilter name: StringFilter }
input StringFilter { eq: String isNull: Boolean }
input ActorOrder { field: ActorOrderField! direction: Direction! = ASC }
enum ActorOrderField { NAME DATE }
enum Direction { ASC DESC }`

// questions returns the questions for Query.actors, as texts.
func questions(t *testing.T, share func([]probe.Place) []probe.Place) (all []string) {
	t.Helper()
	schema := gqlparser.MustLoadSchema(&ast.Source{Input: asked})
	b := kg.Batch{Relationships: []kg.Relationship{{ID: "relationship/a", From: "actor/a", To: "proposal/a"}}}
	for _, k := range []kg.Kind{kg.Actor, kg.Proposal, kg.Provision, kg.Evidence} {
		for _, name := range []string{"a", "b"} {
			b.Entities = append(b.Entities, kg.Entity{ID: kg.ID(strings.ToLower(string(k)) + "/" + name), Kind: k})
		}
	}
	for _, p := range share(probe.New(schema, b).Asked()) {
		for _, q := range p.Questions {
			if q.Field == "actors" {
				all = append(all, q.Text("CURSOR"))
			}
		}
	}
	return all
}

// The questions have each order and direction with each operator of the filter, and with
// nothing, null, each page and a cursor.
func TestQuestionsHaveEachPair(t *testing.T) {
	orders := []string{"orderBy: null"}
	for _, field := range []string{"NAME", "DATE"} {
		for _, direction := range []string{"", "direction: ASC, ", "direction: DESC, "} {
			orders = append(orders, "{"+direction+"field: "+field+"}")
		}
	}
	with := []string{
		"where: null", "where: {}", "where: {not: ", "where: {name: {eq: ", "where: {name: {isNull: ",
		"first: 0", "first: 2", "first: null", `after: "CURSOR"`, "after: null", "totalCount",
	}
	for _, share := range []func([]probe.Place) []probe.Place{slices.Clone[[]probe.Place], probe.OfEachSignature} {
		all := questions(t, share)
		for _, order := range orders {
			for _, other := range with {
				if !has(all, order, other) {
					t.Errorf("no question has %s and %s", order, other)
				}
			}
		}
		for _, value := range []string{
			"{isNull: true}", "{isNull: false}", "{isNull: null}", "{eq: null}", `{eq: "peace"}`, "{name: null}", "{name: {}}",
		} {
			if !has(all, value) {
				t.Errorf("no question has %s", value)
			}
		}
	}
}

// The questions for statements have each direction with each operator of the filter, with a page and with a cursor,
// whatever the field of the order and the number. They also have each value.
func TestQuestionsHaveEachStatement(t *testing.T) {
	all := questions(t, probe.OfEachStatement)
	for _, direction := range []string{"orderBy: {field: ", "direction: ASC, ", "direction: DESC, "} {
		for _, other := range []string{
			"where: {}", "where: {not: ", "where: {name: {eq: ", "where: {name: {isNull: ", "first: ", `after: "CURSOR"`,
		} {
			if !has(all, direction, other) {
				t.Errorf("no question has %s and %s", direction, other)
			}
		}
	}
	for _, value := range []string{
		"orderBy: null", "field: DATE", "where: null", "first: 0", "first: 2", "first: null", "after: null", "totalCount",
	} {
		if !has(all, value) {
			t.Errorf("no question has %s", value)
		}
	}
}

// The questions for shapes have each order, operator and page. They are fewer than the questions for statements.
func TestQuestionsHaveEachShape(t *testing.T) {
	all, more := questions(t, probe.OfEachShape), questions(t, probe.OfEachStatement)
	for _, value := range []string{
		"orderBy: null", "field: DATE", "direction: DESC", "{not: ", "{eq: ", "{isNull: ", "first: 2", `after: "CURSOR"`,
	} {
		if !has(all, value) {
			t.Errorf("no question has %s", value)
		}
	}
	if len(all) >= len(more) {
		t.Errorf("there are %d questions, and %d for statements", len(all), len(more))
	}
}

// has reports whether a question has all parts.
func has(all []string, parts ...string) bool {
	return slices.ContainsFunc(all, func(q string) bool {
		return !slices.ContainsFunc(parts, func(part string) bool { return !strings.Contains(q, part) })
	})
}
