package query

import (
	"encoding/json"
	"maps"
	"math"
	"reflect"
	"slices"

	"accordgraph/internal/kg"
)

// A Tree is a filter as a client wrote it: maps, lists and scalars, as in JSON. Its keys are the words `and`, `or` and
// `not`, the names of fields, and the names of the steps of a kind. A Tree is true if all its conditions are true. A
// null counts as absent, since clients send null for empty form fields.
type Tree = map[string]any

// A subject says what a Tree filters: entities of a kind, or relationships.
type subject struct {
	kind  kg.Kind
	links bool
}

// field returns the field that clients call name. It also reports whether clients may filter by that field.
func (s subject) field(name string) (kg.Field, bool) {
	fields := kg.RelationshipFields()
	if !s.links {
		fields = kg.EntityFields(s.kind)
	}
	f, ok := kg.ClientField(fields, name)
	return f, ok && f.Filter
}

// A reader reads one Tree. It accepts left more conditions, and passes the days of ids to dates.
type reader struct {
	left  int
	dates *dates
}

// read returns the filter that t describes, or nil if t is nil. Error messages contain at, the name of the argument. The
// caller checks the days of ids with d.
func read(s subject, t Tree, at string, d *dates) (kg.Filter, error) {
	if t == nil {
		return nil, nil
	}
	return (&reader{left: kg.MaxConditions, dates: d}).all(s, t, at, 0)
}

// all reads a Tree as a filter that is true if all conditions of the Tree are true.
func (r *reader) all(s subject, v any, at string, depth int) (kg.Filter, error) {
	t, ok := v.(Tree)
	if !ok {
		return nil, kg.Invalidf("%s is not a filter", at)
	}
	if depth > kg.MaxDepth {
		return nil, kg.Invalidf("%s is nested deeper than %d", at, kg.MaxDepth)
	}
	all := kg.AllOf{}
	for _, key := range slices.Sorted(maps.Keys(t)) { // sorted, so that equal trees have equal keys
		if t[key] == nil {
			continue
		}
		f, err := r.condition(s, key, t[key], at+"."+key, depth+1)
		if err != nil {
			return nil, err
		}
		all = append(all, f)
	}
	if len(all) == 1 {
		return all[0], nil
	}
	return all, nil
}

// condition reads one condition of a Tree, by its key.
func (r *reader) condition(s subject, key string, v any, at string, depth int) (kg.Filter, error) {
	if r.left--; r.left < 0 {
		return nil, kg.Invalidf("%s: more than %d conditions", at, kg.MaxConditions)
	}
	switch key {
	case "and", "or":
		return r.combined(s, key, v, at, depth)
	case "not":
		f, err := r.all(s, v, at, depth)
		return kg.Not{Of: f}, err
	}
	if s.links {
		if f, ok, err := shorthand(key, v, at); ok || err != nil {
			return f, err
		}
	}
	if f, ok := s.field(key); ok {
		return r.comparisons(f, v, at)
	}
	if step, ok := kg.StepOf(s.kind, key); ok && !s.links {
		return r.linked(step, v, at, depth)
	}
	return nil, kg.Invalidf("%s is not something to filter by", at)
}

// combined reads the list of Trees under the key `and` or `or`.
func (r *reader) combined(s subject, key string, v any, at string, depth int) (kg.Filter, error) {
	vs := list(v)
	fs := make([]kg.Filter, len(vs))
	for i, v := range vs {
		var err error
		if fs[i], err = r.all(s, v, at, depth); err != nil {
			return nil, err
		}
	}
	if key == "or" {
		return kg.AnyOf(fs), nil
	}
	return kg.AllOf(fs), nil
}

// shorthand reads a condition on relationships that has no operator, such as minSources. It reports whether key is the
// key of such a condition.
func shorthand(key string, v any, at string) (kg.Filter, bool, error) {
	switch key {
	case "minSources":
		n, err := value(kg.Field{Name: "sourceCount", Type: kg.Int}, kg.AtLeast, v, at)
		return kg.Is("sourceCount", kg.AtLeast, n), true, err
	case "sourceKinds":
		f, _ := kg.FindField(kg.RelationshipFields(), key)
		kinds, err := value(f, kg.HasAny, v, at)
		return kg.Is(key, kg.HasAny, kinds), true, err
	case "validAt", "knownBy":
		day, _ := v.(string)
		if !kg.IsDay(day) {
			return nil, true, kg.Invalidf("%s is %v, want a day such as 2014-09-05", at, v)
		}
		if key == "knownBy" {
			return kg.Is("knownFrom", kg.AtMost, day), true, nil
		}
		return validAt(day), true, nil
	}
	return nil, false, nil
}

// comparisons reads the comparisons of one field, such as {eq: ..., in: ...}.
func (r *reader) comparisons(f kg.Field, v any, at string) (kg.Filter, error) {
	if f.Type == kg.Spans {
		return duringSpan(f, v, at)
	}
	tree, ok := v.(Tree)
	if !ok {
		return nil, kg.Invalidf("%s is not a condition such as {%s: ...}", at, f.Type.Ops()[0])
	}
	all := kg.AllOf{}
	for _, op := range f.Type.Ops() {
		v := tree[string(op)]
		if v == nil {
			continue
		}
		var err error
		if f.Type == kg.Ref || f.Type == kg.Refs {
			if v, err = r.dates.filter(at+"."+string(op), v); err != nil {
				return nil, err
			}
		}
		if v, err = value(f, op, v, at+"."+string(op)); err != nil {
			return nil, err
		}
		if day, ok := v.(string); ok && f.Type == kg.Date {
			all = append(all, dateIs(f.Name, op, day))
		} else {
			all = append(all, kg.Is(f.Name, op, v))
		}
	}
	if len(all) == 1 {
		return all[0], nil
	}
	return all, nil
}

