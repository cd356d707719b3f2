package query

import (
	"fmt"

	"accordgraph/internal/kg"
)

// key encodes v. Equal questions have equal keys and different ones never do:
// %#v names every type, quotes every string and keeps every order, and a Via
// reaches no pointer and no map.
func key(v kg.Via) string { return fmt.Sprintf("%#v", v) }
