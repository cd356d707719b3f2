package kg

import (
	"encoding/base64"
	"strings"
)

// A cursor is a Key in the order in which the list was, so that it is not taken
// for a place in another.
func encode(o Order, k Key) string {
	return base64.RawURLEncoding.EncodeToString([]byte(mark(o) + "\x00" + k.Sort + "\x00" + string(k.ID)))
}

func mark(o Order) string {
	name := o.Field
	if o.Link {
		name = "relationship." + name
	}
	if o.Desc {
		name = "-" + name
	}
	return name
}

func decode(o Order, name string, cursor any) (Key, error) {
	if cursor == nil {
		return Key{}, nil
	}
	s, _ := cursor.(string)
	b, err := base64.RawURLEncoding.DecodeString(s)
	found, rest, _ := strings.Cut(string(b), "\x00")
	at := strings.LastIndexByte(rest, 0)
	if err != nil || at < 0 || !ID(rest[at+1:]).Valid() {
		return Key{}, invalid("%s is not a cursor that this server gave", name)
	}
	if found != mark(o) {
		return Key{}, invalid("%s is a cursor of a list in another order, want one of this orderBy", name)
	}
	return Key{rest[:at], ID(rest[at+1:])}, nil
}
