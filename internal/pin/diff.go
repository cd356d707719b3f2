package pin

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// A Difference is one value that two answers to one question do not share.
type Difference struct {
	About string   // the id of the thing or relationship that has the value; "" if nothing with an id has it
	Path  []string // the names of the fields that lead from there to the value
	Then  []string // the value in the earlier answer, as JSON; none if it is not there
	Now   []string // the value in the later answer
}

// Differences returns what differs between two answers, which are JSON, in the order of About and Path. Things are
// compared by their ids, wherever they are, and a field that leads to a thing has its id as a value. A thing that
// occurs several times has each value once. If the answers differ in nothing but that, the differences are by their
// places alone. So there is a difference if, and only if, the answers are not equal.
func Differences(then, now []byte) ([]Difference, error) {
	for _, byID := range []bool{true, false} {
		a, err := values(then, byID)
		if err != nil {
			return nil, fmt.Errorf("pin: read the earlier answer: %w", err)
		}
		b, err := values(now, byID)
		if err != nil {
			return nil, fmt.Errorf("pin: read the later answer: %w", err)
		}
		if all := compare(a, b); len(all) > 0 {
			return all, nil
		}
	}
	return nil, nil
}

// compare returns the places with other values.
func compare(a, b map[place][]string) (all []Difference) {
	for key := range union(a, b) {
		if then, now := a[key], b[key]; !slices.Equal(then, now) {
			all = append(all, Difference{key.about, key.fields(), then, now})
		}
	}
	slices.SortFunc(all, func(a, b Difference) int {
		return cmp.Or(cmp.Compare(a.About, b.About), slices.Compare(a.Path, b.Path))
	})
	return all
}

// place is where a value is: below which thing, and along which fields.
type place struct{ about, path string }

// then returns the place of a field of what is at p.
func (p place) then(field string) place { return place{p.about, p.path + "\x00" + field} }

// fields returns the names of the fields that lead to p.
func (p place) fields() []string { return strings.Split(p.path, "\x00")[1:] }

// union returns the places of both answers.
func union(a, b map[place][]string) map[place]bool {
	all := map[place]bool{}
	for key := range a {
		all[key] = true
	}
	for key := range b {
		all[key] = true
	}
	return all
}

// values returns the values of an answer by their places, in the order in which the answer has them. If byID is not
// set, no value is about a thing.
func values(text []byte, byID bool) (map[place][]string, error) {
	var answer any
	if err := json.Unmarshal(text, &answer); err != nil {
		return nil, err
	}
	c := collector{map[place][]string{}, byID}
	c.collect(place{}, answer)
	for key := range c.values {
		if key.about != "" {
			c.values[key] = once(c.values[key])
		}
	}
	return c.values, nil
}

// once returns the values, each once, in the order in which they first occur.
func once(all []string) (some []string) {
	for _, v := range all {
		if !slices.Contains(some, v) {
			some = append(some, v)
		}
	}
	return some
}

// A collector gathers the values of an answer.
type collector struct {
	values map[place][]string
	byID   bool
}

// add adds a value.
func (c collector) add(at place, value any) { c.values[at] = append(c.values[at], text(value)) }

// collect adds the values below v, which is at a place.
func (c collector) collect(at place, v any) {
	switch v := v.(type) {
	case map[string]any:
		if id := idOf(v); id != "" && c.byID {
			if at.path != "" {
				c.add(at, id)
			}
			at = place{about: id}
		}
		if len(v) == 0 {
			c.add(at, v)
		}
		for _, name := range slices.Sorted(maps.Keys(v)) {
			c.collect(at.then(name), v[name])
		}
	case []any:
		c.items(at, v)
	default:
		c.add(at, v)
	}
}

// items adds the values of a list. An item without an id is at the place that its key names, or at its number. The list
// itself has the keys as values, so that another order is a difference.
func (c collector) items(at place, list []any) {
	seen := map[string]int{}
	for i, v := range list {
		item, isObject := v.(map[string]any)
		if c.byID && (!isObject || idOf(item) != "") {
			c.collect(at, v)
			continue
		}
		key := fmt.Sprint("#", i+1)
		if c.byID {
			key = cmp.Or(keyOf(item), key)
		}
		if seen[key]++; seen[key] > 1 {
			key = fmt.Sprintf("%s #%d", key, seen[key])
		}
		c.add(at, key)
		c.collect(at.then(key), v)
	}
	if len(list) == 0 {
		c.add(at, list)
	}
}

// idOf returns the id of an object, or "".
func idOf(v map[string]any) string {
	for _, name := range []string{"plainId", "id"} {
		if id, ok := v[name].(string); ok {
			return id
		}
	}
	return ""
}

// keyFields are the fields of an object without an id that say which of the objects of a list it is.
var keyFields = []string{
	"node", "entity", "relationship", "provision", "document", "actor", "type", "direction", "kind", "topic", "date", "key",
	"value",
}

// keyOf returns what tells an object without an id from the others of its list, or "".
func keyOf(v map[string]any) string {
	var parts []string
	for _, name := range keyFields {
		switch field := v[name].(type) {
		case string:
			parts = append(parts, field)
		case map[string]any:
			if id := idOf(field); id != "" {
				parts = append(parts, id)
			}
		}
	}
	return strings.Join(parts, " ")
}

// IDs returns the ids of the things and relationships in an answer.
func IDs(answer []byte) (map[string]bool, error) {
	all, err := values(answer, true)
	ids := map[string]bool{}
	for key := range all {
		if key.about != "" {
			ids[key.about] = true
		}
	}
	return ids, err
}

// text returns a value as JSON.
func text(v any) string {
	if v == float64(0) {
		return "0" // also for -0
	}
	b, err := json.Marshal(v)
	if err != nil { // what came from JSON goes back
		return fmt.Sprint(v)
	}
	return string(b)
}
