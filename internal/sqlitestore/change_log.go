package sqlitestore

import (
	"database/sql"
	"encoding/json"
	"errors"

	"accordgraph/internal/kg"
)

// The statements that write the log, in the order in which Put sends them.
const (
	putOccasionSQL = "INSERT INTO occasion (day, why) VALUES (?, ?)"
	putChangeSQL   = "INSERT INTO change (number, id, before, after, was, now, occasion) VALUES (?, ?, ?, ?, ?, ?, ?)"
	putAboutSQL    = "INSERT INTO change_about (id, number) VALUES (?, ?)"
	putTipSQL      = "INSERT INTO tip (one, number, puts) VALUES (1, ?, ?)" +
		" ON CONFLICT (one) DO UPDATE SET number = excluded.number, puts = excluded.puts"
)

// logOf returns the end of the log and the entries that b adds to it. The transaction holds the lock for writing, so
// neither changes before the transaction ends.
func (c *change) logOf(b kg.Batch) (kg.Tip, []kg.Change, error) {
	held := kg.Held{}
	err := c.tx.QueryRowContext(c.quiet, tipSQL).Scan(&held.Number, &held.Puts)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return kg.Tip{}, nil, err
	}
	if err := b.CheckExpected(held.Tip); err != nil {
		return kg.Tip{}, nil, err
	}
	if held.Meta, err = c.meta(); err != nil {
		return kg.Tip{}, nil, err
	}
	if held.IsLogged() {
		if held.Entities, held.Relationships, err = c.things(b.Touched()); err != nil {
			return kg.Tip{}, nil, err
		}
	}
	changes, err := b.Log(held)
	return held.Tip, changes, err
}

// meta returns the meta in the store.
func (c *change) meta() (m kg.Meta, err error) {
	var text []byte
	err = c.tx.QueryRowContext(c.quiet, metaSQL).Scan(&text)
	if errors.Is(err, sql.ErrNoRows) {
		return m, nil
	}
	if err != nil {
		return m, err
	}
	return m, json.Unmarshal(text, &m)
}

// things returns what the ids name in the store.
func (c *change) things(ids []kg.ID) (map[kg.ID]kg.Entity, map[kg.ID]kg.Relationship, error) {
	entities, relationships := map[kg.ID]kg.Entity{}, map[kg.ID]kg.Relationship{}
	err := c.each(byID(c.on.entities, ids), newScan(nil, c.on.entities), func(h kg.Hop) { entities[h.To.ID] = h.To })
	if err != nil {
		return nil, nil, err
	}
	err = c.each(byID(c.on.relationships, ids), newScan(c.on.relationships, nil),
		func(h kg.Hop) { relationships[h.Relationship.ID] = h.Relationship })
	return entities, relationships, err
}

// each calls use for each row of the answer to q.
func (c *change) each(q *query, row *scan, use func(kg.Hop)) error {
	rows, err := c.tx.QueryContext(c.quiet, q.text.String(), q.args...)
	if err != nil {
		return err
	}
	return eachOf(rows, func(rows *sql.Rows) error {
		_, h, err := row.hop(rows)
		use(h)
		return errors.Join(err, c.ctx.Err())
	})
}

// putLog adds entries to the log, which ended at tip, and counts the Put.
func (c *change) putLog(tip kg.Tip, changes []kg.Change) error {
	occasion, err := c.occasions()
	if err != nil {
		return err
	}
	put, err := c.repeat(putChangeSQL)
	if err != nil {
		return err
	}
	about, err := c.repeat(putAboutSQL)
	if err != nil {
		return err
	}
	for _, one := range changes {
		r, err := one.Row()
		if err != nil {
			return err
		}
		on, err := occasion(r.Day, r.Why)
		if err != nil {
			return err
		}
		if err := put(r.Number, string(r.ID), r.Before, r.After, r.Was, r.Is, on); err != nil {
			return err
		}
		for _, id := range one.About() {
			if err := about(string(id), r.Number); err != nil {
				return err
			}
		}
		tip.Number = r.Number
	}
	return c.exec(putTipSQL, tip.Number, tip.Puts+1)
}

// occasions returns a function that writes the day and the reason of an entry, and returns their number. It writes the
// same occasion once, because all entries of a revision have the same.
func (c *change) occasions() (func(day, why string) (int64, error), error) {
	put, err := c.inserts(putOccasionSQL)
	if err != nil {
		return nil, err
	}
	numbers := map[[2]string]int64{}
	return func(day, why string) (number int64, err error) {
		key := [2]string{day, why}
		if number = numbers[key]; number == 0 { // rows are counted from 1
			number, err = put(day, why)
			numbers[key] = number
		}
		return number, err
	}, nil
}
