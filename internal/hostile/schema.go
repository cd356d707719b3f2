package hostile

import (
	"fmt"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// wrongTypes returns requests with values of wrong types for every argument of every
// field of Query. Each value is sent once in the operation and once in a variable.
func wrongTypes(schema *ast.Schema) []Request {
	var all []Request
	each(schema, func(f *ast.FieldDefinition, a *ast.ArgumentDefinition) {
		for _, v := range []struct {
			literal, json string
			of            []string // types for which the value is right
		}{
			{"null", "null", nil},
			{"1", "1", []string{"Int", "Float", "ID"}},
			{"1.5", "1.5", []string{"Float"}},
			{`"x"`, `"x"`, []string{"String", "ID"}},
			{"true", "true", []string{"Boolean"}},
			{"{x: 1}", `{"x": 1}`, nil},
			{"[[{}]]", "[[{}]]", nil},
			{"[null]", "[null]", nil},
			{"{}", "{}", []string{"AsOf", "PathThrough", "PathHubs"}},
			{"[]", "[]", nil},
			{"99999999999999999999", "99999999999999999999", []string{"Float"}},
			{"NONE", `{"": null}`, nil},
		} {
			if v.literal == "null" && !a.Type.NonNull {
				continue
			}
			codes := []string{Invalid, BadInput, BadRequest, TooCostly}
			if a.Type.Elem != nil && v.literal == "[]" ||
				strings.HasSuffix(a.Type.Name(), "Filter") && v.literal == "{}" {
				codes = nil
			}
			for _, right := range v.of {
				if a.Type.Name() == right {
					codes = nil
				}
			}
			name := fmt.Sprintf("%s(%s: %s)", f.Name, a.Name, v.literal)
			all = append(all,
				Request{Name: name, Body: body("{ "+call(schema, f, a.Name, v.literal)+" }", nil), Codes: codes},
				Request{
					Name: name + " by a variable", Codes: codes,
					Body: `{"query": ` +
						quoted("query($x: "+a.Type.String()+") { "+call(schema, f, a.Name, "$x")+" }") +
						`, "variables": {"x": ` + v.json + `}}`,
				})
		}
	})
	return all
}

// injected has examples of code injected into SQL, Cypher, Lucene and logs.
var injected = []string{
	`' OR '1'='1`, `"; DROP TABLE entity; --`, `') UNION SELECT sql FROM sqlite_master --`,
	`' }) DETACH DELETE n //`, "` SET n.name = 'x' //",
	`${jndi:ldap://x/y}`, `{{7*7}}`, `$id`, `\`, `%27%20OR%201=1`, "a\nlevel=ERROR msg=forged",
}

// injections returns requests with injected code for every text argument of every field
// of Query.
func injections(schema *ast.Schema) []Request {
	var all []Request
	each(schema, func(f *ast.FieldDefinition, a *ast.ArgumentDefinition) {
		for _, text := range injected {
			var value any = text
			switch {
			case strings.HasSuffix(a.Type.Name(), "Filter") &&
				schema.Types[a.Type.Name()].Fields.ForName("name") != nil:
				value = map[string]any{"name": map[string]any{"contains": text, "startsWith": text, "in": []any{text}}}
			case schema.Types[a.Type.Name()].Kind != ast.Scalar || a.Type.Name() == "Int" || a.Type.Name() == "Boolean":
				continue
			}
			all = append(all, Request{
				Name: fmt.Sprintf("%s(%s: %s)", f.Name, a.Name, text), Sent: []string{text},
				Body: body(
					"query($x: "+a.Type.String()+") { "+call(schema, f, a.Name, "$x")+" }",
					map[string]any{"x": value},
				),
			})
		}
	})
	return all
}

// each calls use with every argument of the fields of Query.
func each(schema *ast.Schema, use func(*ast.FieldDefinition, *ast.ArgumentDefinition)) {
	for _, f := range schema.Query.Fields {
		if strings.HasPrefix(f.Name, "__") {
			continue
		}
		for _, a := range f.Arguments {
			use(f, a)
		}
	}
}

// call returns the field f with an argument of that value, and with its required
// arguments.
func call(schema *ast.Schema, f *ast.FieldDefinition, argument, value string) string {
	given := []string{argument + ": " + value}
	for _, a := range f.Arguments {
		if a.Name != argument && a.Type.NonNull && a.DefaultValue == nil {
			given = append(given, a.Name+": "+right(a.Type))
		}
	}
	return f.Name + "(" + strings.Join(given, ", ") + ") { __typename }"
}

// right returns a valid value of the type of an argument of a field of Query.
func right(t *ast.Type) string {
	switch {
	case t.Elem != nil:
		return "[" + right(t.Elem) + "]"
	case t.NamedType == "String":
		return `"peace"`
	}
	return `"actor/ukraine"`
}

func quoted(text string) string {
	b := body(text, nil)
	return strings.TrimSuffix(strings.TrimPrefix(b, `{"query":`), "}")
}
