// Package sqlitestore is a [kg.Store] in a SQLite database, which is a file or in
// memory. It needs no server and no C compiler.
//
// Each method of the store has a file of its name, with the statement it sends.
package sqlitestore

import (
	"context"
	"database/sql"
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"

	"accordgraph/internal/kg"

	sqlite3 "modernc.org/sqlite/lib"
)

var _ kg.Store = (*Store)(nil)

const (
	// application is SQLite's application_id of the files that this package made:
	// "accg" in ASCII.
	application = 0x61636367

	// layout is the name of the form of everything but the columns of fields. The form
	// includes the fixed columns, the triggers and the index of words. TestLayout fails
	// if the form changes and layout does not.
	layout = "sqlite 7"

	readers = 4 // how many connections read a file
)

//go:embed schema.sql
var schemaSQL string

//go:embed indexes.sql
var indexesSQL string

// A Store is the graph in a SQLite database. It implements [kg.Store].
type Store struct {
	read, write             *pool // the same pool if the database is in memory
	entities, relationships *table
	columns                 columns
}

// Open opens the database at path, and creates it if there is none. The directory
// must exist. The path ":memory:" is a new database in memory, which ends with the
// Store. If another program made the database, Open does not change it and returns
// [kg.ErrNotOurs]. If a version with another form of the graph made the database, Open
// returns [kg.ErrSchemaVersion].
func Open(ctx context.Context, path string) (*Store, error) {
	s := newStore()
	if err := s.open(ctx, path); err != nil {
		return nil, errors.Join(failure(ctx, "open "+path, err), s.Close(ctx))
	}
	return s, nil
}

// Form is the number of the form that Open gives a database, and that it demands of one. See [kg.Form].
func Form() int { return kg.Form(layout) }

func newStore() *Store {
	s := &Store{entities: entityTable(), relationships: relationshipTable()}
	s.columns = newColumns(s.entities, s.relationships)
	return s
}

func (s *Store) open(ctx context.Context, path string) (err error) {
	if path == ":memory:" {
		if s.write, err = connect(path, 1); err == nil {
			s.read = s.write
			err = s.migrate(ctx)
		}
		return err
	}
	if err := inspect(ctx, path); err != nil {
		return err
	}
	dsn, err := address(path, "_txlock", "immediate",
		"_pragma", "busy_timeout(100)", "_pragma", "journal_mode(WAL)", "_pragma", "synchronous(FULL)",
		"_pragma", "cache_size(-65536)") // 64 MiB, given in KiB, because a load changes every index
	if err != nil {
		return err
	}
	if s.write, err = connect(dsn, 1); err != nil {
		return err
	}
	if err := s.migrate(ctx); err != nil {
		return err
	}
	if dsn, err = address(path, "_pragma", "busy_timeout(5000)", "_pragma", "query_only(1)",
		"_pragma", "cache_size(-16384)"); err == nil {
		s.read, err = connect(dsn, readers)
	}
	return err
}

// address returns the data source name with which the driver opens the file at
// path. The arguments options alternate names and values.
func address(path string, options ...string) (string, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	q := url.Values{"_pragma": {"foreign_keys(1)"}}
	for i := 0; i < len(options); i += 2 {
		q.Add(options[i], options[i+1])
	}
	u := url.URL{Scheme: "file", Path: filepath.ToSlash(path), RawQuery: q.Encode()}
	return u.String(), nil
}

// inspect returns ErrNotOurs or ErrSchemaVersion if the file at path is not one that
// this version made. It does not write, because even setting the journal mode would
// change the file of another program.
func inspect(ctx context.Context, path string) error {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) || err == nil && info.Size() == 0 {
		return nil
	}
	if err != nil {
		return err
	}
	if log, err := os.Stat(path + "-wal"); err != nil || log.Size() == 0 {
		// The write-ahead log is empty, so the file is complete. SQLite can read the file
		// as immutable, and then creates no other file next to it.
		err = look(ctx, path, "mode", "ro", "immutable", "1")
		if err == nil || errors.Is(err, kg.ErrNotOurs) || errors.Is(err, kg.ErrSchemaVersion) {
			return err
		}
	}
	return look(ctx, path, "mode", "ro", "_pragma", "busy_timeout(5000)")
}

// look opens the file with these options and calls isOurs.
func look(ctx context.Context, path string, options ...string) error {
	dsn, err := address(path, options...)
	if err != nil {
		return err
	}
	p, err := connect(dsn, 1)
	if err != nil {
		return err
	}
	_, err = isOurs(ctx, p.db)
	return errors.Join(err, p.close())
}

// isOurs reports whether this version of the package made the database. For an empty
// database it returns false and no error.
func isOurs(ctx context.Context, db interface {
	QueryRowContext(context.Context, string, ...any) *sql.Row
},
) (bool, error) {
	var id, version, tables int32
	err := db.QueryRowContext(ctx, `SELECT application_id, user_version, (SELECT count(*) FROM sqlite_master)
		FROM pragma_application_id, pragma_user_version`).Scan(&id, &version, &tables)
	switch {
	case code(err) == sqlite3.SQLITE_NOTADB:
		return false, kg.ErrNotOurs
	case err != nil:
		return false, err
	case id == application:
		return true, kg.CheckForm(int(version), Form())
	case id != 0 || version != 0 || tables != 0:
		return false, kg.ErrNotOurs
	}
	return false, nil
}

// migrate creates the schema if the database is empty.
func (s *Store) migrate(ctx context.Context) error {
	tx, err := begin(ctx, s.write.db)
	if err != nil {
		return err
	}
	defer tx.Rollback() // does nothing after Commit
	ours, err := isOurs(ctx, tx)
	if ours || err != nil {
		return err
	}
	text := schema() + fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d;", application, Form())
	if _, err := tx.ExecContext(ctx, text); err != nil {
		return err
	}
	return tx.Commit()
}

// Close implements [kg.Store].
func (s *Store) Close(context.Context) error {
	var err error
	for _, p := range []*pool{s.read, s.write} { // the last pool to close merges the log into the file
		if p != nil {
			err = errors.Join(err, p.close())
		}
	}
	if err != nil {
		return fmt.Errorf("sqlitestore: close: %w", err)
	}
	return nil
}
