package query

import (
	"fmt"

	"accordgraph/internal/kg"
)

// key returns a text that identifies v. Equal values of Via have equal keys, and different values have different keys.
// For filters, the format %#v is suitable because it names every type, quotes every string and preserves every order. A
// Via contains no pointers and no maps. The step has its own name and no quotation marks, because each list of each
// thing needs a key, and %#v of a step takes longer than all else in a page that is already read.
func key(v kg.Via) string {
	if v.Link == nil && v.Where == nil {
		return v.Step.String()
	}
	return v.Step.String() + fmt.Sprintf("%#v %#v", v.Link, v.Where)
}
