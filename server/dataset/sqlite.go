package dataset

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	sqlite "modernc.org/sqlite"
)

// sqlitePart is the name of the database while it is written.
const sqlitePart = "part.sqlite"

// writeSQLite writes a SQLite database with the tables of the CSV files, and with tables that describe them: dataset,
// tables and columns. It has nothing of the database of a server.
func (m *maker) writeSQLite(w io.Writer) error {
	path := m.path(sqlitePart)
	defer os.Remove(path)
	if err := m.fillSQLite(path); err != nil {
		if failed := (*sqlite.Error)(nil); errors.As(err, &failed) && sqliteFailures[failed.Code()&0xff] != nil {
			return fmt.Errorf("%w: %w", sqliteFailures[failed.Code()&0xff], err)
		}
		return err
	}
	f, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("%w: %w", errDisk, err)
	}
	defer f.Close()
	_, err = io.Copy(w, f)
	return err
}

// sqliteFailures maps the codes of SQLite that are about the disk to what they mean for the files. The limit of the size
// of a database is the one of the settings.
var sqliteFailures = map[int]error{10: errDisk, 13: errTooLarge, 14: errDisk}

// pageBytes is the size of a page of the database.
const pageBytes = 4096

// fillSQLite makes the database.
func (m *maker) fillSQLite(path string) (err error) {
	path, err = filepath.Abs(path)
	if err != nil {
		return err
	}
	dsn := url.URL{Scheme: "file", Path: filepath.ToSlash(path)}
	db, err := sql.Open("sqlite", dsn.String())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	db.SetMaxOpenConns(1)
	for _, pragma := range []string{
		fmt.Sprintf("page_size = %d", pageBytes), "journal_mode = OFF", "synchronous = OFF",
		fmt.Sprintf("max_page_count = %d", max(1, m.left/pageBytes)),
	} {
		if _, err := db.ExecContext(m.ctx, "PRAGMA "+pragma); err != nil {
			return err
		}
	}
	tx, err := db.BeginTx(m.ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() //nolint:errcheck // after Commit it does nothing
	if err := m.fillTables(tx); err != nil {
		return err
	}
	return tx.Commit()
}

// fillTables makes all tables with their rows.
func (m *maker) fillTables(tx *sql.Tx) error {
	inserts := map[string]*sql.Stmt{}
	for _, t := range append(m.described(), m.tables...) {
		if _, err := tx.ExecContext(m.ctx, t.create()); err != nil {
			return fmt.Errorf("creating %s: %w", t.name, err)
		}
		insert, err := tx.PrepareContext(m.ctx, t.insert())
		if err != nil {
			return fmt.Errorf("inserting into %s: %w", t.name, err)
		}
		defer insert.Close()
		inserts[t.name] = insert
		for _, row := range t.fixed {
			if err := t.put(m.ctx, insert, row); err != nil {
				return err
			}
		}
	}
	err := m.rows(m.tables, func(t table, row []any) error { return t.put(m.ctx, inserts[t.name], row) })
	if err != nil {
		return err
	}
	return m.index(tx)
}

// index makes an index for each column that refers to another table.
func (m *maker) index(tx *sql.Tx) error {
	for _, t := range m.tables {
		for _, c := range t.columns {
			if c.refers == "" || c.list {
				continue
			}
			index := fmt.Sprintf("CREATE INDEX %s ON %s (%s)", quoteSQL(t.name+"_"+c.name), quoteSQL(t.name), quoteSQL(c.name))
			if _, err := tx.ExecContext(m.ctx, index); err != nil {
				return fmt.Errorf("creating an index of %s: %w", t.name, err)
			}
		}
	}
	return nil
}

// described returns the tables that say what is in the database.
func (m *maker) described() []table {
	fixed := func(name, about string, rows [][]any, columns ...string) table {
		t := table{name: name, about: about, fixed: rows}
		for _, c := range columns {
			t.columns = append(t.columns, column{name: c})
		}
		return t
	}
	tables, columns := [][]any{}, [][]any{}
	for _, t := range m.tables {
		tables = append(tables, []any{t.name, t.about})
		for _, c := range t.columns {
			columns = append(columns, []any{t.name, c.name, c.sqlType(), orNull(c.refers), c.about})
		}
	}
	return []table{
		fixed("dataset", "What the data set is.", [][]any{{
			m.Title, m.Description, m.Revision, orNull(m.CompiledOn), orNull(m.CoversUntil), m.Licence, m.LicenceURL, m.citation(),
		}}, "title", "description", "revision", "compiledOn", "coversUntil", "licence", "licenceUrl", "citation"),
		fixed("tables", "What a row of each table is.", tables, "name", "about"),
		fixed("columns", "What the columns are.", columns, "table", "name", "type", "refers", "about"),
	}
}

// create returns the statement that makes a table.
func (t table) create() string {
	lines := []string{}
	for _, c := range t.columns {
		line := quoteSQL(c.name) + " " + c.sqlType()
		if len(t.key) == 1 && t.key[0] == c.name {
			line += " PRIMARY KEY"
		}
		if c.refers != "" && !c.list {
			line += " REFERENCES " + quoteSQL(c.refers) + " (\"id\")"
		}
		lines = append(lines, "  "+line)
	}
	return fmt.Sprintf("CREATE TABLE %s (\n%s\n)", quoteSQL(t.name), strings.Join(lines, ",\n"))
}

// sqlType returns the type of a column. A list is a JSON array, which json_each reads.
func (c column) sqlType() string {
	switch {
	case c.list:
		return "TEXT"
	case c.sort == integer || c.sort == boolean:
		return "INTEGER"
	case c.sort == number:
		return "REAL"
	}
	return "TEXT"
}

// insert returns the statement that inserts a row.
func (t table) insert() string {
	return fmt.Sprintf("INSERT INTO %s VALUES (?%s)", quoteSQL(t.name), strings.Repeat(", ?", len(t.columns)-1))
}

// put inserts a row. A truth value is 1 or 0.
func (t table) put(ctx context.Context, insert *sql.Stmt, row []any) error {
	values := make([]any, len(row))
	for i, v := range row {
		switch v := v.(type) {
		case nil:
		case bool:
			values[i] = map[bool]int{true: 1}[v]
		default:
			values[i] = textOf(v) // the type of the column makes a number of it
		}
	}
	if _, err := insert.ExecContext(ctx, values...); err != nil {
		return fmt.Errorf("inserting %v into %s: %w", row[0], t.name, err)
	}
	return nil
}

// quoteSQL returns a name of a table or of a column.
func quoteSQL(name string) string { return `"` + strings.ReplaceAll(name, `"`, `""`) + `"` }
