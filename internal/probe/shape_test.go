package probe_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/validator/rules"

	"accordgraph/internal/probe"
)

const contract = `
type Query { thing: Thing! maybe: Thing things: [Thing!] list: ThingConnection }
interface Named { name: String! }
type Thing implements Named { name: String! note: String size: Int color: Color! below: [Thing]! }
type Other implements Named { name: String! }
type ThingConnection { nodes: [Thing!]! }
enum Color { RED }`

// Each answer is right, or has one mistake that CheckShape names.
func TestCheckShape(t *testing.T) {
	schema := gqlparser.MustLoadSchema(&ast.Source{Input: contract})
	for _, c := range []struct{ query, answer, want string }{
		{`{ maybe { name size } }`, `{"data": {"maybe": {"name": "a", "size": 1}}}`, ""},
		{`{ maybe { name } }`, `{"data": {"maybe": null}}`, ""},
		{`{ maybe { name } }`, `{"data": {}}`, "has no maybe"},
		{`{ maybe { name } }`, `{"data": {"maybe": {"name": "a", "note": null}}}`, "has note, which is not selected"},
		{`{ maybe { name } }`, `{"data": {"maybe": {"name": null}}}`, "[maybe name] is null, want String!"},
		{`{ maybe { size } }`, `{"data": {"maybe": {"size": "1"}}}`, "is 1, want Int"},
		{`{ maybe { size } }`, `{"data": {"maybe": {"size": 4294967296}}}`, "want Int"},
		{`{ maybe { color } }`, `{"data": {"maybe": {"color": "BLUE"}}}`, "is BLUE, want Color"},
		{`{ maybe { name } }`, `{"data": {"maybe": [{"name": "a"}]}}`, "want an object"},
		{`{ things { name } }`, `{"data": {"things": {"name": "a"}}}`, "want a list"},
		{`{ things { name } }`, `{"data": {"things": [null]}}`, "[things 0] is null, want Thing!"},
		{`{ maybe { below { name } } }`, `{"data": {"maybe": {"below": [null, {"name": "a"}]}}}`, ""},
		{`{ list { nodes { name } } }`, `{"data": {"list": null}}`, "[list] is null without an error"},
		{`{ list { nodes { name } } }`, `{"data": {"list": null}, "errors": [{"path": ["list"]}]}`, ""},
		{`{ list { nodes { name } } }`, `{"data": {"list": null}, "errors": [{"path": ["list", "nodes", 0, "name"]}]}`, ""},
		{
			`{ maybe { name } }`, `{"data": {"maybe": {"name": "a"}}, "errors": [{"path": ["maybe", "name"]}]}`,
			"has the error",
		},
		// The error of a note makes the note null, and not the thing.
		{`{ maybe { note } }`, `{"data": {"maybe": {"note": null}}, "errors": [{"path": ["maybe", "note"]}]}`, ""},
		{
			`{ maybe { note } }`, `{"data": {"maybe": null}, "errors": [{"path": ["maybe", "note"]}]}`,
			"[maybe] is null for the error of",
		},
		{`{ maybe { ... on Named { __typename name } } }`, `{"data": {"maybe": {"__typename": "Thing", "name": "a"}}}`, ""},
		{`{ maybe { __typename } }`, `{"data": {"maybe": {"__typename": "Other"}}}`, "is a Other, want Thing"},
	} {
		doc, errs := gqlparser.LoadQueryWithRules(schema, c.query, rules.NewDefaultRules())
		if errs != nil {
			t.Fatal(errs)
		}
		var a probe.Answer
		if err := json.Unmarshal([]byte(c.answer), &a); err != nil {
			t.Fatal(err)
		}
		got := strings.Join(probe.CheckShape(schema, doc.Operations[0], a), "; ")
		if c.want == "" && got != "" || !strings.Contains(got, c.want) {
			t.Errorf("%s of %s: %q, want %q", c.answer, c.query, got, c.want)
		}
	}
}
