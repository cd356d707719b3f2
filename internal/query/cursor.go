package query

import (
	"encoding/base64"
	"strings"

	"accordgraph/internal/kg"
)

// encode returns a cursor for the place k in a list. The cursor contains the order, so that a list in another order
// rejects it.
func encode(o kg.Order, k kg.Key) string {
	return base64.RawURLEncoding.EncodeToString([]byte(mark(o) + "\x00" + k.Sort + "\x00" + string(k.ID)))
}

// mark returns a text that identifies o.
func mark(o kg.Order) string {
	name := o.Field
	if o.Link {
		name = "relationship." + name
	}
	if o.Desc {
		name = "-" + name
	}
	return name
}

// decode returns the place that a cursor names in a list of order o. An absent cursor gives the zero Key. The error
// names the argument.
func decode(o kg.Order, name string, cursor any) (kg.Key, error) {
	if cursor == nil {
		return kg.Key{}, nil
	}
	s, _ := cursor.(string)
	b, err := base64.RawURLEncoding.DecodeString(s)
	found, rest, _ := strings.Cut(string(b), "\x00")
	at := strings.LastIndexByte(rest, 0)
	if err != nil || at < 0 || !kg.ID(rest[at+1:]).Valid() {
		return kg.Key{}, kg.Invalidf("%s is not a cursor that this server gave", name)
	}
	if found != mark(o) {
		return kg.Key{}, kg.Invalidf("%s is a cursor of a list in another order, want one of this orderBy", name)
	}
	return kg.Key{Sort: rest[:at], ID: kg.ID(rest[at+1:])}, nil
}
