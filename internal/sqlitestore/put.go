package sqlitestore

import (
	"cmp"
	"context"
	"database/sql"
	"database/sql/driver"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"accordgraph/internal/kg"
)

// The statements of Put that are always the same, in the order in which Put sends them.
// The statements that insert a row are composed by [table.insert] and [table.replace].
const (
	removeRelationshipsSQL = "DELETE FROM relationship WHERE id IN (SELECT value FROM json_each(?))"
	removeEntitiesSQL      = "DELETE FROM entity WHERE id IN (SELECT value FROM json_each(?))"
	putWordsSQL            = "INSERT OR REPLACE INTO word (text, rowid) VALUES (?, ?)"
	addWordsSQL            = "INSERT INTO word (text, rowid) VALUES (?, ?)"
	putMetaSQL             = "INSERT INTO meta (one, json) VALUES (1, ?)" +
		" ON CONFLICT (one) DO UPDATE SET json = excluded.json"
)

// leftSQL finds a relationship that has an end among some entities.
//
//go:embed left.sql
var leftSQL string

// Put implements [kg.Store].
func (s *Store) Put(ctx context.Context, b kg.Batch) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err := b.CheckForm(); err != nil {
		return err
	}
	err := s.change(ctx, b)
	if errors.Is(err, kg.ErrInvalid) || errors.Is(err, kg.ErrConflict) {
		return err
	}
	return failure(ctx, "put", err)
}

func (s *Store) change(ctx context.Context, b kg.Batch) error {
	conn, err := s.write.db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	tx, err := begin(ctx, conn)
	if err != nil {
		return err
	}
	defer tx.Rollback() // does nothing after Commit
	// A row takes microseconds, so it is enough to check ctx between rows. The transaction does not end with ctx:
	// database/sql does not know of the statements of inserts, and would end it between two of them.
	c := &change{ctx: ctx, quiet: context.WithoutCancel(ctx), conn: conn, tx: tx, on: s, added: map[kg.ID]int64{}}
	defer c.close()
	if err := cmp.Or(c.all(b), ctx.Err()); err != nil {
		return err
	}
	return tx.Commit()
}

// A change is one transaction.
type change struct {
	ctx   context.Context // checked between rows
	quiet context.Context // the context of statements; it never ends, so no statement is interrupted
	conn  *sql.Conn       // the connection of tx
	tx    *sql.Tx
	on    *Store

	entities, relationships map[kg.ID]stored // the rows of the things of the batch, before the change
	added                   map[kg.ID]int64  // the numbers of the rows of new entities
	prepared                []driver.Stmt    // closed at the end
}

