package sqlitestore

import (
	"cmp"
	"context"
	"database/sql"
	"math"

	"accordgraph/internal/kg"
)

const (
	countChangesSQL = "SELECT count(*) FROM change"
	countAboutSQL   = "SELECT count(DISTINCT number) FROM change_about WHERE id IN (SELECT value FROM json_each(?))"

	tipSQL     = "SELECT number, puts FROM tip"
	changesSQL = "SELECT c.number, c.id, c.before, c.after, o.day, c.was, c.now, o.why" +
		" FROM change AS c CROSS JOIN occasion AS o ON o.number = c.occasion WHERE c.number > ? AND c.number < ?"
	aboutSQL = " AND c.number IN (SELECT number FROM change_about WHERE id IN (SELECT value FROM json_each(?)))"
)

// Tip implements [kg.Store].
func (s *Store) Tip(ctx context.Context) (t kg.Tip, err error) {
	err = s.rows(ctx, "tip", newQuery(tipSQL), func(rows *sql.Rows) error { return rows.Scan(&t.Number, &t.Puts) })
	return t, err
}

// Changes implements [kg.Store]. It is one statement, which sees all or nothing of a Put.
func (s *Store) Changes(ctx context.Context, q kg.ChangeQuestion) (all []kg.Change, err error) {
	text := newQuery(changesSQL, q.After, cmp.Or(q.Before, math.MaxInt64))
	if len(q.IDs) > 0 {
		text.add(aboutSQL, array(q.IDs))
	}
	direction := ""
	if q.Desc {
		direction = " DESC"
	}
	text.add(" ORDER BY c.number"+direction+" LIMIT ? + 0", q.Limit)
	err = s.rows(ctx, "changes", text, func(rows *sql.Rows) error {
		var r kg.ChangeRow
		err := rows.Scan(&r.Number, &r.ID, &r.Before, &r.After, &r.Day, &r.Was, &r.Is, &r.Why)
		if err != nil {
			return err
		}
		c, err := r.Change()
		all = append(all, c)
		return err
	})
	if err != nil {
		return nil, err
	}
	return all, nil
}

// CountChanges implements [kg.Store].
func (s *Store) CountChanges(ctx context.Context, ids []kg.ID) (n int64, err error) {
	q := newQuery(countChangesSQL)
	if len(ids) > 0 {
		q = newQuery(countAboutSQL, array(ids))
	}
	err = s.rows(ctx, "count changes", q, func(rows *sql.Rows) error { return rows.Scan(&n) })
	return n, err
}
