// Package sqlitestore is a [kg.Store] in a SQLite database: a file, or memory.
// It needs no server and no C.
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
	"sync"
	"time"

	"accordgraph/internal/kg"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

var _ kg.Store = (*Store)(nil)

const (
	// application marks the files that are ours: "accg".
	application = 0x61636367

	// layout names what is not a column of a field: the fixed columns, triggers, words.
	// A test notices when it changes.
	layout = "sqlite 1"

	readers       = 4
	patience      = 5 * time.Second // with another program that writes
	maxStatements = 1000            // prepared ones that are kept
)

//go:embed schema.sql
var schemaSQL string

// A Store keeps the graph in a SQLite database.
type Store struct {
	read, write             *pool // in memory they are one
	entities, relationships *table
	reads                   reads
}

// A pool is connections to the database, and statements prepared on them.
type pool struct {
	db   *sql.DB
	mu   sync.Mutex
	kept map[string]*sql.Stmt
}

// Open opens the database at path, and makes it if there is none. Its directory
// must exist. The path ":memory:" is a database of its own, in memory, which ends
// with the Store. What is at path and was not made by this package is left as it
// is: Open then returns [kg.ErrNotOurs], or [kg.ErrSchemaVersion] if a version
// that keeps the graph in another form made it.
func Open(ctx context.Context, path string) (*Store, error) {
	s := newStore()
	if err := s.open(ctx, path); err != nil {
		return nil, errors.Join(problem(ctx, "open "+path, err), s.Close(ctx))
	}
	return s, nil
}

func newStore() *Store {
	s := &Store{entities: entityTable(), relationships: relationshipTable()}
	s.reads = newReads(s.entities, s.relationships)
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
	dsn, err := address(path, "_txlock", "immediate", "_pragma", "busy_timeout(100)", "_pragma", "journal_mode(WAL)", "_pragma", "synchronous(FULL)",
		"_pragma", "cache_size(-65536)") // KiB: a load touches every index
	if err != nil {
		return err
	}
	if s.write, err = connect(dsn, 1); err != nil {
		return err
	}
	if err := s.migrate(ctx); err != nil {
		return err
	}
	if dsn, err = address(path, "_pragma", "busy_timeout(5000)", "_pragma", "query_only(1)"); err == nil {
		s.read, err = connect(dsn, readers)
	}
	return err
}

// address returns the name by which the driver opens the file at path.
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

// connect returns a pool of at most n connections, which it keeps.
func connect(dsn string, n int) (*pool, error) {
	db, err := sql.Open("sqlite", dsn)
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(n)
	db.SetMaxIdleConns(n)
	return &pool{db: db, kept: map[string]*sql.Stmt{}}, nil
}

// inspect returns ErrNotOurs or ErrSchemaVersion if there is something at path that
// is not for us. It writes nothing: even to set the journal mode would change the file.
func inspect(ctx context.Context, path string) error {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) || err == nil && info.Size() == 0 {
		return nil
	}
	if err != nil {
		return err
	}
	if log, err := os.Stat(path + "-wal"); err != nil || log.Size() == 0 {
		// No part of it is elsewhere: it can be read without a file beside it.
		if err = look(ctx, path, "mode", "ro", "immutable", "1"); err == nil || errors.Is(err, kg.ErrNotOurs) || errors.Is(err, kg.ErrSchemaVersion) {
			return err
		}
	}
	return look(ctx, path, "mode", "ro", "_pragma", "busy_timeout(5000)")
}

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

// isOurs says whether a database is one of ours or, without an error, an empty
// one.
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
		return true, kg.CheckForm(int(version), kg.Form(layout))
	case id != 0 || version != 0 || tables != 0:
		return false, kg.ErrNotOurs
	}
	return false, nil
}

// migrate makes the schema in an empty database.
func (s *Store) migrate(ctx context.Context) error {
	tx, err := s.write.begin(ctx)
	if err != nil {
		return err
	}
	defer tx.Rollback() // after Commit it does nothing
	ours, err := isOurs(ctx, tx)
	if ours || err != nil {
		return err
	}
	text := schema() + fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d;", application, kg.Form(layout))
	if _, err := tx.ExecContext(ctx, text); err != nil {
		return err
	}
	return tx.Commit()
}

// Close implements [kg.Store].
func (s *Store) Close(context.Context) error {
	var err error
	for _, p := range []*pool{s.read, s.write} { // the last to close folds the log into the file
		if p != nil {
			err = errors.Join(err, p.close())
		}
	}
	if err != nil {
		return fmt.Errorf("sqlitestore: close: %w", err)
	}
	return nil
}

func (p *pool) close() error { return p.db.Close() }

// prepare returns the statement of that text, or nil if too many are kept.
func (p *pool) prepare(ctx context.Context, text string) (*sql.Stmt, error) {
	p.mu.Lock()
	st, full := p.kept[text], len(p.kept) >= maxStatements
	p.mu.Unlock()
	if st != nil || full {
		return st, nil
	}
	st, err := p.db.PrepareContext(ctx, text)
	if err != nil {
		return nil, err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if first := p.kept[text]; first != nil {
		return first, st.Close()
	}
	p.kept[text] = st
	return st, nil
}

// begin waits for the right to write. SQLite alone would not see that ctx ends.
func (p *pool) begin(ctx context.Context) (*sql.Tx, error) {
	for end := time.Now().Add(patience); ; {
		tx, err := p.db.BeginTx(ctx, nil)
		if code(err) != sqlite3.SQLITE_BUSY || ctx.Err() != nil || time.Now().After(end) {
			return tx, err
		}
	}
}

// problem says what could not be done and why.
func problem(ctx context.Context, what string, err error) error {
	switch c := code(err); {
	case err == nil:
		return nil
	case ctx.Err() != nil:
		return ctx.Err()
	case c == sqlite3.SQLITE_BUSY || c == sqlite3.SQLITE_LOCKED || c == sqlite3.SQLITE_INTERRUPT:
		return fmt.Errorf("sqlitestore: %s: %w: %w", what, kg.ErrUnavailable, err)
	}
	return fmt.Errorf("sqlitestore: %s: %w", what, err)
}

// code returns SQLite's primary code of err, or 0.
func code(err error) int {
	var e *sqlite.Error
	if errors.As(err, &e) {
		return e.Code() & 0xff
	}
	return 0
}
