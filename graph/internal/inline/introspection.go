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
// false where a type of another kind has no such field, and lists interfaces as possible types.
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
	{
		`return obj.VisibleInputFields(fc.Args["includeDeprecated"].(bool)), nil`,
		`return fitting(obj, obj.VisibleInputFields(fc.Args["includeDeprecated"].(bool)), "INPUT_OBJECT"), nil`,
	},
	{
		`return ec.marshalOBoolean2bool(ctx, field.Selections, obj.IsOneOf())`,
		`if obj.Kind() != "INPUT_OBJECT" {
		return graphql.Null
	}
	return ec.marshalOBoolean2bool(ctx, field.Selections, obj.IsOneOf())`,
	},
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
