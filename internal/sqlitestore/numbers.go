package sqlitestore

import (
	"context"
	"database/sql"
	"fmt"
	"strconv"

	"accordgraph/internal/kg"
)

// numbers returns the numbers of rows that a query returns in one text.
func (s *Store) numbers(ctx context.Context, what string, q *query) (all []int64, err error) {
	err = s.rows(ctx, what, q, func(rows *sql.Rows) error {
		var list sql.RawBytes
		if err := rows.Scan(&list); err != nil {
			return err
		}
		for rest := list; len(rest) > 0 && err == nil; {
			var n int64
			n, rest, err = nextNumber(rest)
			all = append(all, n)
		}
		return err
	})
	return all, err
}

// appendArcs appends the arcs from an entity that a text of [adjacency.adjacent] says.
func appendArcs(all []kg.Arc[int64], from int64, list []byte, sure bool) ([]kg.Arc[int64], error) {
	for rest := list; len(rest) > 0; {
		a := kg.Arc[int64]{From: from, Sure: sure}
		var err error
		if a.Relationship, rest, err = nextNumber(rest); err != nil {
			return nil, err
		}
		if a.To, rest, err = nextNumber(rest); err != nil {
			return nil, err
		}
		all = append(all, a)
	}
	return all, nil
}

// nextNumber returns the first number of a text, and the text after the next space.
func nextNumber(list []byte) (n int64, rest []byte, err error) {
	i := 0
	for ; i < len(list) && '0' <= list[i] && list[i] <= '9'; i++ {
		n = n*10 + int64(list[i]-'0')
	}
	if i == 0 || i < len(list) && list[i] != ' ' {
		return 0, nil, fmt.Errorf("sqlitestore: numbers of rows: %.20q", list)
	}
	return n, list[min(i+1, len(list)):], nil
}

// numberArray returns a list of numbers as a JSON array.
func numberArray(list []int64) string {
	out := append(make([]byte, 0, 8*len(list)+2), '[')
	for i, n := range list {
		if i > 0 {
			out = append(out, ',')
		}
		out = strconv.AppendInt(out, n, 10)
	}
	return string(append(out, ']'))
}
