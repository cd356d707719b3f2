package query

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math"
	"strconv"

	"accordgraph/internal/kg"
)

// bounds implements bounded.
func (q ChangesQuestion) bounds() map[string]bound {
	all := q.Paging.bounds()
	all["since"] = bound{0, math.MaxInt32}
	return all
}

// keyOf returns a name of c: its number, and the start of a hash of what it says. Two stores give a change the same key
// only if they gave it the same number and it says the same. So a reader that remembers keys drops every repeat, also
// after a store was filled anew.
func keyOf(c kg.Change) (string, error) {
	row, err := c.Row()
	if err != nil {
		return "", fmt.Errorf("query: name change %d: %w", c.Number, err)
	}
	sum := sha256.New()
	for _, part := range []string{string(row.ID), row.Before, row.After, row.Day, row.Was, row.Is, row.Why} {
		fmt.Fprintf(sum, "%d:%s", len(part), part)
	}
	return strconv.FormatInt(c.Number, 10) + "-" + hex.EncodeToString(sum.Sum(nil)[:8]), nil
}
