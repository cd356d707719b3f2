package sqlitestore

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"accordgraph/internal/kg"
)

const (
	// rowsOfSQL returns the rows of the index of words that match each FTS5 expression, in one text in ascending order.
	rowsOfSQL = "SELECT (SELECT group_concat(rowid) FROM word WHERE word MATCH t.value) FROM json_each(?) AS t"

	// inOrderSQL returns the rows of entities of some kinds, in order.
	inOrderSQL = "SELECT n FROM entity INDEXED BY entity_sort" +
		" WHERE kind IN (SELECT value FROM json_each(?)) ORDER BY sort, id"

	// firstSQL follows the columns of ordered. It sorts numbers, because SQLite would sort whole rows.
	firstSQL = ` FROM (
		SELECT e.n FROM json_each(?) AS f CROSS JOIN entity AS e ON e.n = f.value
		WHERE e.kind IN (SELECT value FROM json_each(?)) ORDER BY e.sort, e.id LIMIT ? + 0
	) AS f CROSS JOIN entity AS e ON e.n = f.n`
)

// rowsOf returns the numbers of the rows that match each expression, in ascending order.
func rowsOf(ctx context.Context, tx *sql.Tx, expressions []string) (all [][]int, err error) {
	err = eachIn(ctx, tx, func(rows *sql.Rows) error {
		var list sql.NullString
		if err := rows.Scan(&list); err != nil {
			return err
		}
		numbers, err := numbersIn(list.String)
		all = append(all, numbers)
		return err
	}, rowsOfSQL, array(expressions))
	return all, err
}

// numbersIn returns the numbers in a text, which have commas between them.
func numbersIn(list string) ([]int, error) {
	if list == "" {
		return nil, nil
	}
	all := make([]int, 0, strings.Count(list, ",")+1)
	for text := range strings.SplitSeq(list, ",") {
		n, err := strconv.Atoi(text)
		if err != nil {
			return nil, fmt.Errorf("read the number of a row: %w", err)
		}
		all = append(all, n)
	}
	return all, nil
}

// byNumber returns the rows that are in so many of the lists, by the number of the lists.
func byNumber(lists [][]int) [][]int {
	greatest := 0
	for _, list := range lists {
		if len(list) > 0 {
			greatest = max(greatest, list[len(list)-1])
		}
	}
	numbers := make([]int, greatest+1)
	for _, list := range lists {
		for _, row := range list {
			numbers[row]++
		}
	}
	all := make([][]int, len(lists)+1)
	for row, n := range numbers {
		all[n] = append(all[n], row)
	}
	return all
}

// ordered returns the first entities of these kinds, or of any but Merged, that are in some rows.
func (s *Store) ordered(
	ctx context.Context, tx *sql.Tx, in []int, kinds []kg.Kind, limit int,
) (all []kg.Entity, err error) {
	if len(kinds) == 0 {
		kinds = kg.Kinds()
	}
	if isMost(in, limit) {
		in, err = firstOf(ctx, tx, in, kinds, limit)
	}
	if len(in) == 0 || err != nil {
		return nil, err
	}
	list, err := json.Marshal(in)
	if err != nil {
		return nil, err
	}
	row := newScan(nil, s.entities)
	err = eachIn(ctx, tx, func(rows *sql.Rows) error {
		_, h, err := row.hop(rows)
		all = append(all, h.To)
		return err
	}, s.firstText(), string(list), array(kinds), limit)
	slices.SortFunc(all, func(a, b kg.Entity) int {
		return kg.Key{Sort: a.Sort, ID: a.ID}.Compare(kg.Key{Sort: b.Sort, ID: b.ID})
	})
	return all, err
}

// firstText returns the statement for the first entities of some rows. They come in any order.
func (s *Store) firstText() string { return "SELECT " + s.entities.read("e") + firstSQL }

// isMost reports whether it is faster to read the index by order until there are enough of the rows, than to sort them.
// The index has about limit * all / rows places to read, and a place takes a quarter of the time that a row takes.
func isMost(rows []int, limit int) bool {
	return len(rows) > limit && len(rows)*len(rows) > limit*rows[len(rows)-1]/4
}

// firstOf returns which of some rows are the first in order.
func firstOf(ctx context.Context, tx *sql.Tx, in []int, kinds []kg.Kind, limit int) (first []int, err error) {
	wanted := make([]bool, in[len(in)-1]+1)
	for _, row := range in {
		wanted[row] = true
	}
	rows, err := tx.QueryContext(ctx, inOrderSQL, array(kinds))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for row := 0; len(first) < limit && rows.Next(); {
		if err := rows.Scan(&row); err != nil {
			return nil, err
		}
		if row < len(wanted) && wanted[row] {
			first = append(first, row)
		}
	}
	return first, rows.Err()
}

// eachIn calls use for each row of the answer to a statement in a transaction.
func eachIn(ctx context.Context, tx *sql.Tx, use func(*sql.Rows) error, text string, args ...any) error {
	rows, err := tx.QueryContext(ctx, text, args...)
	if err != nil {
		return err
	}
	return eachOf(rows, use)
}
