package guard

import (
	"encoding/json"
	"errors"
	"math"
	"reflect"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/errcode"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"accordgraph/internal/kg"
	"accordgraph/internal/query"
)

// CheckArguments returns the errors in the arguments of a valid operation, before it is
// executed. It finds three kinds of errors:
//
//   - Variables that are null where null is no value, in arguments and in directives.
//   - Values of a wrong type. gqlgen accepts them in variables, in empty objects and as
//     dates.
//   - Errors that package query finds in the arguments of a list below other items.
//     Package query would report such an error once for each item.
//
// In fields of Query, the resolvers report the errors of the last kind, so that the other
// fields are answered. A dry run calls no resolver, so with dryRun CheckArguments also
// reports these errors in the lists of Query.
func (g *Guard) CheckArguments(op *graphql.OperationContext, dryRun bool) gqlerror.List {
	c := checker{
		schema:      g.schema.Schema,
		definitions: op.Operation.VariableDefinitions,
		variables:   op.Variables,
		isNull:      map[string]bool{},
		seen:        map[string]bool{},
		dryRun:      dryRun,
	}
	c.selection(op.Operation.SelectionSet)
	return c.errs
}

// A checker collects the errors in the variables or arguments of one operation.
type checker struct {
	schema      *ast.Schema
	definitions ast.VariableDefinitionList
	variables   map[string]any
	isNull      map[string]bool // variables that an error says to be null
	seen        map[string]bool // fragments
	dryRun      bool
	errs        gqlerror.List
}

// selection checks the fields of a selection set.
func (c *checker) selection(set ast.SelectionSet) {
	for _, s := range set {
		switch s := s.(type) {
		case *ast.Field:
			c.nullsInDirectives(s.Directives)
			c.field(s)
			c.selection(s.SelectionSet)
		case *ast.InlineFragment:
			c.nullsInDirectives(s.Directives)
			c.selection(s.SelectionSet)
		case *ast.FragmentSpread:
			c.nullsInDirectives(s.Directives)
			if !c.seen[s.Name] {
				c.seen[s.Name] = true
				c.selection(s.Definition.SelectionSet)
			}
		}
	}
}

// field checks the arguments of a field and adds its first error.
func (c *checker) field(f *ast.Field) {
	if len(f.Arguments) == 0 || len(c.errs) == maxErrors {
		return
	}
	before := len(c.errs)
	c.nullsInArguments(f.Definition.Arguments, f.Arguments)
	if len(c.errs) > before {
		return
	}
	problem := ""
	for _, a := range f.Arguments {
		v, err := a.Value.Value(c.variables)
		if problem = "a number in it is too large"; err == nil {
			problem = c.misfit(f.Definition.Arguments.ForName(a.Name).Type, v)
		}
		if problem != "" {
			problem = a.Name + ": " + problem
			break
		}
	}
	if problem == "" {
		var invalid kg.Invalid
		if errors.As(c.checkList(f), &invalid) {
			problem = invalid.Message
		}
	}
	if problem != "" {
		err := gqlerror.ErrorLocf("", f.Position.Line, f.Position.Column, "%s: %s", f.Name, problem)
		errcode.Set(err, CodeBadUserInput)
		c.errs = append(c.errs, err)
	}
}

// listChecks maps each list of an entity that is not in kg.Steps to its check.
var listChecks = map[string]func(query.Args) error{
	"relationships":      query.Args.CheckRelationships,
	"relationshipGroups": query.Args.CheckGroups,
	"blockers":           query.Args.CheckFirst,
	"contested":          query.Args.CheckFirst,
	"pairsConnection":    query.Args.CheckPairs,
	"lineage":            query.Args.CheckLineage,
}

// streamChecks maps each field of Subscription to its check. A stream that has begun cannot refuse its arguments with a
// status.
var streamChecks = map[string]func(query.Args) error{"changes": query.Args.CheckFollow}

// rootChecks maps each list of Query that is not a list of one kind to its check.
var rootChecks = map[string]func(query.Args) error{
	"search":             query.Args.CheckSearch,
	"relationships":      query.Args.CheckAllRelationships,
	"relationshipsAmong": query.Args.CheckAmong,
	"contested":          query.Args.CheckContested,
}

