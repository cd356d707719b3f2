package probe

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// A Question is one field with arguments and a selection.
type Question struct {
	Field     string
	signature string            // equal for fields with equal arguments and the same type
	given     map[string]string // arguments
	chosen    map[string]choice // the choice for each argument, and for the selection as ""
	required  map[string]string // a value for each required argument
	rest      string            // the selection
}

// NeedsCursor reports whether the question goes on from a cursor of an earlier answer.
func (q Question) NeedsCursor() bool {
	return q.given["after"] == fromAnswer || q.given["before"] == fromAnswer
}

// List names the list whose cursors the question can go on from: the field with its
// arguments, except where cursors of one are cursors of the other.
func (q Question) List() string { return q.First().Text("") }

// First returns the question for the first items of the list of q.
func (q Question) First() Question {
	given := maps.Clone(q.given)
	for _, a := range []string{"first", "last", "after", "before", "where", "asOf"} {
		delete(given, a)
	}
	return Question{Field: q.Field, given: given, required: q.required, rest: q.rest}
}

// Without returns the question without the argument that a message begins with, and the name of
// the argument. A required argument has a usual value instead. The name is "" if the message
// names no argument of the question.
func (q Question) Without(message string) (_ Question, name string) {
	for a := range q.given {
		if rest, ok := strings.CutPrefix(message, a); ok && len(a) > len(name) && !strings.HasPrefix(rest, "_") {
			name = a
		}
	}
	q.given = maps.Clone(q.given)
	if delete(q.given, name); q.required[name] != "" {
		q.given[name] = q.required[name]
	}
	return q, name
}

// Text returns the question in GraphQL. Its cursor, if it needs one, is `cursor`.
func (q Question) Text(cursor string) string {
	if len(q.given) == 0 {
		return q.Field + q.rest
	}
	all := object(q.given)
	quoted := cmp.Or(map[bool]string{true: strconv.Quote(cursor)}[cursor != ""], "null")
	return q.Field + "(" + strings.ReplaceAll(all[1:len(all)-1], fromAnswer, quoted) + ")" + q.rest
}

// questions returns questions for a field. Each pair of choices for two arguments is in one of
// them, each value is in one of them, and so are two selections. Two filters have each pair of
// their operators.
func (m *Maker) questions(f *ast.FieldDefinition) []Question {
	signature := f.Type.String()
	for _, a := range f.Arguments {
		signature += " " + a.Name + ": " + a.Type.String()
	}
	if m.made[signature] == nil {
		m.made[signature] = m.pairwise(f)
	}
	all := slices.Clone(m.made[signature])
	for i := range all {
		all[i].Field, all[i].signature = f.Name, signature
	}
	return all
}

// pairwise is questions without the signature.
func (m *Maker) pairwise(f *ast.FieldDefinition) (all []Question) {
	m.field = f.Name
	names, choices := []string{""}, map[string][]choice{"": m.selections(m.Schema.Types[f.Type.Name()])}
	for _, a := range f.Arguments {
		names = append(names, a.Name)
		choices[a.Name] = m.choices(a)
	}
	slices.SortStableFunc(names, func(a, b string) int { return len(choices[b]) - len(choices[a]) })
	parameters := make([]parameter, len(names))
	for i, name := range names {
		parameters[i] = parameter{len(choices[name]), operators(choices[name])}
	}
	clash := func(p, a, q, b int) bool {
		return excludes(names[p], choices[names[p]][a], names[q], choices[names[q]][b])
	}
	t := &turns{names, choices, m.required(f), map[[2]int]int{}}
	for _, row := range cover(parameters, clash) {
		all = append(all, t.question(row))
	}
	for i, name := range names {
		for c, choice := range choices[name] {
			row := make([]int, len(names))
			row[i] = c
			for t.used[[2]int{i, c}] < len(choice.values) {
				all = append(all, t.question(row))
			}
		}
	}
	return all
}

// operators numbers the operators of the choices for a filter. It is nil for other arguments.
func operators(choices []choice) []int {
	numbers, all := map[string]int{}, make([]int, len(choices))
	for i, c := range choices {
		if _, known := numbers[c.operator]; !known {
			numbers[c.operator] = len(numbers)
		}
		all[i] = numbers[c.operator]
	}
	if len(numbers) == 1 {
		return nil
	}
	return all
}

// turns are the values that the choices of a field gave so far.
type turns struct {
	names    []string
	choices  map[string][]choice
	required map[string]string
	used     map[[2]int]int // how often a choice was used, by the numbers of its name and of itself
}

// question returns the question of one row of choices. Each choice gives its next value.
func (t *turns) question(row []int) Question {
	q := Question{given: map[string]string{}, chosen: map[string]choice{}, required: t.required}
	for i, name := range t.names {
		c, key := t.choices[name][row[i]], [2]int{i, row[i]}
		value := c.values[t.used[key]%len(c.values)]
		t.used[key]++
		q.chosen[name] = c
		switch {
		case name == "":
			q.rest = value
		case value != "":
			q.given[name] = value
		}
	}
	return q
}

// required returns a value for each required argument of a field.
func (m *Maker) required(f *ast.FieldDefinition) map[string]string {
	m.field = f.Name
	with := map[string]string{}
	for _, a := range f.Arguments {
		if a.Type.NonNull && a.DefaultValue == nil {
			with[a.Name] = m.Sample(a.Type, a.Name)
		}
	}
	return with
}

// selections returns two selections of a type: all plain fields, and only the fields that a list
// needs to be fetched. A type without lists has one.
func (m *Maker) selections(d *ast.Definition) []choice {
	if d.IsLeafType() {
		return []choice{single("")}
	}
	if d.Fields.ForName("pageInfo") == nil {
		return []choice{single(" { " + m.plain(d) + "}")}
	}
	page := " { edges { cursor } pageInfo { startCursor endCursor hasNextPage hasPreviousPage }"
	return []choice{
		{shape: "page", values: []string{page + " }"}},
		{shape: "count", values: []string{page + " " + m.plain(d) + "}"}},
	}
}

// plain returns the fields of a type that are no objects and need no argument.
func (m *Maker) plain(d *ast.Definition) string {
	text := "__typename "
	for _, f := range d.Fields {
		if d.Kind != ast.Union && len(f.Arguments) == 0 && m.Schema.Types[f.Type.Name()].IsLeafType() {
			text += f.Name + " "
		}
	}
	return text
}
