package kg

import (
	"encoding/binary"
	"fmt"
	"math"
)

// An Order is the order of a list. It sorts by a field of the far entity or, if Link is set, by a field of the
// relationship; ties are sorted by ID. Without a Field it sorts by Entity.Sort. Absent values come first. Desc
// reverses everything, including the order of the IDs.
type Order struct {
	Field string
	Link  bool
	Desc  bool
}

// Sort returns the sort key of a hop in lists of this order: a text that is compared byte by byte.
func (o Order) Sort(r Relationship, e Entity) string {
	switch {
	case o.Link:
		return SortText(r.Value(o.Field))
	case o.Field == "":
		return e.Sort
	}
	return SortText(e.Value(o.Field))
}

// SortText returns a sort key for the value of a field. If the keys are compared byte by byte, they have the order of
// the values. Stores store the key of each field that clients can sort by, and compare keys like IDs. An absent value
// has the key "".
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

// sortNumber returns a sort key for n: its bits in hexadecimal, changed so that negative numbers come before positive
// ones.
func sortNumber(n float64) string {
	bits := math.Float64bits(n + 0) // -0 is 0
	if bits>>63 == 1 {
		bits = ^bits
	} else {
		bits |= 1 << 63
	}
	return fmt.Sprintf("%x", binary.BigEndian.AppendUint64(nil, bits))
}
