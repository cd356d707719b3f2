package graph

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// checkVariables says what is wrong with the variables of a valid operation, as they
// came: for each the first thing, and where in it. What passes is of its type, and
// gqlgen takes it; of what does not, gqlgen would speak in words of Go.
func checkVariables(schema *ast.Schema, op *ast.OperationDefinition, given map[string]any) (errs gqlerror.List) {
	c := checking{schema: schema}
	for _, v := range op.VariableDefinitions {
		problem := ""
		if value, ok := given[v.Variable]; ok {
			problem = c.unfit("$"+v.Variable, v.Type, value)
		} else if v.Type.NonNull && v.DefaultValue == nil {
			problem = fmt.Sprintf("$%s is not given, want %s", v.Variable, c.wants(v.Type))
		}
		if problem != "" && len(errs) < maxErrors {
			errs = append(errs, wrongVariable(v, problem))
		}
	}
	return errs
}

// aboutVariable is in the extensions of an error that is about a variable, which
// GraphQL over HTTP has a status for. It holds its name.
const aboutVariable = "variable"

func wrongVariable(v *ast.VariableDefinition, problem string) *gqlerror.Error {
	err := gqlerror.ErrorLocf("", v.Position.Line, v.Position.Column, "%s", problem)
	err.Extensions = map[string]any{"code": badUserInput, aboutVariable: short(v.Variable)}
	return err
}

// unfit says where in v, which stands at a place in a variable, JSON has something
// else than the type wants, and what that is; or nothing.
func (c *checking) unfit(at string, t *ast.Type, v any) string {
	def := c.schema.Types[t.Name()]
	all, isList := v.([]any)
	object, isObject := v.(map[string]any)
	text, isText := v.(string)
	switch {
	case v == nil && !t.NonNull:
		return ""
	case v == nil:
	case t.Elem != nil && isList:
		return c.unfitList(at, t.Elem, all)
	case t.Elem != nil: // a list of one may lack its brackets
		return c.unfit(at, t.Elem, v)
	case def.Kind == ast.InputObject && isObject:
		return c.unfitObject(at, def, object)
	case def.Kind == ast.Enum && isText:
		if def.EnumValues.ForName(text) == nil {
			return fmt.Sprintf("%s is none of %s: %s", at, def.Name, short(text))
		}
		return ""
	case def.Kind == ast.Scalar && scalars[def.Name](v):
		return ""
	}
	return fmt.Sprintf("%s is %s, want %s", at, inJSON(v), c.wants(t))
}

func (c *checking) unfitList(at string, elem *ast.Type, all []any) string {
	for i, v := range all {
		if problem := c.unfit(fmt.Sprintf("%s[%d]", at, i), elem, v); problem != "" {
			return problem
		}
	}
	return ""
}

func (c *checking) unfitObject(at string, def *ast.Definition, object map[string]any) string {
	for _, key := range slices.Sorted(maps.Keys(object)) {
		if def.Fields.ForName(key) == nil {
			return fmt.Sprintf("%s has a key that is none of %s: %s", at, def.Name, short(key))
		}
	}
	for _, f := range def.Fields {
		at, v := at+"."+f.Name, object[f.Name]
		if _, given := object[f.Name]; !given {
			if f.Type.NonNull && f.DefaultValue == nil {
				return fmt.Sprintf("%s is not given, want %s", at, c.wants(f.Type))
			}
			continue
		}
		if problem := c.unfit(at, f.Type, v); problem != "" {
			return problem
		}
	}
	return ""
}

// wants says what a value of a type is.
func (c *checking) wants(t *ast.Type) string {
	if t.Elem != nil {
		return "a list"
	}
	switch c.schema.Types[t.NamedType].Kind {
	case ast.InputObject:
		return "an object"
	case ast.Enum:
		return "one of " + t.NamedType
	}
	return wanted[t.NamedType]
}

// inJSON says what v is, as the author of the JSON knows it.
func inJSON(v any) string {
	switch v := v.(type) {
	case nil:
		return "null"
	case bool:
		return fmt.Sprint(v)
	case string:
		return "a text"
	case []any:
		return "a list"
	case map[string]any:
		return "an object"
	case json.Number:
		return inNumber(v)
	}
	return "something else"
}

func inNumber(n json.Number) string {
	switch text := n.String(); {
	case strings.Contains(text, "."):
		return "a number with a fraction"
	case strings.ContainsAny(text, "eE"):
		return "a number with an exponent"
	case !isInt(n):
		return "a whole number beyond 32 bits"
	}
	return "a whole number"
}
