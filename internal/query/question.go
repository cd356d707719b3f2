package query

import (
	"fmt"
	"iter"
	"reflect"
	"slices"
	"strings"

	"accordgraph/internal/kg"
)

// A question is a struct with a field for each argument of a GraphQL field. A zero field means that the argument is
// absent. The comment of the field says what an absent argument means. Go callers fill the struct themselves.
// [ReadQuestion] fills it from GraphQL arguments.
//
// The tag arg contains the name of the argument. It may also contain a rule:
//
//	Hops   int                  `arg:"hops"`      // the question has a bound for it, see bounded
//	First  *int                 `arg:"first"`     // the same, and it may be 0; nil if it is absent
//	On     string               `arg:"on,day"`    // a day
//	From   string               `arg:"from,date"` // a day, a month or a year
//	Of     PositionsOf          `arg:"of,oneOf"`  // an input object with exactly one field
//	Hubs   PathHubs             `arg:"hubs"`      // an input object: a struct with tags of its own
//	Where  kg.Filter            `arg:"where"`     // a filter of relationships
//	Paging                                        // the arguments of the embedded struct
//
// The other types of fields are [kg.ID], []kg.ID, []kg.Type, []kg.Kind, string, []string, *string and bool. A test in package
// graph compares the tags with the schema.

// ReadQuestion converts the arguments of a GraphQL field to a question of type Q. It reads the arguments in the order
// of the fields of Q, and stops at the first mistake. The error is a [kg.Invalid].
//
// The days of an id become the AsOf of the question, as the argument asOf does. It is a mistake if they differ.
func ReadQuestion[Q any](arguments map[string]any) (q Q, err error) {
	d := &dates{}
	if err = readArguments(&q, "", arguments, d); err != nil {
		return q, err
	}
	for a := range argumentsOf(&q, "") {
		if asOf, ok := a.field.(*AsOf); ok {
			*asOf = d.asOf
		}
	}
	return q, d.check()
}

// readArguments sets the fields of a question to the given values. If prefix is not empty, question is the input object
// with that prefix. The days of ids become a part of d.
func readArguments(question any, prefix string, values map[string]any, d *dates) error {
	for a := range argumentsOf(question, prefix) {
		v := values[a.name]
		if v == nil {
			continue
		}
		if err := a.read(v, d); err != nil {
			return err
		}
	}
	return nil
}

// withDefaults returns q with the default of each number that is 0. The error says which number is out of bounds or
// which date is not valid. ReadQuestion returns no such question, but a Go caller can make one.
func withDefaults[Q any](q Q) (Q, error) {
	err := check(&q, "")
	return q, err
}

