package query

import (
	"fmt"
	"slices"

	"accordgraph/internal/kg"
)

// Args are the arguments of a list as a client gave them: first, after, last,
// before; where and via, which are each a [Tree]; orderBy, which is {field,
// direction}; and for relationships types and direction.
type Args map[string]any

// window reads first, after, last, before and orderBy.
func (a Args) window(k kg.Kind, links bool) (s kg.Window, err error) {
	if a["first"] != nil && a["last"] != nil {
		return s, kg.Invalidf("first and last were both given, want one")
	}
	s.Last = a["last"] != nil
	if s.Limit, err = a.limit(a.end(), DefaultPage, kg.MaxPage); err != nil {
		return s, err
	}
	if s.Order, err = readOrder(k, links, a["orderBy"]); err != nil {
		return s, err
	}
	if s.After, err = decode(s.Order, "after", a["after"]); err == nil {
		s.Before, err = decode(s.Order, "before", a["before"])
	}
	return s, err
}

// windowIn reads first, after, last and before of a list that has an order of its own: its cursors fit no other list.
func (a Args) windowIn(order string) (kg.Window, error) {
	s, err := Args{"first": a["first"], "last": a["last"]}.window(kg.Any, false)
	if err != nil {
		return s, err
	}
	s.Order.Field = order
	if s.After, err = decode(s.Order, "after", a["after"]); err == nil {
		s.Before, err = decode(s.Order, "before", a["before"])
	}
	return s, err
}

func (a Args) tree(name string) Tree { t, _ := a[name].(Tree); return t }

// linkFilter reads a condition on relationships, which is nil if there is none.
func (a Args) linkFilter(name string) (kg.Filter, error) {
	return read(subject{links: true}, a.tree(name), name)
}

// types reads types. Each is one of Types, however often it is named.
func (a Args) types() ([]kg.Type, error) {
	var all []kg.Type
	for _, v := range list(a["types"]) {
		t := kg.Type(fmt.Sprint(v))
		if !slices.Contains(kg.Types(), t) {
			return nil, kg.Invalidf("types has %v, which is no type of relationships", v)
		}
		all = append(all, t)
	}
	return slices.Compact(slices.Sorted(slices.Values(all))), nil
}

// Length returns how many rows a list with these arguments can have: usual if
// they do not say, and most if what they say will be refused.
func (a Args) Length(usual, most int) int { return a.Number(a.end(), usual, most) }

// Number returns how many of something an argument asks for, in the same way.
func (a Args) Number(name string, usual, most int) int {
	n, err := a.limit(name, usual, most)
	if err != nil {
		return most
	}
	return n
}

// end names the argument that says how long a page is.
func (a Args) end() string {
	if a["first"] == nil && a["last"] != nil {
		return "last"
	}
	return "first"
}

// limit reads a number of things, 1 to most.
func (a Args) limit(name string, usual, most int) (int, error) {
	if a[name] == nil {
		return usual, nil
	}
	n, ok := integer(a[name])
	if !ok || n < 1 || n > most {
		return 0, kg.Invalidf("%s is %v, want 1 to %d", name, a[name], most)
	}
	return n, nil
}

// id reads the ID of a thing.
func (a Args) id(name string) kg.ID { s, _ := a[name].(string); return kg.ID(s) }

// ids reads a list of IDs, each once.
func (a Args) ids(name string) []kg.ID {
	var all []kg.ID
	for _, v := range list(a[name]) {
		if s, ok := v.(string); ok && !slices.Contains(all, kg.ID(s)) {
			all = append(all, kg.ID(s))
		}
	}
	return all
}

// readOrder reads {field: DATE, direction: DESC}. The field must be one of the
// entities of kind k or, if links, of relationships.
func readOrder(k kg.Kind, links bool, v any) (kg.Order, error) {
	if v == nil {
		return kg.Order{}, nil
	}
	tree, ok := v.(Tree)
	name, _ := tree["field"].(string)
	if !ok || name == "" {
		return kg.Order{}, kg.Invalidf("orderBy names no field")
	}
	desc := tree["direction"] == "DESC"
	fields := kg.RelationshipFields()
	if !links {
		if name == k.Row().Place {
			return kg.Order{Desc: desc}, nil
		}
		fields = kg.EntityFields(k)
	}
	f, ok := kg.ClientField(fields, kg.FieldName(name))
	if !ok || !f.Sort {
		return kg.Order{}, kg.Invalidf("orderBy.field is %s, which is not something to order by", name)
	}
	return kg.Order{Field: f.Name, Link: links, Desc: desc}, nil
}
