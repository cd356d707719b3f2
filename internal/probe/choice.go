package probe

import (
	"maps"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// A choice is what a question says for one argument: a value, null, or nothing. Values that
// ask the store in the same way are one choice, such as the values of an operator of a filter.
// The questions with the choice take the values in turn, and each value is in a question.
type choice struct {
	shape  string   // equal shapes of one argument make equal statements
	values []string // texts of GraphQL; "" leaves the argument out; the first one names the choice
	// operator is the operator of a filter, and "" for other values. Two filters of one question
	// have each pair of operators.
	operator string
	form     string // of an object that is no filter: see formOf
	plain    bool   // a value of an enum, a scalar, or a list of these
}

// fromAnswer stands for a cursor, which the asker takes from an answer.
const fromAnswer = "$CURSOR"

// exclusive are the arguments of which a question may give only one.
var exclusive = [][2]string{{"first", "last"}}

// excludes reports whether two arguments with these choices exclude each other.
func excludes(a string, in choice, b string, with choice) bool {
	given := func(c choice) bool { return c.values[0] != "" && c.values[0] != "null" }
	return (slices.Contains(exclusive, [2]string{a, b}) || slices.Contains(exclusive, [2]string{b, a})) &&
		given(in) && given(with)
}

// choices returns the choices for an argument. The first one is to leave the argument out, or
// a value that is not null.
func (m *Maker) choices(a *ast.ArgumentDefinition) []choice {
	var all []choice
	if !a.Type.NonNull || a.DefaultValue != nil {
		all = append(all, single(""))
	}
	def := m.Schema.Types[a.Type.Name()]
	switch {
	case a.Name == "after" || a.Name == "before":
		return append(all, single("null"), single(fromAnswer))
	case a.Name == "first" || a.Name == "last":
		all = append(all, single("0"), single("2"))
	case a.Type.Elem == nil && def.Kind == ast.InputObject:
		all = append(all, m.objects(def)...)
	default:
		for _, v := range m.values(a.Type, a.Name, 0) {
			if v != "null" {
				all = append(all, choice{shape: v, values: []string{v}, plain: true})
			}
		}
	}
	if !a.Type.NonNull {
		all = append(all, single("null"))
	}
	return all
}

// single returns a choice of one value.
func single(v string) choice { return choice{shape: v, values: []string{v}} }

// objects returns the choices for an input object: a filter, or an object with few values, of
// which each combination is a choice.
func (m *Maker) objects(def *ast.Definition) []choice {
	if def.Fields.ForName("not") != nil {
		return m.conditions(def)
	}
	if def.Directives.ForName("oneOf") != nil {
		var all []choice
		for _, f := range def.Fields {
			for _, v := range m.values(f.Type, f.Name, 1) {
				if v != "null" {
					all = append(all, single(object(map[string]string{f.Name: v})))
				}
			}
		}
		return all
	}
	combined := []map[string]string{{}}
	for _, f := range def.Fields {
		combined = m.combine(combined, f)
	}
	var all []choice
	for _, with := range combined {
		c := single(object(with))
		c.form = formOf(with)
		all = append(all, c)
	}
	return all
}

// formOf names what the statement of a store has for an object: which fields have a value, and the direction of an order.
// It is the same statement for every field of an order, and for every kind of things.
func formOf(with map[string]string) string {
	form := "object"
	for _, name := range slices.Sorted(maps.Keys(with)) {
		switch v := with[name]; {
		case name == "direction":
			form += " " + v
		case v != "null" && v != "[]":
			form += " " + name
		}
	}
	return form
}

// combine returns each of the objects with each value of the field f, and, if f is not
// required, without f.
func (m *Maker) combine(objects []map[string]string, f *ast.FieldDefinition) (all []map[string]string) {
	for _, with := range objects {
		if !f.Type.NonNull || f.DefaultValue != nil {
			all = append(all, with)
		}
		for _, v := range m.values(f.Type, f.Name, 1) {
			one := maps.Clone(with)
			one[f.Name] = v
			all = append(all, one)
		}
	}
	return all
}

// conditions returns the choices for a filter: no condition, and each operator of each field.
func (m *Maker) conditions(def *ast.Definition) []choice {
	all := []choice{single("{}")}
	for _, f := range def.Fields {
		in := m.Schema.Types[f.Type.Name()]
		if in.Kind != ast.InputObject || in == def {
			all = append(all, choice{shape: f.Name, values: inField(f.Name, m.values(f.Type, f.Name, 1)), operator: f.Type.Name()})
			continue
		}
		all = append(all, choice{shape: "{}", values: inField(f.Name, []string{"{}", "null"})})
		for _, operator := range in.Fields {
			shape := strings.TrimSuffix(in.Name, "Filter") + "." + operator.Name
			if in.Fields.ForName("via") != nil { // a step to related things, of whatever kind
				shape = "." + operator.Name
			}
			all = append(all, choice{
				shape: shape, values: inField(f.Name, m.operands(in, operator, f.Name)), operator: operator.Name,
			})
		}
	}
	return all
}

// operands returns the values of an operator of a filter. An operator whose values are
// filters has all of them when it is met first, and one later.
func (m *Maker) operands(in *ast.Definition, operator *ast.FieldDefinition, field string) []string {
	name := operator.Name
	if m.Schema.Types[operator.Type.Name()].Name == "ID" {
		name = field
	}
	values := []string{"null", m.Sample(operator.Type, name)}
	key := in.Name + "." + operator.Name
	if m.Schema.Types[operator.Type.Name()].Kind != ast.InputObject || !m.deep[key] {
		values = m.values(operator.Type, name, 1)
	}
	m.deep[key] = true
	return inField(operator.Name, values)
}

// values returns the values of type t, and null if it is nullable. depth is the number of
// input objects around the value. An input object has a value for each value of each of its
// fields; below another one it has one value for each field.
func (m *Maker) values(t *ast.Type, name string, depth int) (all []string) {
	def := m.Schema.Types[t.Name()]
	switch {
	case t.Elem != nil:
		all = append(all, "[]")
		for _, v := range m.values(t.Elem, name, depth) {
			if v != "null" {
				all = append(all, "["+v+"]")
			}
		}
		if def.Name == "ID" {
			all = append(all, m.twoIDs(name))
		}
	case def.Kind == ast.Enum:
		for _, v := range def.EnumValues {
			all = append(all, v.Name)
		}
	case def.Name == "Boolean":
		all = append(all, "true", "false")
	case def.Name == "ID" && name != "b" && name != "a":
		ids := m.idsFor(name)
		all = append(all, ids[:min(len(ids), 2)]...)
	case def.Kind == ast.InputObject:
		for _, f := range def.Fields {
			if depth < 2 {
				all = append(all, inField(f.Name, []string{m.Sample(f.Type, f.Name)})...)
			}
		}
	default:
		all = append(all, m.Sample(t, name))
	}
	if !t.NonNull {
		all = append(all, "null")
	}
	return all
}

// inField returns an input object with the field for each of the values.
func inField(field string, values []string) (all []string) {
	for _, v := range values {
		all = append(all, object(map[string]string{field: v}))
	}
	return all
}

// object returns an input object with these fields.
func object(with map[string]string) string {
	var all []string
	for _, name := range slices.Sorted(maps.Keys(with)) {
		all = append(all, name+": "+with[name])
	}
	return "{" + strings.Join(all, ", ") + "}"
}
