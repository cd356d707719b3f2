package kg

import (
	"encoding/binary"
	"fmt"
	"math"
)

// An Order is the order of a list: by a field of the far entity or, if Link, of
// the relationship, and then by ID. Desc turns both around. Without a Field it is
// by Entity.Sort. What has no value comes first.
type Order struct {
	Field string
	Link  bool
	Desc  bool
}

// Sort returns the place of the entity and relationship of a hop in lists of
// this order: a text that is compared byte by byte.
func (o Order) Sort(r Relationship, e Entity) string {
	switch {
	case o.Link:
		return SortText(r.Value(o.Field))
	case o.Field == "":
		return e.Sort
	}
	return SortText(e.Value(o.Field))
}

// SortText returns a text that orders, byte by byte, as the values do. Stores
// keep it for each field that can be sorted by, under the same collation as IDs.
// An absent value is the empty text.
func SortText(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case int:
		return sortNumber(float64(v))
	case float64:
		return sortNumber(v)
	}
	return ""
}

// sortNumber spells the bits of n, turned so that they order as numbers do, in
// hexadecimal: all negative numbers come before all positive ones.
func sortNumber(n float64) string {
	bits := math.Float64bits(n + 0) // -0 is 0
	if bits>>63 == 1 {
		bits = ^bits
	} else {
		bits |= 1 << 63
	}
	return fmt.Sprintf("%x", binary.BigEndian.AppendUint64(nil, bits))
}
