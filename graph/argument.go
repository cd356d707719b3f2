package graph

import (
	"encoding/json"
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

// checkArguments says what is wrong with the arguments of a valid operation before
// it is begun: values that are not of their type, which gqlgen lets through in
// variables, in empty objects and as dates; and whatever kg says of lists that hang
// off other things, because it would say it once for each of those. What kg says of
// a field at the top is said there, beside what the other fields answer; but in a dry
// run, which does not get there, it is said here, as far as it needs no trip.
func checkArguments(schema *ast.Schema, op *graphql.OperationContext) gqlerror.List {
	c := checking{schema: schema, variables: op.Variables, seen: map[string]bool{}}
	c.dry, _ = op.Extensions[dryRun].(bool)
	c.selection(op.Operation.SelectionSet)
	return c.errs
}

type checking struct {
	schema    *ast.Schema
	variables map[string]any
	seen      map[string]bool // fragments
	dry       bool
	errs      gqlerror.List
}

func (c *checking) selection(set ast.SelectionSet) {
	for _, s := range set {
		switch s := s.(type) {
		case *ast.Field:
			c.field(s)
			c.selection(s.SelectionSet)
		case *ast.InlineFragment:
			c.selection(s.SelectionSet)
		case *ast.FragmentSpread:
			if !c.seen[s.Name] {
				c.seen[s.Name] = true
				c.selection(s.Definition.SelectionSet)
			}
		}
	}
}

func (c *checking) field(f *ast.Field) {
	if len(f.Arguments) == 0 || len(c.errs) == maxErrors {
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
		if err := c.list(f); err != nil {
			_, problem, _ = strings.Cut(err.Error(), kg.ErrInvalid.Error()+": ")
		}
	}
	if problem != "" {
		err := gqlerror.ErrorLocf("", f.Position.Line, f.Position.Column, "%s: %s", f.Name, problem)
		errcode.Set(err, badUserInput)
		c.errs = append(c.errs, err)
	}
}

// list returns what kg says of the arguments of a list, here.
func (c *checking) list(f *ast.Field) (err error) {
	top := f.ObjectDefinition == c.schema.Query
	if top && !c.dry {
		return nil
	}
	args := f.ArgumentMap(c.variables)
	if !top {
		return query.CheckList(kg.Kind(f.ObjectDefinition.Name), f.Name, args)
	}
	storeless := query.New(nil) // lists are checked when they are made, and fetched later
	switch {
	case f.Name == "search":
		_, err = storeless.Search(args)
	case f.Name == "relationships":
		_, err = storeless.Relationships(args)
	case f.Definition.Arguments.ForName("orderBy") != nil: // all of a kind
		_, err = storeless.List(kg.Kind(strings.TrimSuffix(f.Definition.Type.Name(), "Connection")), args)
	}
	return err
}

// misfit says why v is no value of the type, or nothing. That it is there at all
// was validated, and so are the names in it.
func (c *checking) misfit(t *ast.Type, v any) string {
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
	if !scalars[t.NamedType](v) {
		return "want " + c.wants(t)
	}
	return ""
}

// misfitOfList takes a value without brackets for a list of one. In variables gqlgen
// has put the brackets, and lists are of any type.
func (c *checking) misfitOfList(t *ast.Type, v any) string {
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

func (c *checking) misfitOfObject(def *ast.Definition, v any) string {
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

// scalars say whether a value is one of a scalar type, however JSON or GraphQL
// decoded it, and wanted what to say if not.
var (
	scalars = map[string]func(any) bool{"Int": isInt, "Float": isFloat, "Boolean": isBoolean, "String": isText, "ID": isID, "Date": isText, "PartialDate": isText}
	wanted  = map[string]string{
		"Int": "a whole number of 32 bits", "Float": "a number", "Boolean": "true or false", "String": "a text", "ID": "an id",
		"Date": "a day such as 2014-09-05", "PartialDate": "a date such as 2014-09-05, 2014-09 or 2014",
	}
)

func isText(v any) bool    { _, ok := v.(string); return ok }
func isBoolean(v any) bool { _, ok := v.(bool); return ok }

func isInt(v any) bool {
	n, ok := whole(v)
	return ok && n >= math.MinInt32 && n <= math.MaxInt32
}

func isID(v any) bool {
	_, ok := whole(v)
	return ok || isText(v)
}

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