// linked reads a condition on the entities that a step leads to: {some: ..., none: ..., every: ..., via: ...}. If it
// contains only via, it means {some: {}, via: ...}.
func (r *reader) linked(step kg.Step, v any, at string, depth int) (kg.Filter, error) {
	tree, ok := v.(Tree)
	if !ok {
		return nil, kg.Invalidf("%s is not a condition such as {some: {}}", at)
	}
	by := kg.Via{Step: step}
	if via := tree["via"]; via != nil {
		if step.Ref != "" {
			return nil, kg.Invalidf("%s.via: no relationship is followed here, want some, none or every", at)
		}
		var err error
		if by.Link, err = r.all(subject{links: true}, via, at+".via", depth); err != nil {
			return nil, err
		}
		if tree["some"] == nil && tree["none"] == nil && tree["every"] == nil {
			return kg.Linked{Via: by}, nil
		}
	}
	all := kg.AllOf{}
	for _, how := range []string{"some", "none", "every"} {
		if tree[how] == nil {
			continue
		}
		f, err := r.all(subject{kind: step.To}, tree[how], at+"."+how, depth)
		if err != nil {
			return nil, err
		}
		all = append(all, quantified(how, by, f))
	}
	if len(all) == 1 {
		return all[0], nil
	}
	return all, nil
}

// quantified returns the condition that f matches some, none or every entity to which by leads. The argument how is
// "some", "none" or "every".
func quantified(how string, by kg.Via, f kg.Filter) kg.Filter {
	by.Where = f
	switch how {
	case "none":
		return kg.Not{Of: kg.Linked{Via: by}}
	case "every":
		by.Where = kg.Not{Of: f}
		return kg.Not{Of: kg.Linked{Via: by}}
	}
	return kg.Linked{Via: by}
}

// value returns v in the form that [kg.Condition] needs, or an error if op cannot compare f with v.
func value(f kg.Field, op kg.Op, v any, at string) (any, error) {
	switch {
	case op == kg.IsNull:
		b, ok := v.(bool)
		if !ok {
			return nil, kg.Invalidf("%s is %v, want true or false", at, v)
		}
		return b, nil
	case op == kg.OneOf || op == kg.HasAny:
		return textList(f, v, at)
	case f.Type == kg.Int:
		n, ok := integer(v)
		if !ok {
			return nil, kg.Invalidf("%s is %v, want a whole number", at, v)
		}
		return n, nil
	case f.Type == kg.Number:
		n, ok := number(v)
		if !ok {
			return nil, kg.Invalidf("%s is %v, want a number", at, v)
		}
		return n, nil
	}
	return textValue(f, v, at)
}

// textList reads a list of texts, and returns it sorted and without repetitions.
func textList(f kg.Field, v any, at string) (any, error) {
	vs := list(v)
	if len(vs) > kg.MaxPage {
		return nil, kg.Invalidf("%s has %d values, want at most %d", at, len(vs), kg.MaxPage)
	}
	in := make([]string, len(vs))
	for i, v := range vs {
		var err error
		if in[i], err = textValue(f, v, at); err != nil {
			return nil, err
		}
	}
	slices.Sort(in)
	return slices.Compact(in), nil
}

// textValue reads one text. It returns an error if the text cannot be a value of f, because the condition could match
// nothing.
func textValue(f kg.Field, v any, at string) (string, error) {
	s, ok := v.(string)
	if !ok {
		return "", kg.Invalidf("%s is %v, want a text", at, v)
	}
	if f.Name == "kind" {
		s = kindOf(s)
	}
	if f.Type == kg.Ref || f.Type == kg.Refs { // like an unknown ID, an ID of the wrong form matches nothing
		f.Type = kg.Text
	}
	if problem := f.TextProblem(s); problem != "" {
		return "", kg.Invalidf("%s: %s", at, problem)
	}
	return s, nil
}

// list returns the elements of v, or only v if v is not a list. GraphQL clients may omit the brackets around a single
// value. Then v is the value itself, or a []T that contains only the value.
func list(v any) []any {
	if vs, ok := v.([]any); ok || v == nil {
		return vs
	}
	r := reflect.ValueOf(v)
	if r.Kind() != reflect.Slice {
		return []any{v}
	}
	vs := make([]any, r.Len())
	for i := range vs {
		vs[i] = r.Index(i).Interface()
	}
	return vs
}

// integer returns v as an integer. v may have any type to which JSON or GraphQL decodes numbers. The integer must fit
// in 32 bits, as in GraphQL.
func integer(v any) (int, bool) {
	var n int64
	switch v := v.(type) {
	case int:
		n = int64(v)
	case int64:
		n = v
	case json.Number:
		var err error
		if n, err = v.Int64(); err != nil {
			return 0, false
		}
	default:
		return 0, false
	}
	return int(n), n >= math.MinInt32 && n <= math.MaxInt32
}

// number returns v as a finite number. v may have any type to which JSON or GraphQL decodes numbers.
func number(v any) (float64, bool) {
	switch v := v.(type) {
	case float64:
		return v, !math.IsNaN(v) && !math.IsInf(v, 0)
	case json.Number:
		n, err := v.Float64()
		return n, err == nil && !math.IsInf(n, 0)
	case int:
		return float64(v), true
	case int64:
		return float64(v), true
	}
	return 0, false
}
