package probe

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
)

// OfEachSignature returns the places with fewer questions. Of the fields with equal arguments and
// the same type, the first one at the root and the first one elsewhere have all their questions.
// The others have each choice. Below a list, such fields ask the store the same thing with another
// type of relationships.
func OfEachSignature(places []Place) []Place {
	full, known := map[string]string{}, map[string]bool{}
	return some(places, func(on string, q Question) bool {
		field, at := on+"."+q.Field, root(on)+q.signature
		if full[at] == "" {
			full[at] = field
		}
		adds := full[at] == field
		for a, c := range q.chosen {
			key := field + " " + a + c.values[0]
			adds, known[key] = adds || !known[key], true
		}
		return adds
	})
}

// OfEachShape returns the places with the fewest questions: each field, and each shape of each
// argument, at the root and below a list. The shape of a condition is the type and the operator of
// its filter, such as "Date.lt".
func OfEachShape(places []Place) []Place {
	known := map[string]bool{}
	return some(places, func(on string, q Question) bool {
		adds := !known[on+"."+q.Field]
		known[on+"."+q.Field] = true
		for a, c := range q.chosen {
			key := root(on) + a + " " + c.shape
			adds, known[key] = adds || !known[key], true
		}
		return adds
	})
}

// OfEachStatement returns the places with more questions than [OfEachShape]: also each pair of the
// direction of an order, an operator of a filter, and other choices, at the root and below a list,
// on one type.
func OfEachStatement(places []Place) []Place {
	known := map[string]bool{}
	add := func(key string) (isNew bool) {
		isNew, known[key] = !known[key], true
		return isNew
	}
	full := map[string]string{}
	return some(places, func(on string, q Question) bool {
		field, at := on+"."+q.Field, root(on)+q.signature
		adds := add(field)
		if full[at] == "" {
			full[at] = field
		}
		if full[at] != field {
			return adds
		}
		arguments := slices.Sorted(maps.Keys(q.chosen))
		for i, a := range arguments {
			adds = add(root(on)+a+" "+q.chosen[a].shape) || adds
			for _, b := range arguments[:i] {
				for _, key := range pairOf(a, q.chosen[a], b, q.chosen[b]) {
					adds = add(root(on)+key) || adds
				}
			}
		}
		return adds
	})
}

// pairOf names what the statement of a store has for the choices of two arguments. A store writes the conditions of two
// filters one after the other, each whatever the other is. So each operator counts beside another filter, and not
// beside each of its operators.
func pairOf(a string, chosenA choice, b string, chosenB choice) []string {
	x, y := chosenA.statement(), chosenB.statement()
	if chosenA.operator != "" && chosenB.operator != "" {
		return []string{a + x + "|" + b, a + "|" + b + y}
	}
	return []string{a + x + "|" + b + y}
}

// statement names what the statement of a store has for a choice, whatever the value. Null is as if the argument were
// absent, and one number is as another.
func (c choice) statement() string {
	_, noNumber := strconv.Atoi(c.values[0])
	switch {
	case c.values[0] == "" || c.values[0] == "null":
		return "absent"
	case c.plain || noNumber == nil:
		return "value"
	}
	return cmp.Or(c.operator, c.form, c.shape)
}

// root says whether a type is the root.
func root(on string) string {
	if on == "Query" {
		return "root "
	}
	return ""
}

// some returns the places with the questions that are asked.
func some(places []Place, asks func(on string, q Question) bool) (all []Place) {
	for _, p := range places {
		var some []Question
		for _, q := range p.Questions {
			if asks(p.On, q) {
				some = append(some, q)
			}
		}
		p.Questions = some
		all = append(all, p)
	}
	return all
}
