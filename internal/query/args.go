package query

import "accordgraph/internal/kg"

// Args are the arguments of a list, as a client gave them. The arguments `where` and `via` are each a [Tree]. The
// argument `orderBy` is {field, direction}. The arguments `first`, `after`, `last` and `before` choose the page. A list
// of relationships also has `types` and `direction`.
type Args map[string]any

// window reads the arguments `first`, `after`, `last`, `before` and `orderBy` of a list, to which a step leads. The list
// contains relationships if links is set, and otherwise entities.
func (a Args) window(step kg.Step, links bool) (w kg.Window, err error) {
	if a["first"] != nil && a["last"] != nil {
		return w, kg.Invalidf("first and last were both given, want one")
	}
	w.Last = a["last"] != nil
	if w.Limit, err = a.length(a.end(), DefaultPage, kg.MaxPage); err != nil {
		return w, err
	}
	if w.Order, err = readOrder(step.To, links, a["orderBy"]); err != nil {
		return w, err
	}
	if a["after"] == nil && a["before"] == nil {
		return w, nil
	}
	list := listOf(step, w.Order)
	if w.After, err = decode(list, "after", a["after"]); err == nil {
		w.Before, err = decode(list, "before", a["before"])
	}
	return w, err
}

// tree returns the argument with that name as a Tree, or nil.
func (a Args) tree(name string) Tree { t, _ := a[name].(Tree); return t }

// linkFilter reads a condition on relationships. It returns nil if there is none.
func (a Args) linkFilter(name string, d *dates) (kg.Filter, error) {
	return read(subject{links: true}, a.tree(name), name, d)
}

// types reads the argument `types`. It returns each type of relationship once, sorted.
func (a Args) types() ([]kg.Type, error) { return readTypes("types", a["types"]) }

// Length returns how many items a list with these arguments can have. It returns usual if no argument limits the number
// of items, and most if that argument is invalid.
func (a Args) Length(usual, most int) int { return a.Number(a.end(), usual, most) }

// Number returns the number in an argument. It returns usual if the argument is absent, and most if the number is
// invalid.
func (a Args) Number(name string, usual, most int) int {
	n, err := a.length(name, usual, most)
	if err != nil {
		return most
	}
	return n
}

// end returns the name of the argument that limits the page. It is "last" if only `last` is given, and otherwise
// "first".
func (a Args) end() string {
	if a["first"] == nil && a["last"] != nil {
		return "last"
	}
	return "first"
}

// length reads the length of a page, from 0 to most. It returns usual if the argument is absent.
func (a Args) length(name string, usual, most int) (int, error) {
	return bound{usual, most}.read(name, a[name], 0)
}

// readOrder reads {field: DATE, direction: DESC}. The field belongs to relationships if links is set, and otherwise
// to entities of kind k.
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