// all writes the batch and the log. Entities are removed last. Until then no new entity can get the row number of a
// removed one, so the ends of relationships are what they were.
func (c *change) all(b kg.Batch) error {
	b, err := c.differing(b)
	if err != nil {
		return err
	}
	tip, changes, err := c.logOf(b)
	if err != nil {
		return err
	}
	complete, err := c.prepareIndexes(b)
	if err != nil {
		return err
	}
	gone := goneWith(b.Remove, b.Entities)
	for _, step := range []func() error{
		func() error { return c.putLexicon(b) },
		func() error { return c.exec(removeRelationshipsSQL, array(b.Remove)) },
		func() error { return c.putEntities(b.Entities) },
		func() error { return c.putRelationships(b.Relationships, gone) },
		func() error { return c.checkRemoved(array(gone)) },
		func() error { return c.exec(removeEntitiesSQL, array(gone)) },
		func() error { return c.putMeta(b.Meta) },
		func() error { return c.putLog(tip, changes) },
		complete,
	} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// goneWith returns the ids that the batch removes and does not put again. An entity
// that is put again is replaced in its row, so its relationships stay valid.
func goneWith(ids []kg.ID, put []kg.Entity) []kg.ID {
	again := make(map[kg.ID]bool, len(put))
	for _, e := range put {
		again[e.ID] = true
	}
	return slices.DeleteFunc(slices.Clone(ids), func(id kg.ID) bool { return again[id] })
}

func (c *change) exec(text string, args ...any) error {
	_, err := c.tx.ExecContext(c.quiet, text, args...)
	return err
}

// putEntities writes entities, and then the words by which they are found. If SQLite wrote both in turn, it would write
// the index of words to the file once for each entity.
func (c *change) putEntities(all []kg.Entity) error {
	put := c.putsEntities()
	for _, e := range all {
		n, err := put(e)
		if err != nil {
			return fmt.Errorf("%s: %w", e.ID, err)
		}
		if _, known := c.entities[e.ID]; !known {
			c.added[e.ID] = n
		}
	}
	return c.putWords(all)
}

// putsEntities returns a function that writes an entity, and returns the number of a new row. The statement for a new
// entity has only the columns for its kind, which are a third of all.
func (c *change) putsEntities() func(kg.Entity) (int64, error) {
	puts := map[kg.Kind]func(...any) (int64, error){} // by the kinds of new entities, and kg.Any for others
	var row []any
	return func(e kg.Entity) (_ int64, err error) {
		of, t, text := e.Kind, c.on.columns.entities[e.Kind], (*table).insert
		if _, known := c.entities[e.ID]; known {
			of, t, text = kg.Any, c.on.entities, (*table).replace
		}
		put := puts[of]
		if put == nil {
			if put, err = c.inserts(text(t)); err != nil {
				return 0, err
			}
			puts[of] = put
		}
		row = append(row[:0], string(e.ID), string(e.Kind), e.Name, e.Sort, e.Digest)
		return put(t.params(row, e.Fields, e.Value)...)
	}
}

// putWords writes the words of entities that are in the store.
func (c *change) putWords(all []kg.Entity) error {
	add, err := c.repeat(addWordsSQL)
	if err != nil {
		return err
	}
	replace, err := c.repeat(putWordsSQL)
	if err != nil {
		return err
	}
	for _, e := range all {
		n, words := c.added[e.ID], add
		if old, ok := c.entities[e.ID]; ok {
			n, words = old.n, replace
		}
		if err := words(kg.SearchText(e), n); err != nil {
			return fmt.Errorf("%s: %w", e.ID, err)
		}
	}
	return nil
}

// putRelationships writes relationships. It returns ErrInvalid if an end of one of them is not in the store, or is
// among the entities that are gone after the change.
func (c *change) putRelationships(all []kg.Relationship, gone []kg.ID) error {
	ends, err := c.ends(all, gone)
	if err != nil {
		return err
	}
	t := c.on.relationships
	put, err := c.puts(t)
	if err != nil {
		return err
	}
	var row []any
	for _, r := range all {
		_, known := c.relationships[r.ID]
		from, to := ends[r.From], ends[r.To]
		row = append(row[:0], string(r.ID), string(r.Type), from.n, to.n, r.Digest)
		row = append(t.params(row, r.Fields, r.Value), from.sort, to.sort)
		if _, err := put(known, row...); err != nil {
			return fmt.Errorf("%s: %w", r.ID, err)
		}
	}
	return nil
}

// puts returns a function that writes a row of t, and returns the number of a new row. The argument known says that
// there may be a row with its ID.
func (c *change) puts(t *table) (func(known bool, args ...any) (int64, error), error) {
	insert, err := c.inserts(t.insert())
	if err != nil {
		return nil, err
	}
	replace, err := c.inserts(t.replace())
	if err != nil {
		return nil, err
	}
	return func(known bool, args ...any) (int64, error) {
		if known {
			return replace(args...)
		}
		return insert(args...)
	}, nil
}

// checkRemoved returns ErrInvalid if an entity that is to be removed is still an end of a
// relationship.
func (c *change) checkRemoved(removed string) error {
	var id, end string
	err := c.tx.QueryRowContext(c.quiet, leftSQL, removed, removed).Scan(&id, &end)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err != nil {
		return err
	}
	return kg.Invalidf("%s cannot be removed: it is an end of %s", end, id)
}

func (c *change) putMeta(m *kg.Meta) error {
	if m == nil {
		return nil
	}
	text, err := json.Marshal(m)
	if err != nil {
		return err
	}
	return c.exec(putMetaSQL, string(text))
}
