package guard

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// checkVariables returns the errors in the variables of a request for a valid operation.
// For each variable it returns the first error, with the place of the error in the
// variable. gqlgen accepts all variables that pass. About other variables, gqlgen's own
// messages would name Go types.
func checkVariables(schema *ast.Schema, op *ast.OperationDefinition, given map[string]any) (errs gqlerror.List) {
	c := checker{schema: schema}
	for _, v := range op.VariableDefinitions {
		problem := ""
		if value, ok := given[v.Variable]; ok {
			problem = c.misfitInJSON("$"+v.Variable, v.Type, value)
		} else if v.Type.NonNull && v.DefaultValue == nil {
			problem = fmt.Sprintf("$%s is not given, want %s", v.Variable, c.wants(v.Type))
		}
		if problem != "" && len(errs) < maxErrors {
			errs = append(errs, wrongVariable(v, problem))
		}
	}
	return errs
}

// wrongVariable returns an error about a variable.
func wrongVariable(v *ast.VariableDefinition, problem string) *gqlerror.Error {
	err := gqlerror.ErrorLocf("", v.Position.Line, v.Position.Column, "%s", problem)
	err.Extensions = map[string]any{"code": CodeBadUserInput, ExtensionVariable: Short(v.Variable)}
	return err
}

// misfitInJSON returns why v, decoded from JSON, is no value of the type, or "" if it is
// one. `at` is the place of v in its variable, such as "$where.name".
func (c *checker) misfitInJSON(at string, t *ast.Type, v any) string {
	def := c.schema.Types[t.Name()]
	all, isList := v.([]any)
	object, isObject := v.(map[string]any)
	text, isText := v.(string)
	switch {
	case v == nil && !t.NonNull:
		return ""
	case v == nil:
	case t.Elem != nil && isList:
		return c.misfitInList(at, t.Elem, all)
	case t.Elem != nil: // a value stands for a list of one
		return c.misfitInJSON(at, t.Elem, v)
	case def.Kind == ast.InputObject && isObject:
		return c.misfitInObject(at, def, object)
	case def.Kind == ast.Enum && isText:
		if def.EnumValues.ForName(text) == nil {
			return fmt.Sprintf("%s is none of %s: %s", at, def.Name, Short(text))
		}
		return ""
	case def.Kind == ast.Scalar && isScalar[def.Name](v):
		return ""
	}
	return fmt.Sprintf("%s is %s, want %s", at, inJSON(v), c.wants(t))
}

// misfitInList is misfitInJSON for the elements of a list.
func (c *checker) misfitInList(at string, elem *ast.Type, all []any) string {
	for i, v := range all {
		if problem := c.misfitInJSON(fmt.Sprintf("%s[%d]", at, i), elem, v); problem != "" {
			return problem
		}
	}
	return ""
}

// misfitInObject is misfitInJSON for the keys of an object, in their order.
func (c *checker) misfitInObject(at string, def *ast.Definition, object map[string]any) string {
	for _, key := range slices.Sorted(maps.Keys(object)) {
		if def.Fields.ForName(key) == nil {
			return fmt.Sprintf("%s has a key that is none of %s: %s", at, def.Name, Short(key))
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
		if problem := c.misfitInJSON(at, f.Type, v); problem != "" {
			return problem
		}
	}
	return ""
}

// wants describes the values of a type.
func (c *checker) wants(t *ast.Type) string {
	if t.Elem != nil {
		return "a list"
	}
	switch c.schema.Types[t.NamedType].Kind {
	case ast.InputObject:
		return "an object"
	case ast.Enum:
		return "one of " + t.NamedType
	}
	return scalarDescriptions[t.NamedType]
}

// inJSON describes v in words of JSON.
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

// inNumber describes a number for the message that refuses it.
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
