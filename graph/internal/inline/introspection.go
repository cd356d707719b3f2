package main

import (
	_ "embed"
	"errors"
	"fmt"
	"go/format"
	"os"
)

// introspectionHelpers is the code that the replaced expressions call.
//
//go:embed introspection.go.txt
var introspectionHelpers string

// introspected are expressions of gqlgen's introspection, and what takes their place, so that
// the answer is the one of graphql-js, the reference implementation. gqlgen answers [] and
// false where a type of another kind has no such field, lists interfaces as possible types, and
// does not read includeDeprecated of input fields and arguments.
var introspected = []struct{ old, by string }{
	{
		`return obj.Fields(fc.Args["includeDeprecated"].(bool)), nil`,
		`return fitting(obj, obj.Fields(fc.Args["includeDeprecated"].(bool)), "OBJECT", "INTERFACE"), nil`,
	},
	{
		`return obj.EnumValues(fc.Args["includeDeprecated"].(bool)), nil`,
		`return fitting(obj, obj.EnumValues(fc.Args["includeDeprecated"].(bool)), "ENUM"), nil`,
	},
	{`obj.Interfaces())`, `fitting(obj, obj.Interfaces(), "OBJECT", "INTERFACE"))`},
	{`obj.PossibleTypes())`, `fitting(obj, objects(obj.PossibleTypes()), "INTERFACE", "UNION"))`},
	{`obj.InputFields())`, `fitting(obj, inputs(obj.InputFields(), field.ArgumentMap(ec.Variables)), "INPUT_OBJECT"))`},
	{
		`return ec.marshalOBoolean2bool(ctx, field.Selections, obj.IsOneOf())`,
		`if obj.Kind() != "INPUT_OBJECT" {
		return graphql.Null
	}
	return ec.marshalOBoolean2bool(ctx, field.Selections, obj.IsOneOf())`,
	},
	{argumentsOf("Field"), argumentsOf("Field") + readArguments},
	{argumentsOf("Directive"), argumentsOf("Directive") + readArguments},
}

// readArguments sets obj to a copy with the arguments that the request asks for.
const readArguments = `
	only := *obj
	only.Args = inputs(obj.Args, field.ArgumentMap(ec.Variables))
	obj = &only`

// argumentsOf returns the head of the method that answers the arguments of a field or directive.
func argumentsOf(on string) string {
	return "func (ec *executionContext) ___" + on + "_args(ctx context.Context, field graphql.CollectedField, " +
		"obj *introspection." + on + ") (ret graphql.Marshaler) {"
}

// introspectAsReference changes a file of generated code.
func introspectAsReference(file string) error {
	src, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	out, err := asReference(src)
	if err != nil {
		return fmt.Errorf("%s: introspection is not what it was: %w", file, err)
	}
	return os.WriteFile(file, out, 0o644)
}

// asReference returns generated code whose introspection answers as graphql-js does. It is an
// error if an expression is not there exactly once.
func asReference(src []byte) ([]byte, error) {
	text := string(src)
	var errs []error
	for _, r := range introspected {
		errs = append(errs, once(&text, r.old, r.by))
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	return format.Source([]byte(text + "\n" + introspectionHelpers))
}
