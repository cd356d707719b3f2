package sqlitestore

import (
	"context"
	"database/sql"
	"strings"

	"accordgraph/internal/kg"
)

// Search implements [kg.Store].
func (s *Store) Search(ctx context.Context, terms []kg.SearchTerm, kinds []kg.Kind, limit int) ([]kg.Entity, error) {
	return s.inOneState(ctx, "search", func(tx *sql.Tx) ([]kg.Entity, error) {
		lists, err := rowsOf(ctx, tx, []string{match(terms)})
		if err != nil {
			return nil, err
		}
		return s.ordered(ctx, tx, lists[0], kinds, limit)
	})
}

// SearchAny implements [kg.Store]. It reads the entities with most terms first, until there are enough.
func (s *Store) SearchAny(
	ctx context.Context, terms []string, least int, kinds []kg.Kind, limit int,
) ([]kg.Entity, error) {
	return s.inOneState(ctx, "search any", func(tx *sql.Tx) (all []kg.Entity, err error) {
		phrases := make([]string, len(terms))
		for i, t := range terms {
			phrases[i] = phrase(t)
		}
		lists, err := rowsOf(ctx, tx, phrases)
		if err != nil {
			return nil, err
		}
		having := byNumber(lists)
		for n := len(terms); n >= max(least, 1) && len(all) < limit; n-- {
			some, err := s.ordered(ctx, tx, having[n], kinds, limit-len(all))
			if err != nil {
				return nil, err
			}
			all = append(all, some...)
		}
		return all, nil
	})
}

// inOneState calls read with a transaction, so that its statements read the same state of the data.
func (s *Store) inOneState(
	ctx context.Context, what string, read func(*sql.Tx) ([]kg.Entity, error),
) (all []kg.Entity, err error) {
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	tx, err := s.read.db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err == nil {
		defer tx.Rollback() // there is nothing to commit
		all, err = read(tx)
	}
	if err != nil {
		return nil, failure(ctx, what, err)
	}
	return all, nil
}

// match returns the FTS5 expression for rows that have all terms. The last term may
// be the beginning of a word.
func match(terms []kg.SearchTerm) string {
	all := make([]string, len(terms))
	for i, t := range terms {
		phrases := make([]string, len(t))
		for j, a := range t {
			if phrases[j] = phrase(a); i == len(terms)-1 {
				phrases[j] += "*"
			}
		}
		all[i] = "(" + strings.Join(phrases, " OR ") + ")"
	}
	return strings.Join(all, " AND ")
}

// phrase returns the FTS5 expression for rows that have the term.
func phrase(term string) string { return `"` + strings.ReplaceAll(term, `"`, `""`) + `"` }
