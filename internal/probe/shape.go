package probe

import (
	"fmt"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// An Answer is the answer to an operation, decoded from JSON.
type Answer struct {
	Data   map[string]any
	Errors []Problem
}

// A Problem is an error in an answer.
type Problem struct {
	Message    string
	Path       []any
	Extensions struct{ Code string }
}

// CheckShape returns what is wrong with the data of an answer to an operation of Query, or nil.
// The operation was validated with the schema. These must hold:
//
//   - An object has the selected fields, in their order of names, and no others.
//   - A value has the type of its field: a list where the type is a list, a value of the enum.
//   - A value is null only if its type is nullable.
//   - A connection is null only if an error has a path to it.
//   - An error of a field makes null the field or, if that cannot be null, the nearest value
//     around it that can.
func CheckShape(schema *ast.Schema, op *ast.OperationDefinition, a Answer) (wrong []string) {
	s := shape{schema: schema, errors: a.Errors, reached: make([]bool, len(a.Errors))}
	s.object(nil, schema.Query, []ast.SelectionSet{op.SelectionSet}, a.Data)
	for i, e := range a.Errors {
		if len(e.Path) > 0 && !s.reached[i] {
			s.add(e.Path, "has the error %q and is no field whose value, or a value around it, is null", e.Message)
		}
	}
	return s.wrong
}

// A shape compares an answer with its operation.
type shape struct {
	schema  *ast.Schema
	errors  []Problem
	reached []bool // the errors that lead to a null
	wrong   []string
}

func (s *shape) add(path []any, format string, args ...any) {
	s.wrong = append(s.wrong, fmt.Sprintf("%v "+format, append([]any{path}, args...)...))
}

// object checks an object of type on, or of a type that implements on, for some selection sets.
func (s *shape) object(path []any, on *ast.Definition, sets []ast.SelectionSet, v map[string]any) {
	is := on
	if name, ok := v["__typename"].(string); ok {
		is = s.schema.Types[name]
	}
	if is == nil || is != on && !slices.Contains(s.schema.GetPossibleTypes(on), is) {
		s.add(path, "is a %v, want %s", v["__typename"], on.Name)
		return
	}
	fields := map[string][]*ast.Field{}
	for _, set := range sets {
		s.collect(fields, is, set)
	}
	for key := range v {
		if fields[key] == nil {
			s.add(path, "has %s, which is not selected", key)
		}
	}
	for key, all := range fields {
		in, given := v[key]
		if !given {
			s.add(path, "has no %s", key)
			continue
		}
		s.value(append(slices.Clip(path), key), all[0].Definition.Type, selections(all), in)
	}
}

// collect adds the fields that a selection set selects of an object of type is, by their keys. If is
// is nil, it adds all fields.
func (s *shape) collect(fields map[string][]*ast.Field, is *ast.Definition, set ast.SelectionSet) {
	for _, one := range set {
		switch one := one.(type) {
		case *ast.Field:
			fields[one.Alias] = append(fields[one.Alias], one)
		case *ast.InlineFragment:
			on := s.schema.Types[one.TypeCondition]
			if on == nil || is == nil || on == is || slices.Contains(s.schema.GetPossibleTypes(on), is) {
				s.collect(fields, is, one.SelectionSet)
			}
		}
	}
}

// value checks a value of type t.
func (s *shape) value(path []any, t *ast.Type, below []ast.SelectionSet, v any) {
	if v == nil {
		s.null(path, t, below)
		return
	}
	if t.Elem != nil {
		all, ok := v.([]any)
		if !ok {
			s.add(path, "is %T, want a list", v)
		}
		for i, one := range all {
			s.value(append(slices.Clip(path), float64(i)), t.Elem, below, one)
		}
		return
	}
	def := s.schema.Types[t.NamedType]
	object, isObject := v.(map[string]any)
	switch {
	case def.IsCompositeType() && isObject:
		s.object(path, def, below, object)
	case def.IsCompositeType():
		s.add(path, "is %T, want an object", v)
	case !isLeaf(def, v):
		s.add(path, "is %v, want %s", v, def.Name)
	}
}

// null checks a null in the place of a value of type t, and notes the errors that lead to it.
func (s *shape) null(path []any, t *ast.Type, below []ast.SelectionSet) {
	explained, stopped := false, []any(nil)
	for i, e := range s.errors {
		if len(e.Path) < len(path) || !slices.Equal(e.Path[:len(path)], path) {
			continue
		}
		s.reached[i] = true
		if s.stops(t, below, e.Path[len(path):]) { // then another error must have made this null
			stopped = e.Path
		} else {
			explained = true
		}
	}
	if stopped != nil && !explained {
		s.add(path, "is null for the error of %v, which stops at a value in between", stopped)
		explained = true
	}
	switch {
	case t.NonNull:
		s.add(path, "is null, want %s", t)
	case !explained && strings.HasSuffix(t.Name(), "Connection"):
		s.add(path, "is null without an error")
	}
}

// stops reports whether a value on a path below one of type t can be null. An error at the end of
// the path makes null that value, and not the ones around it.
func (s *shape) stops(t *ast.Type, below []ast.SelectionSet, path []any) bool {
	for _, step := range path {
		if key, isKey := step.(string); isKey {
			fields := map[string][]*ast.Field{}
			for _, set := range below {
				s.collect(fields, nil, set)
			}
			if len(fields[key]) == 0 {
				return false
			}
			t, below = fields[key][0].Definition.Type, selections(fields[key])
		} else if t = t.Elem; t == nil {
			return false
		}
		if !t.NonNull {
			return true
		}
	}
	return false
}

// selections returns the selection sets of fields.
func selections(fields []*ast.Field) (all []ast.SelectionSet) {
	for _, f := range fields {
		all = append(all, f.SelectionSet)
	}
	return all
}

// isLeaf reports whether a value of JSON is one of an enum or of a scalar.
func isLeaf(def *ast.Definition, v any) (ok bool) {
	switch text, isText := v.(string); {
	case def.Kind == ast.Enum:
		return isText && def.EnumValues.ForName(text) != nil
	case def.Name == "Int":
		n, isNumber := v.(float64)
		return isNumber && n == float64(int32(n))
	case def.Name == "Float":
		_, ok = v.(float64)
	case def.Name == "Boolean":
		_, ok = v.(bool)
	default:
		ok = isText
	}
	return ok
}
