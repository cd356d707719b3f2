package guard

import (
	"fmt"

	"github.com/vektah/gqlparser/v2/ast"
)

// Validation accepts a variable of a nullable type where null is no value, if the variable
// has a default: `query($x: Boolean = true) { dataset @include(if: $x) { title } }`. The
// request may still give null for it. GraphQL makes this an error of the request
// (specification, section 5.8.5). gqlgen panics for the directives, and resolves a field
// with the zero value for arguments.

// nullsInDirectives checks the arguments of directives for variables that are null.
func (c *checker) nullsInDirectives(all ast.DirectiveList) {
	for _, d := range all {
		c.nullsInArguments(c.schema.Directives[d.Name].Arguments, d.Arguments)
	}
}

// nullsInArguments checks arguments for variables that are null where null is no value.
func (c *checker) nullsInArguments(defs ast.ArgumentDefinitionList, all ast.ArgumentList) {
	for _, a := range all {
		def := defs.ForName(a.Name)
		c.nulls(def.Type, def.DefaultValue != nil, a.Value)
	}
}

// nulls checks a value of type t. A variable that is not given has the default of the place,
// if hasDefault.
func (c *checker) nulls(t *ast.Type, hasDefault bool, v *ast.Value) {
	object := c.schema.Types[t.Name()]
	switch {
	case v.Kind == ast.Variable:
		if value, given := c.variables[v.Raw]; t.NonNull && value == nil && (given || !hasDefault) {
			c.nullVariable(t, v.Raw)
		}
	case v.Kind == ast.ListValue && t.Elem != nil:
		for _, in := range v.Children {
			c.nulls(t.Elem, false, in.Value)
		}
	case v.Kind == ast.ObjectValue && object.Kind == ast.InputObject:
		for _, in := range v.Children {
			field := object.Fields.ForName(in.Name)
			c.nulls(field.Type, field.DefaultValue != nil, in.Value)
		}
	}
}

// nullVariable adds the error that a variable is null. It adds one for each variable.
func (c *checker) nullVariable(t *ast.Type, name string) {
	if c.isNull[name] || len(c.errs) == maxErrors {
		return
	}
	c.isNull[name] = true
	problem := fmt.Sprintf("$%s is null, want %s", name, c.wants(t))
	c.errs = append(c.errs, wrongVariable(c.definitions.ForName(name), problem))
}