// checkList checks the arguments of a list before the list is read. It checks a list of
// Query only in a dry run, because otherwise the resolver of the list does.
func (c *checker) checkList(f *ast.Field) error {
	var args query.Args = f.ArgumentMap(c.variables)
	if f.ObjectDefinition == c.schema.Subscription {
		return streamChecks[f.Name](args)
	}
	if f.ObjectDefinition != c.schema.Query {
		if check := listChecks[f.Name]; check != nil {
			return check(args)
		}
		return args.CheckStep(kg.Kind(f.ObjectDefinition.Name), f.Name)
	}
	if !c.dryRun {
		return nil
	}
	if check := rootChecks[f.Name]; check != nil {
		return check(args)
	}
	if f.Definition.Arguments.ForName("orderBy") == nil { // the field is no list of a kind
		return nil
	}
	return args.CheckList(kg.Kind(strings.TrimSuffix(f.Definition.Type.Name(), "Connection")))
}

// misfit returns why v is no value of the type t, or "" if it is one. Validation has
// already checked that required values are given, and that input objects have only known
// fields.
func (c *checker) misfit(t *ast.Type, v any) string {
	if v == nil {
		return ""
	}
	if t.Elem != nil {
		return c.misfitOfList(t.Elem, v)
	}
	switch def := c.schema.Types[t.NamedType]; def.Kind {
	case ast.InputObject:
		return c.misfitOfObject(def, v)
	case ast.Enum:
		if s, _ := v.(string); def.EnumValues.ForName(s) == nil {
			return "want " + c.wants(t)
		}
		return ""
	}
	if !isScalar[t.NamedType](v) {
		return "want " + c.wants(t)
	}
	return ""
}

// misfitOfList is misfit for a list whose elements are of type t. A value that is not a
// list counts as a list of one. Lists in variables were made by gqlgen and may have any
// slice type, so misfitOfList uses reflect.
func (c *checker) misfitOfList(t *ast.Type, v any) string {
	all := reflect.ValueOf(v)
	if all.Kind() != reflect.Slice {
		return c.misfit(t, v)
	}
	for i := range all.Len() {
		if problem := c.misfit(t, all.Index(i).Interface()); problem != "" {
			return problem
		}
	}
	return ""
}

// misfitOfObject is misfit for an input object.
func (c *checker) misfitOfObject(def *ast.Definition, v any) string {
	object, ok := v.(map[string]any)
	if !ok {
		return "want an object"
	}
	for _, f := range def.Fields {
		if object[f.Name] == nil {
			continue
		}
		if problem := c.misfit(f.Type, object[f.Name]); problem != "" {
			return f.Name + ": " + problem
		}
	}
	return ""
}

// isScalar maps each scalar type to a function that reports whether a value is of that
// type. The value was decoded from JSON or GraphQL. scalarDescriptions maps each scalar
// type to the words for it in messages.
var (
	isScalar = map[string]func(any) bool{
		"Int": isInt, "Float": isFloat, "Boolean": isBoolean, "String": isText, "ID": isID,
		"Date": isText, "PartialDate": isText,
	}
	scalarDescriptions = map[string]string{
		"Int": "a whole number of 32 bits", "Float": "a number", "Boolean": "true or false",
		"String": "a text", "ID": "an id",
		"Date": "a day such as 2014-09-05", "PartialDate": "a date such as 2014-09-05, 2014-09 or 2014",
	}
)

// isText reports whether v is a string.
func isText(v any) bool { _, ok := v.(string); return ok }

// isBoolean reports whether v is true or false.
func isBoolean(v any) bool { _, ok := v.(bool); return ok }

// isInt reports whether v is a whole number of 32 bits.
func isInt(v any) bool {
	n, ok := whole(v)
	return ok && n >= math.MinInt32 && n <= math.MaxInt32
}

// isID reports whether v is a whole number or a string.
func isID(v any) bool {
	_, ok := whole(v)
	return ok || isText(v)
}

// isFloat reports whether v is a number.
func isFloat(v any) bool {
	switch v := v.(type) {
	case float64:
		return true
	case json.Number:
		_, err := v.Float64()
		return err == nil
	}
	_, ok := whole(v)
	return ok
}

// whole returns v as an int64, and whether v is a whole number of 64 bits.
func whole(v any) (int64, bool) {
	switch v := v.(type) {
	case int64:
		return v, true
	case json.Number:
		n, err := v.Int64()
		return n, err == nil
	}
	return 0, false
}
