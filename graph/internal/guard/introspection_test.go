package guard

import (
	"encoding/json"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/99designs/gqlgen/graphql/handler/extension"
	"github.com/99designs/gqlgen/graphql/handler/transport"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"accordgraph/graph/internal/gen"
)

// everything is the introspection query of graphql-js with all its options.
const everything = `query IntrospectionQuery { __schema { description queryType { name kind } mutationType { name kind }
	subscriptionType { name kind } types { ...FullType } directives { name description isRepeatable locations
	args(includeDeprecated: true) { ...InputValue } } } }
	fragment FullType on __Type { kind name description specifiedByURL isOneOf
	fields(includeDeprecated: true) { name description args(includeDeprecated: true) { ...InputValue } type { ...TypeRef }
	isDeprecated deprecationReason } inputFields(includeDeprecated: true) { ...InputValue } interfaces { ...TypeRef }
	enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason } possibleTypes { ...TypeRef } }
	fragment InputValue on __InputValue { name description type { ...TypeRef } defaultValue isDeprecated deprecationReason }
	fragment TypeRef on __Type { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name
	ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } } } } } }`

// The estimate of an introspection is at least what a real answer has, and equal to it if the
// selection follows no type that may be a list of another one.
func TestIntrospectionCountsTheSchema(t *testing.T) {
	const all = "(includeDeprecated: true)"
	for _, c := range []struct {
		query string
		exact bool
	}{
		{`{ __schema { directives { name args` + all + ` { name } } queryType { name fields` + all + ` { name } } } }`, true},
		{`{ __schema { types { name fields` + all + ` { name args` + all + ` { name } } } } }`, true},
		{`{ __schema { types { interfaces { name } inputFields` + all + ` { name } enumValues` + all + ` { name } } } }`, true},
		{`{ __schema { types { possibleTypes { name fields` + all + ` { name } } } } }`, true},
		{`{ __type(name: "Provision") { ...t } } fragment t on __Type { fields` + all + ` { args` + all + ` { name } } }`, true},
		{`{ __type(name: "Nothing") { name fields { name } } }`, true},
		{`{ __schema { types { ...t } } __type(name: "Query") { ...t } } fragment t on __Type { enumValues` + all + ` { name } }`, true},
		{everything, false},
		{`{ __schema { types { fields { type { enumValues { name } } } } } }`, false},
		{`{ __schema { types { fields { type { name ofType { name enumValues { name } } } args { type { ofType { inputFields { name } } } } } } } }`, false},
	} {
		schema := price(testSchema())
		doc := parsed(t, c.query)
		got := estimate(schema, doc, doc.Operations[0], nil)
		var want Cost
		tally(answered(t, c.query), &want)
		if got.rows < want.rows || got.values < want.values || c.exact && got != want {
			t.Errorf("%s costs %+v, and the answer has %+v", c.query, got, want)
		}
		if err := got.refusal(false); err != nil {
			t.Errorf("%s: %v", c.query, err)
		}
	}
}

// answered returns gqlgen's own answer to a query about the schema.
func answered(t *testing.T, query string) map[string]any {
	t.Helper()
	body, err := json.Marshal(map[string]string{"query": query})
	if err != nil {
		t.Fatal(err)
	}
	h := handler.New(gen.NewExecutableSchema(gen.Config{}))
	h.AddTransport(transport.POST{})
	h.Use(extension.Introspection{})
	r := httptest.NewRequest("POST", "/graphql", strings.NewReader(string(body)))
	r.Header.Set("Content-Type", "application/json")
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	var answer struct{ Data map[string]any }
	if err := json.Unmarshal(w.Body.Bytes(), &answer); err != nil || answer.Data == nil {
		t.Fatalf("%s: %v: %s", query, err, w.Body)
	}
	return answer.Data
}

// tally adds the objects of lists, the fields of Query, and the texts of an answer to its cost.
func tally(answer map[string]any, c *Cost) {
	var look func(v any)
	look = func(v any) {
		switch v := v.(type) {
		case map[string]any:
			for _, in := range v {
				look(in)
			}
		case []any:
			for _, in := range v {
				if _, isObject := in.(map[string]any); isObject {
					c.rows++
				}
				look(in)
			}
		case nil:
		default:
			c.values++
		}
	}
	look(answer)
	c.rows += len(answer)
}

// The lengths are counted by hand, in a schema that is counted at a glance: Query has 2 fields, A
// has 3 with 2 arguments together, E has 2 values, and I has 1 field.
func TestIntrospectionByHand(t *testing.T) {
	s := gqlparser.MustLoadSchema(&ast.Source{Input: `type Query { a: A, e: E! }
		type A { id(x: Int): ID, e(i: I): [E!]!, self: A } enum E { X Y } input I { e: E }`})
	for query, want := range map[string]Cost{
		`{ __type(name: "A") { name } }`:                                         {rows: 1, values: 1},
		`{ __type(name: "A") { fields { name args { name } } } }`:                {rows: 1 + 3 + 2, values: 3 + 2},
		`{ __type(name: "E") { enumValues { name description } } }`:              {rows: 1 + 2, values: 2 * 2},
		`{ __type(name: "I") { inputFields { type { enumValues { name } } } } }`: {rows: 1 + 1 + 2, values: 2},
		// Of the three fields of A, one leads to E and one to A.
		`{ __type(name: "A") { fields { type { enumValues { name } fields { name } } } } }`: {rows: 1 + 3 + 2 + 3, values: 2 + 3},
		`{ __type(name: "Query") { fields { type { fields { type { fields { name } } } } } } }`: {
			rows: 1 + 2 + 3 + 3, values: 3,
		},
		`{ a: __type(name: "A") { fields { name } } b: __type(name: "E") { fields { name } } }`: {rows: 1 + 3 + 1, values: 3},
	} {
		doc := parsed(t, query)
		if got := estimate(price(s), doc, doc.Operations[0], nil); got != want {
			t.Errorf("%s costs %+v, want %+v", query, got, want)
		}
	}
}
