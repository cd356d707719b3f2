package probe

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// A Place is an operation without the fields of one type. The fields are inserted between the
// texts before and after.
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

// Asked returns the number of the field to which a path in an answer leads, or -1.
func Asked(path []any) int {
	for _, p := range path {
		if s, ok := p.(string); ok && strings.HasPrefix(s, "a") {
			if n, err := strconv.Atoi(s[1:]); err == nil {
				return n
			}
		}
	}
	return -1
}

// Places returns a place for each type of the schema, with the questions for its fields. The
// operation of a place finds things by their ids. It finds values without an id by the fields
// that lead to them from Query or from a thing.
func (m *Maker) Places() (all []Place) {
	at := map[string]Place{"Query": {On: "Query", Before: "{", After: " }"}}
	next := []string{"Query"}
	for _, name := range slices.Sorted(maps.Keys(m.ids)) {
		if m.schema.Types[name] == nil { // merged entities have no type
			continue
		}
		before := "{ nodes(ids: [" + strings.Join(m.ids[name], ", ") + "]) { __typename ... on " + name + " {"
		at[name] = Place{On: name, Before: before, After: " } } }"}
		next = append(next, name)
	}
	for len(next) > 0 {
		here := at[next[0]]
		next = next[1:]
		for _, f := range m.schema.Types[here.On].Fields {
			if strings.HasPrefix(f.Name, "__") {
				continue
			}
			here.Questions = append(here.Questions, m.questions(f)...)
			is := m.schema.Types[f.Type.Name()]
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
