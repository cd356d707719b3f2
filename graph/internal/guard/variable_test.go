package guard

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/validator"

	"accordgraph/internal/hostile"
)

// decode reads the parameters of a request, with numbers as they are in the text.
func decode(body string) (p graphql.RawParams, err error) {
	d := json.NewDecoder(strings.NewReader(body))
	d.UseNumber()
	err = d.Decode(&p)
	return p, err
}

func TestWrongVariablesAreNamed(t *testing.T) {
	schema := testSchema()
	for _, c := range []struct{ definition, variables, want string }{
		{"$n: Int", `{"n": 1.5}`, "$n is a number with a fraction, want a whole number of 32 bits"},
		{"$n: Int", `{"n": 1e3}`, "$n is a number with an exponent, want a whole number of 32 bits"},
		{"$n: Int", `{"n": 2147483648}`, "$n is a whole number beyond 32 bits, want a whole number of 32 bits"},
		{"$n: Int", `{"n": [5]}`, "$n is a list, want a whole number of 32 bits"},
		{"$n: Int", `{"n": {}}`, "$n is an object, want a whole number of 32 bits"},
		{"$n: Int", `{"n": "5"}`, "$n is a text, want a whole number of 32 bits"},
		{"$n: Int", `{"n": true}`, "$n is true, want a whole number of 32 bits"},
		{"$n: Int", `{"n": null}`, ""},
		{"$n: Int", `{}`, ""},
		{"$n: Int! = 5", `{}`, ""},
		{"$n: Int! = 5", `{"n": null}`, "$n is null, want a whole number of 32 bits"},
		{"$id: ID!", ``, "$id is not given, want an id"},
		{"$id: ID!", `{"id": 1.5}`, "$id is a number with a fraction, want an id"},
		{"$id: ID!", `{"id": 15}`, ""},
		{"$ids: [ID!]!", `{"ids": ["a/a", ["b/b"]]}`, "$ids[1] is a list, want an id"},
		{"$ids: [ID!]!", `{"ids": ["a/a", null]}`, "$ids[1] is null, want an id"},
		{"$ids: [ID!]!", `{"ids": null}`, "$ids is null, want a list"},
		{"$ids: [ID!]!", `{"ids": "a/a"}`, ""},
		{"$yes: Boolean", `{"yes": 0}`, "$yes is a whole number, want true or false"},
		{"$x: Float", `{"x": 1e3}`, ""},
		{"$k: [EntityKind!]", `{"k": ["ACTOR", "actor"]}`, "$k[1] is none of EntityKind: actor"},
		{"$k: [EntityKind!]", `{"k": ["ACTOR", 1]}`, "$k[1] is a whole number, want one of EntityKind"},
		{"$d: PartialDate", `{"d": 2014}`, "$d is a whole number, want a date such as 2014-09-05, 2014-09 or 2014"},
		{"$w: ActorFilter", `{"w": "name"}`, "$w is a text, want an object"},
		{"$w: ActorFilter", `{"w": {"and": [{"name": {"eq": 1}}]}}`, "$w.and[0].name.eq is a whole number, want a text"},
		{"$w: ActorFilter", `{"w": {"b": 1, "a": 2}}`, "$w has a key that is none of ActorFilter: a"},
		{"$o: ActorOrder", `{"o": {"direction": "ASC"}}`, "$o.field is not given, want one of ActorOrderField"},
		{"$o: ActorOrder", `{"o": {"field": "NAME", "direction": null}}`, "$o.direction is null, want one of OrderDirection"},
		{"$o: ActorOrder", `{"o": {"field": "NAME"}}`, ""},
	} {
		op := parsed(t, "query("+c.definition+") { __typename }").Operations[0]
		var p graphql.RawParams
		if c.variables != "" {
			var err error
			if p, err = decode(`{"variables": ` + c.variables + `}`); err != nil {
				t.Fatal(err)
			}
		}
		errs := checkVariables(schema, op, p.Variables)
		switch {
		case c.want == "" && errs != nil:
			t.Errorf("%s of %s: %v", c.variables, c.definition, errs)
		case c.want != "" && (len(errs) != 1 || errs[0].Message != c.want ||
			errs[0].Extensions["code"] != CodeBadUserInput || len(errs[0].Locations) != 1):
			t.Errorf("%s of %s: %v, want %s", c.variables, c.definition, errs, c.want)
		}
	}
}

// gqlgen accepts all variables that the guard accepts.
func TestVariablesThatPassAreTaken(t *testing.T) {
	schema, wrong, right := testSchema(), 0, 0
	for _, r := range hostile.Requests(schema) {
		p, err := decode(r.Body)
		if err != nil || !json.Valid([]byte(r.Body)) {
			continue
		}
		doc, refused := parse(p.Query)
		if refused != nil || validate(schema, doc) != nil || doc.Operations.ForName(p.OperationName) == nil {
			continue
		}
		op := doc.Operations.ForName(p.OperationName)
		if errs := checkVariables(schema, op, p.Variables); errs != nil {
			wrong++
			continue
		}
		right++
		if _, err := validator.VariableValues(schema, op, p.Variables); err != nil {
			t.Errorf("%s: %v", r.Name, err)
		}
	}
	if wrong < 100 || right < 100 {
		t.Errorf("%d requests have wrong variables and %d right ones, want some of both", wrong, right)
	}
}
