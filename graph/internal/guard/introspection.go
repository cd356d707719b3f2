package guard

import (
	"maps"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// An answer about the schema comes from memory. Its rows are the items of its lists, and the
// schema says how many there are: the fields of Provision are more than the fields of Facet, and
// the type of most fields has no enum values. So the estimate counts them in the schema.

// A position is a place in an answer about the schema: the types, the fields of types, the
// arguments of fields, and so on. Its objects have owners, such as the type of some fields. The
// cost of a selection is a list of costs, one for all objects of each owner. So the work grows
// with the number of owners, and not with the number of objects.
type position struct {
	on    string // the type of introspection
	items []int  // number of objects, by owner
	edges map[string]edge
}

// An edge is a field that leads from a position to another one.
type edge struct {
	to     *position
	isList bool
	uses   [][]use // by owner
}

// A use says that the objects of an owner lead to all objects of another owner, n times.
type use struct{ owner, n int }

// An introspection has the positions where an answer about the schema begins.
type introspection struct {
	schema, types *position
	number        map[string]int // of each type, as an owner
}

// newIntrospection counts what introspection returns.
func newIntrospection(s *ast.Schema) *introspection {
	names := slices.Sorted(maps.Keys(s.Types))
	in := &introspection{number: map[string]int{}}
	for i, name := range names {
		in.number[name] = i
	}
	in.types = in.ofTypes(s, names)
	all := make([]use, len(names))
	for i := range all {
		all[i] = use{i, 1}
	}
	directives := in.ofDirectives(s)
	in.schema = &position{"__Schema", []int{1}, map[string]edge{
		"types":      {in.types, true, [][]use{all}},
		"directives": {directives, true, [][]use{{{0, 1}}}},
		"queryType":  {in.types, false, [][]use{{{in.number[s.Query.Name], 1}}}},
	}}
	return in
}

// ofTypes returns the position of types, whose owners are the types themselves.
func (in *introspection) ofTypes(s *ast.Schema, names []string) *position {
	types := &position{on: "__Type"}
	fields, inputs := &position{on: "__Field"}, &position{on: "__InputValue"}
	args, values := &position{on: "__InputValue"}, &position{on: "__EnumValue"}
	var same, fieldTypes, argTypes, inputTypes, interfaces, possible [][]use
	for i, name := range names {
		d := s.Types[name]
		types.items, values.items = append(types.items, 1), append(values.items, len(d.EnumValues))
		same = append(same, []use{{i, 1}})
		interfaces = append(interfaces, in.uses(d.Interfaces))
		possible = append(possible, in.uses(objects(s, d)))
		var ofFields, ofArgs, ofInputs []string
		for _, f := range d.Fields {
			switch {
			case strings.HasPrefix(f.Name, "__"): // introspection leaves out its own fields of Query
				continue
			case d.Kind == ast.InputObject:
				ofInputs = append(ofInputs, f.Type.Name())
				continue
			}
			ofFields = append(ofFields, f.Type.Name())
			for _, a := range f.Arguments {
				ofArgs = append(ofArgs, a.Type.Name())
			}
		}
		fields.items, fieldTypes = append(fields.items, len(ofFields)), append(fieldTypes, in.uses(ofFields))
		args.items, argTypes = append(args.items, len(ofArgs)), append(argTypes, in.uses(ofArgs))
		inputs.items, inputTypes = append(inputs.items, len(ofInputs)), append(inputTypes, in.uses(ofInputs))
	}
	fields.edges = map[string]edge{"type": {types, false, fieldTypes}, "args": {args, true, same}}
	args.edges = map[string]edge{"type": {types, false, argTypes}}
	inputs.edges = map[string]edge{"type": {types, false, inputTypes}}
	types.edges = map[string]edge{
		"fields": {fields, true, same}, "inputFields": {inputs, true, same}, "enumValues": {values, true, same},
		"interfaces": {types, true, interfaces}, "possibleTypes": {types, true, possible},
		"ofType": {types, false, same}, // a list of a type counts as the type itself
	}
	return types
}

// ofDirectives returns the position of directives, which has one owner for all.
func (in *introspection) ofDirectives(s *ast.Schema) *position {
	var types []string
	for _, d := range s.Directives {
		for _, a := range d.Arguments {
			types = append(types, a.Type.Name())
		}
	}
	args := &position{"__InputValue", []int{len(types)}, map[string]edge{
		"type": {in.types, false, [][]use{in.uses(types)}},
	}}
	return &position{"__Directive", []int{len(s.Directives)}, map[string]edge{"args": {args, true, [][]use{{{0, 1}}}}}}
}

// uses counts types by their names.
func (in *introspection) uses(names []string) (all []use) {
	counts := map[int]int{}
	for _, name := range names {
		counts[in.number[name]]++
	}
	for _, owner := range slices.Sorted(maps.Keys(counts)) {
		all = append(all, use{owner, counts[owner]})
	}
	return all
}

// objects returns the object types of an abstract type.
func objects(s *ast.Schema, d *ast.Definition) (names []string) {
	if !d.IsAbstractType() {
		return nil
	}
	for _, one := range s.GetPossibleTypes(d) {
		if one.Kind == ast.Object {
			names = append(names, one.Name)
		}
	}
	return names
}

// aboutSchema returns the cost of the selection of Query.__schema or Query.__type.
func (e *estimator) aboutSchema(f *ast.Field) Cost {
	in := e.schema.introspection
	if f.Name == "__schema" {
		return e.at(in.schema, f.SelectionSet)[0]
	}
	if name := f.Arguments.ForName("name"); name != nil {
		text, _ := e.value(name.Value).(string)
		if i, known := in.number[text]; known {
			return e.at(in.types, f.SelectionSet)[i]
		}
	}
	return Cost{}
}

// at returns the cost of a selection set for all objects of each owner at a position.
func (e *estimator) at(p *position, set ast.SelectionSet) []Cost {
	all := make([]Cost, len(p.items))
	for _, s := range set {
		e.visits++
		switch s := s.(type) {
		case *ast.Field:
			if e.schema.Types[p.on].Fields.ForName(s.Name) != nil {
				e.along(p, s, all)
			}
		case *ast.InlineFragment:
			if s.TypeCondition == "" || s.TypeCondition == p.on {
				addAll(all, e.at(p, s.SelectionSet))
			}
		case *ast.FragmentSpread:
			addAll(all, e.fragmentAt(p, s.Name))
		}
	}
	return all
}

// along adds the cost of a field at a position: the objects that it leads to, or a value.
func (e *estimator) along(p *position, f *ast.Field, all []Cost) {
	by, leads := p.edges[f.Name]
	if !leads {
		for i, n := range p.items {
			all[i] = all[i].plus(Cost{values: n})
		}
		return
	}
	below := e.at(by.to, f.SelectionSet)
	for i, uses := range by.uses {
		for _, u := range uses {
			if by.isList {
				below := Cost{rows: by.to.items[u.owner]}
				all[i] = all[i].plus(below.times(u.n))
			}
			all[i] = all[i].plus(below[u.owner].times(u.n))
		}
	}
}

// fragmentAt returns the cost of a fragment at a position. It visits the fragment once for each
// position.
func (e *estimator) fragmentAt(p *position, name string) []Cost {
	v := visit{name, p}
	if in, ok := e.seenAt[v]; ok {
		return in
	}
	e.seenAt[v] = make([]Cost, len(p.items))
	if f := e.fragments[name]; f != nil && f.TypeCondition == p.on {
		e.seenAt[v] = e.at(p, f.SelectionSet)
	}
	return e.seenAt[v]
}

// addAll adds the costs of some owners to the costs of the same owners.
func addAll(all, more []Cost) {
	for i, c := range more {
		all[i] = all[i].plus(c)
	}
}
