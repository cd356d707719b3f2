package sqlitestore

import (
	"context"
	"database/sql"
	"strings"
)

// wordsSQL returns the words of a [kg.Lexicon] in ascending order, in one text. No word has a space.
const wordsSQL = "SELECT group_concat(word, ' ') FROM (SELECT word FROM lexicon ORDER BY word)"

// Words implements [kg.Store]. It reads what Put has counted, and no entity.
func (s *Store) Words(ctx context.Context) (words []string, err error) {
	err = s.rows(ctx, "words", newQuery(wordsSQL), func(rows *sql.Rows) error {
		var all sql.NullString
		err := rows.Scan(&all)
		if all.Valid {
			words = strings.Split(all.String, " ")
		}
		return err
	})
	return words, err
}
