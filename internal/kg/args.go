package kg

import (
	"encoding/base64"
	"fmt"
	"slices"
	"strings"
)

// Args are the arguments of a list as a client gave them: first, after, last,
// before; where and via, which are each a [Tree]; orderBy, which is {field,
// direction}; and for relationships types and direction.
type Args map[string]any

// slice reads first, after, last, before and orderBy.
func (a Args) slice(k Kind, links bool) (s Slice, err error) {
	if a["first"] != nil && a["last"] != nil {
		return s, invalid("first and last were both given, want one")
	}
	s.Last = a["last"] != nil
	if s.Limit, err = a.limit(a.end(), DefaultPage, MaxPage); err != nil {
		return s, err
	}
	if s.Order, err = readOrder(k, links, a["orderBy"]); err != nil {
		return s, err
	}
	if s.After, err = s.decode("after", a["after"]); err == nil {
		s.Before, err = s.decode("before", a["before"])
	}
	return s, err
}

// ownSlice reads first, after, last and before of a list that has an order of its
// own: a cursor of it fits no other list.
func (a Args) ownSlice(order string) (Slice, error) {
	s, err := Args{"first": a["first"], "last": a["last"]}.slice(Any, false)
	if err != nil {
		return s, err
	}
	s.Order.Field = order
	if s.After, err = s.decode("after", a["after"]); err == nil {
		s.Before, err = s.decode("before", a["before"])
	}
	return s, err
}

func (a Args) tree(name string) Tree { t, _ := a[name].(Tree); return t }

// linkFilter reads a condition on relationships, which is nil if there is none.
func (a Args) linkFilter(name string) (Filter, error) {
	return read(subject{links: true}, a.tree(name), name)
}

// types reads types. Each is one of Types, however often it is named.
func (a Args) types() ([]Type, error) {
	var all []Type
	for _, v := range list(a["types"]) {
		t := Type(fmt.Sprint(v))
		if !slices.Contains(Types(), t) {
			return nil, invalid("types has %v, which is no type of relationships", v)
		}
		all = append(all, t)
	}
	return sorted(all), nil
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
		return 0, invalid("%s is %v, want 1 to %d", name, a[name], most)
	}
	return n, nil
}

// id reads the ID of a thing.
func (a Args) id(name string) ID { s, _ := a[name].(string); return ID(s) }

// ids reads a list of IDs, each once.
func (a Args) ids(name string) []ID {
	var all []ID
	for _, v := range list(a[name]) {
		if s, ok := v.(string); ok && !slices.Contains(all, ID(s)) {
			all = append(all, ID(s))
		}
	}
	return all
}

// A cursor is a Key in the order in which the list was, so that it is not taken
// for a place in another.
func (o Order) encode(k Key) string {
	return base64.RawURLEncoding.EncodeToString([]byte(o.mark() + "\x00" + k.Sort + "\x00" + string(k.ID)))
}

func (o Order) mark() string {
	mark := o.Field
	if o.Link {
		mark = "relationship." + mark
	}
	if o.Desc {
		mark = "-" + mark
	}
	return mark
}

func (o Order) decode(name string, cursor any) (Key, error) {
	if cursor == nil {
		return Key{}, nil
	}
	s, _ := cursor.(string)
	b, err := base64.RawURLEncoding.DecodeString(s)
	mark, rest, _ := strings.Cut(string(b), "\x00")
	at := strings.LastIndexByte(rest, 0)
	if err != nil || at < 0 || !ID(rest[at+1:]).Valid() {
		return Key{}, invalid("%s is not a cursor that this server gave", name)
	}
	if mark != o.mark() {
		return Key{}, invalid("%s is a cursor of a list in another order, want one of this orderBy", name)
	}
	return Key{rest[:at], ID(rest[at+1:])}, nil
}
