package probe

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// A Place is an operation without the fields of one type. The fields are inserted between the
// texts Before and After.
type Place struct {
	On            string // the type
	Before, After string
	Questions     []Question
}

// Operation returns the operation that asks for fields at the place. Field n has the alias
// "a" and n.
func (p Place) Operation(fields []string) string {
	var text strings.Builder
	text.WriteString(p.Before)
	for i, f := range fields {
		text.WriteString(" " + Alias(i) + ": " + f)
	}
	text.WriteString(p.After)
	return text.String()
}

// Alias returns the alias of field n of an operation.
func Alias(n int) string { return "a" + strconv.Itoa(n) }

// Number returns the number of the field to which a path in an answer leads, or -1.
func Number(path []any) int {
	for _, p := range path {
		if s, ok := p.(string); ok && strings.HasPrefix(s, "a") {
			if n, err := strconv.Atoi(s[1:]); err == nil {
				return n
			}
		}
	}
	return -1
}

// Asked returns the places with the questions for their fields.
func (m *Maker) Asked() []Place {
	all := m.Places()
	for i, p := range all {
		for _, f := range m.Schema.Types[p.On].Fields {
			if !strings.HasPrefix(f.Name, "__") {
				all[i].Questions = append(all[i].Questions, m.questions(f)...)
			}
		}
	}
	return all
}

// Required returns a usual value for each required argument of a field, as GraphQL has it
// between parentheses, or "".
func (m *Maker) Required(f *ast.FieldDefinition) string {
	all := object(m.required(f))
	return all[1 : len(all)-1]
}

// Places returns a place for each type of the schema, without questions. The
// operation of a place finds things by their ids. It finds values without an id by the fields
// that lead to them from Query or from a thing.
func (m *Maker) Places() (all []Place) {
	at := map[string]Place{"Query": {On: "Query", Before: "{", After: " }"}}
	next := []string{"Query"}
	for _, name := range slices.Sorted(maps.Keys(m.IDs)) {
		if m.Schema.Types[name] == nil { // merged entities have no type
			continue
		}
		before := "{ nodes(ids: [" + strings.Join(m.IDs[name], ", ") + "]) { __typename ... on " + name + " {"
		at[name] = Place{On: name, Before: before, After: " } } }"}
		next = append(next, name)
	}
	for len(next) > 0 {
		here := at[next[0]]
		next = next[1:]
		for _, f := range m.Schema.Types[here.On].Fields {
			if strings.HasPrefix(f.Name, "__") {
				continue
			}
			is := m.Schema.Types[f.Type.Name()]
			if _, known := at[is.Name]; !known && !is.IsLeafType() {
				before := here.Before + " " + f.Name + m.usual(f) + " { __typename"
				at[is.Name] = Place{On: is.Name, Before: before, After: " }" + here.After}
				next = append(next, is.Name)
			}
		}
		all = append(all, here)
	}
	return all
}

// usual returns the arguments of a field on the way to a place. They limit a list to three items.
func (m *Maker) usual(f *ast.FieldDefinition) string {
	q := Question{given: m.required(f)}
	if f.Arguments.ForName("first") != nil {
		q.given["first"] = "3"
	}
	return q.Text("")
}
