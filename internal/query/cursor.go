package query

import (
	"crypto/sha256"
	"encoding/base64"
	"strings"

	"accordgraph/internal/kg"
)

// sumSize is the number of bytes of the checksum in a cursor. With 8 bytes a wrong cursor is accepted once in 2^64.
const sumSize = 8

// listOf names the lists that a step leads to in an order. These lists accept each other's cursors: the start of the
// step, the filters and the day do not count. No two pairs of a step and an order have the same name.
func listOf(s kg.Step, o kg.Order) string {
	name := s.String() + " by " + o.Field
	if o.Link {
		name += " of the relationship"
	}
	if o.Desc {
		name += ", descending"
	}
	return name
}

// encode returns a cursor for the place k in the lists with that name. The name has no NUL. The cursor has a checksum of
// the name and the place. It depends on nothing else, so every server returns the same cursor.
func encode(list string, k kg.Key) string {
	var room [3][256]byte // enough for most cursors, so that only the cursor itself needs memory
	text := append(append(room[0][:0], list...), 0)
	place := len(text)
	text = append(append(append(text, k.Sort...), 0), k.ID...)
	sum := sha256.Sum256(text)
	whole := append(append(room[1][:0], sum[:sumSize]...), text[place:]...)
	return string(base64.RawURLEncoding.AppendEncode(room[2][:0], whole))
}

// decode returns the place that a cursor names in the lists with that name. It accepts exactly the texts that encode
// returns for that name. The error says which argument has the cursor. An absent cursor gives the zero Key.
func decode(list, argument string, cursor any) (k kg.Key, err error) {
	if cursor == nil {
		return k, nil
	}
	s, _ := cursor.(string)
	b, _ := base64.RawURLEncoding.DecodeString(s) // encode tells whether all of s is right
	if at := strings.LastIndexByte(string(b), 0); at >= sumSize {
		k = kg.Key{Sort: string(b[sumSize:at]), ID: kg.ID(b[at+1:])}
	}
	if !k.ID.Valid() || encode(list, k) != s {
		return kg.Key{}, kg.Invalidf(
			"%s is not a cursor of this list, want one that a page of it gave, in the same order", argument)
	}
	return k, nil
}
