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
	how, limit := "first", a["first"]
	if last := a["last"]; last != nil {
		if limit != nil {
			return s, invalid("first and last were both given, want one")
		}
		how, limit, s.Last = "last", last, true
	}
	s.Limit = DefaultPage
	if limit != nil {
		n, ok := integer(limit)
		if !ok || n < 1 || n > MaxPage {
			return s, invalid("%s is %v, want 1 to %d", how, limit, MaxPage)
		}
		s.Limit = n
	}
	if s.Order, err = readOrder(k, links, a["orderBy"]); err != nil {
		return s, err
	}
	if s.After, err = s.decode("after", a["after"]); err == nil {
		s.Before, err = s.decode("before", a["before"])
	}
	return s, err
}

func (a Args) tree(name string) Tree { t, _ := a[name].(Tree); return t }

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

// Length returns how many rows a list with these arguments can have at most.
// Arguments that will be refused count as MaxPage.
func (a Args) Length() int {
	limit := a["first"]
	if limit == nil {
		limit = a["last"]
	}
	if limit == nil {
		return DefaultPage
	}
	n, ok := integer(limit)
	if !ok || n < 1 || n > MaxPage {
		return MaxPage
	}
	return n
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
