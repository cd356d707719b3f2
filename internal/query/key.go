package query

import (
	"fmt"

	"accordgraph/internal/kg"
)

// key returns a text that identifies v: equal questions have equal keys, and different questions have different keys.
// The format %#v names every type, quotes every string and preserves every order, and a Via contains no pointers and
// no maps.
func key(v kg.Via) string { return fmt.Sprintf("%#v", v) }
