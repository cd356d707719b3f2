package sqlitestore

import (
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"accordgraph/internal/kg"
)

// bulk is the number of things from which on it pays to create the indexes of an empty store anew.
const bulk = 1000

// sortCache is the size of the cache of SQLite while indexes are created: 16 MiB, given in KiB.
const sortCache = -16384

// The statements about the indexes that wait for the end of a load. The indexes of IDs do not wait. They belong to
// their tables, and have no SQL of their own.
const (
	indexedSQL    = "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'relationship_out')"
	indexNamesSQL = "SELECT name FROM sqlite_schema" +
		" WHERE type = 'index' AND tbl_name IN ('entity', 'relationship') AND sql IS NOT NULL"
	emptySQL = "SELECT NOT EXISTS (SELECT 1 FROM entity)"
)

// prepareIndexes makes the indexes what they should be while the things of b are written. The function end must be
// called after that.
//
// It costs less to create an index of many rows than to insert row after row into it. So the first Put of many things
// into an empty store drops the indexes. They are created again by the Put that completes the data set, in its
// transaction. Until then the answers of the store are right, but slow. A Put that replaces or removes something needs
// the indexes, so it creates them before.
func (c *change) prepareIndexes(b kg.Batch) (end func() error, err error) {
	indexed, err := c.is(indexedSQL)
	if err != nil {
		return nil, err
	}
	if indexed {
		if first, err := c.begins(b); !first || err != nil {
			return nothing, err
		}
		if err := c.dropIndexes(); err != nil {
			return nil, err
		}
	} else if !c.adds(b) {
		return nothing, c.createIndexes()
	}
	if b.Completes() || indexed && b.Meta == nil { // without a Meta, nothing says that another part comes
		return c.createIndexes, nil
	}
	return nothing, nil
}

// nothing is the end of a Put that creates no indexes.
func nothing() error { return nil }

// begins reports whether b puts many things into an empty store.
func (c *change) begins(b kg.Batch) (bool, error) {
	if len(b.Entities)+len(b.Relationships) < bulk {
		return false, nil
	}
	return c.is(emptySQL)
}

// adds reports whether b only adds things that are not in the store.
func (c *change) adds(b kg.Batch) bool {
	return len(b.Remove)+len(c.entities)+len(c.relationships) == 0
}

// is returns the answer to a question that is true or false.
func (c *change) is(question string) (yes bool, err error) {
	err = c.tx.QueryRowContext(c.quiet, question).Scan(&yes)
	return yes, err
}

// createIndexes creates the indexes that dropIndexes drops. To sort the rows of one, SQLite takes as much memory as its
// cache may have, and half as much again. So the cache is small for that time. Each row is read in its order, and each
// page of an index is written once, so a larger cache would save nothing.
func (c *change) createIndexes() (err error) {
	var size int // in pages, or negative and in KiB
	if err := c.tx.QueryRowContext(c.quiet, "PRAGMA cache_size").Scan(&size); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, c.exec(fmt.Sprintf("PRAGMA cache_size = %d", size))) }()
	return c.exec(fmt.Sprintf("PRAGMA cache_size = %d;", sortCache) + indexes())
}

// dropIndexes drops the indexes that indexes creates. SQLite then removes their rows from sqlite_stat1.
func (c *change) dropIndexes() error {
	var drop strings.Builder
	rows, err := c.tx.QueryContext(c.quiet, indexNamesSQL)
	if err != nil {
		return err
	}
	err = eachOf(rows, func(rows *sql.Rows) error {
		var name string
		err := rows.Scan(&name)
		drop.WriteString("DROP INDEX " + quote(name) + ";")
		return err
	})
	if err != nil {
		return err
	}
	return c.exec(drop.String())
}
