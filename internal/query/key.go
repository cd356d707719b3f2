package query

import (
	"fmt"

	"accordgraph/internal/kg"
)

// key returns a text that identifies v. Equal values of Via have equal keys, and different values have different keys.
// The format %#v is suitable because it names every type, quotes every string and preserves every order. A Via contains
// no pointers and no maps.
func key(v kg.Via) string { return fmt.Sprintf("%#v", v) }
