package query

import (
	"context"

	"accordgraph/internal/kg"
)

// pairsList is the name of the lists of pairs. As in other lists below an object, a cursor is not of that object.
const pairsList = "pairs of a comparison"

// A PairsQuestion asks for a page of the pairs of a comparison.
type PairsQuestion struct {
	Paging
}

// Page returns a page of the pairs of c, in the order of c.Pairs. The error is ErrInvalid if a cursor is of another
// list. Page takes no round trip.
func (c *Comparison) Page(_ context.Context, q PairsQuestion) (*Rows[Pair], error) {
	q, err := withDefaults(q)
	if err != nil {
		return nil, err
	}
	w, err := q.window(pairsList)
	if err != nil {
		return nil, err
	}
	return rows(pairsList, w, c.Pairs, Pair.key), nil
}

// key returns the place of p in a comparison. Pairs with a provision of A come first, in the order of these provisions.
// Then the others come, in the order of the provisions of B.
func (p Pair) key() kg.Key {
	if p.Left != nil {
		return kg.Key{Sort: "a " + p.Left.Sort, ID: p.Left.ID}
	}
	return kg.Key{Sort: "b " + p.Right.Sort, ID: p.Right.ID}
}

// CheckPairs returns the error that [Comparison.Page] would return for these arguments.
func (a Args) CheckPairs() error {
	q, err := ReadQuestion[PairsQuestion](a)
	if err == nil {
		_, err = q.window(pairsList)
	}
	return err
}