// check does the work of withDefaults for a question. If prefix is not empty, question is the input object with that
// prefix.
func check(question any, prefix string) (err error) {
	for a := range argumentsOf(question, prefix) {
		switch field := a.field.(type) {
		case *int:
			if *field == 0 {
				*field = a.bound.usual
			} else {
				*field, err = a.bound.read(a.name, *field, 1)
			}
		case **int:
			if *field != nil {
				_, err = a.bound.read(a.name, **field, 0)
			} else if a.bound.usual > 0 {
				*field = &a.bound.usual
			}
		case *string:
			if *field != "" {
				err = a.checkDate(*field)
			}
		default:
			if reflect.TypeOf(field).Elem().Kind() == reflect.Struct {
				err = check(field, a.path()+".")
			}
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// An argument is one field of a question or of an input object.
type argument struct {
	name   string
	prefix string // the names of the input objects that contain it, each followed by a dot: "asOf."
	rule   string // day, date, oneOf or nothing
	bound  bound  // of a number
	field  any    // a pointer to the field
}

// path returns the full name of the argument, which begins with the names of the input objects that contain it:
// "asOf.valid".
func (a argument) path() string { return a.prefix + a.name }

// argumentsOf yields the fields of a question in their order. If prefix is not empty, question is the input object with
// that prefix.
func argumentsOf(question any, prefix string) iter.Seq[argument] {
	return func(yield func(argument) bool) {
		var bounds map[string]bound
		if q, ok := question.(bounded); ok {
			bounds = q.bounds()
		}
		v := reflect.ValueOf(question).Elem()
		for i := range v.NumField() {
			f, field := v.Type().Field(i), v.Field(i).Addr().Interface()
			if f.Anonymous {
				for a := range argumentsOf(field, prefix) {
					if !yield(a) {
						return
					}
				}
				continue
			}
			name, rule, _ := strings.Cut(f.Tag.Get("arg"), ",")
			if !yield(argument{name, prefix, rule, bounds[name], field}) {
				return
			}
		}
	}
}

// bounded is a question or an input object that has numbers. bounds maps the name of each number argument to its bound.
type bounded interface{ bounds() map[string]bound }

// A bound says which numbers an argument may have: 1 to most. An absent argument means usual.
type bound struct{ usual, most int }

// read returns the number v, which is nil if the argument is absent.
func (b bound) read(name string, v any, least int) (int, error) {
	if v == nil {
		return b.usual, nil
	}
	n, ok := integer(v)
	if !ok || n < least || n > b.most {
		return 0, kg.Invalidf("%s is %v, want %d to %d", name, v, least, b.most)
	}
	return n, nil
}

// read sets the field to v, which must not be nil. A value of a wrong type counts as absent, because package graph has
// already refused such values.
func (a argument) read(v any, d *dates) (err error) {
	switch field := a.field.(type) {
	case *kg.ID:
		*field, err = d.subject(a.path()+" is", v)
	case *[]kg.ID:
		*field, err = readIDs(a.path(), v, d)
	case *[]string:
		*field = readWords(v)
	case *[]kg.Type:
		*field, err = readTypes(a.path(), v)
	case *[]kg.Kind:
		*field, err = readKinds(a.path(), v)
	case *kg.Filter:
		tree, _ := v.(Tree)
		*field, err = read(subject{links: true}, tree, a.path(), d)
	case *AsOf:
		err = d.argument(a.path(), v)
	case *bool:
		*field = v == true
	case *int:
		*field, err = a.bound.read(a.name, v, 1)
	case **int:
		var n int
		n, err = a.bound.read(a.name, v, 0)
		*field = &n
	case *string:
		*field, _ = v.(string)
		err = a.checkDate(*field)
	case **string:
		s, _ := v.(string)
		*field = &s
	default:
		err = a.readObject(v, d)
	}
	return err
}

// readObject sets the fields of an input object. An object with the rule oneOf stays zero if it does not have exactly
// one field. A field that is null counts as a field. The question later refuses the zero object.
func (a argument) readObject(v any, d *dates) error {
	tree, _ := v.(Tree)
	if a.rule == "oneOf" && len(tree) != 1 {
		return nil
	}
	return readArguments(a.field, a.path()+".", tree, d)
}

// checkDate returns an error if the rule of the argument requires a day or a date and s is not valid as such. An empty
// s counts as absent.
func (a argument) checkDate(s string) error {
	switch {
	case a.rule == "day" && s != "" && !kg.IsDay(s):
		return kg.Invalidf("%s is %v, want a day such as 2014-09-05", a.path(), s)
	case a.rule == "date" && !kg.ValidDate(s):
		return kg.Invalidf("%s is %v, want a date such as 2014-09-05, 2014-09 or 2014", a.path(), s)
	}
	return nil
}

// readIDs returns the IDs in a list without nulls, each once. It is never nil.
func readIDs(path string, v any, d *dates) ([]kg.ID, error) {
	all := []kg.ID{}
	for _, v := range list(v) {
		if v == nil {
			continue
		}
		id, err := d.subject(path+" has", v)
		if err != nil {
			return nil, err
		}
		if !slices.Contains(all, id) {
			all = append(all, id)
		}
	}
	return all, nil
}

// readWords returns the texts in a list, each once.
func readWords(v any) (all []string) {
	for _, v := range list(v) {
		if s, ok := v.(string); ok && !slices.Contains(all, s) {
			all = append(all, s)
		}
	}
	return all
}

// readTypes returns the types of relationships in a list, each once, sorted.
func readTypes(path string, v any) ([]kg.Type, error) {
	var all []kg.Type
	for _, v := range list(v) {
		t := kg.Type(fmt.Sprint(v))
		if !slices.Contains(kg.Types(), t) {
			return nil, kg.Invalidf("%s has %v, which is no type of relationships", path, v)
		}
		all = append(all, t)
	}
	return slices.Compact(slices.Sorted(slices.Values(all))), nil
}

// readKinds returns the kinds in a list, each once, sorted.
func readKinds(path string, v any) ([]kg.Kind, error) {
	var all []kg.Kind
	for _, v := range list(v) {
		k := kg.Kind(kindOf(fmt.Sprint(v)))
		if !slices.Contains(kg.Kinds(), k) {
			return nil, kg.Invalidf("%s has %v, which is no kind", path, v)
		}
		all = append(all, k)
	}
	return slices.Compact(slices.Sorted(slices.Values(all))), nil
}
