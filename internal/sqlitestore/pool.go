package sqlitestore

import (
	"context"
	"database/sql"
	"sync"
	"time"

	sqlite3 "modernc.org/sqlite/lib"

	"accordgraph/internal/kg"
)

const (
	lockTimeout   = 5 * time.Second // how long a write waits for the lock of another program
	maxStatements = 1000            // prepared statements that a pool stores
)

// A pool holds connections to the database and the statements prepared on them.
type pool struct {
	db       *sql.DB
	mu       sync.Mutex
	prepared map[string]*sql.Stmt // by text
}

// connect returns a pool of at most n connections. Idle connections stay open.
func connect(dsn string, n int) (*pool, error) {
	db, err := sql.Open("sqlite", dsn)
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(n)
	db.SetMaxIdleConns(n)
	return &pool{db: db, prepared: map[string]*sql.Stmt{}}, nil
}

func (p *pool) close() error { return p.db.Close() }

// begin starts a transaction that may write. It waits at most lockTimeout for the
// lock. It stops waiting when ctx ends, because SQLite would not notice the end of ctx.
func (p *pool) begin(ctx context.Context) (*sql.Tx, error) {
	for end := time.Now().Add(lockTimeout); ; {
		tx, err := p.db.BeginTx(ctx, nil)
		if code(err) != sqlite3.SQLITE_BUSY || ctx.Err() != nil || time.Now().After(end) {
			return tx, err
		}
	}
}

// each calls use for each row of the answer to q.
func (p *pool) each(ctx context.Context, q *query, use func(*sql.Rows) error) error {
	rows, err := p.run(ctx, q)
	if err != nil {
		return err
	}
	return eachOf(rows, use)
}

// eachOf calls use for each of the rows, and closes them.
func eachOf(rows *sql.Rows, use func(*sql.Rows) error) error {
	defer rows.Close()
	for rows.Next() {
		if err := use(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// run runs q. It prepares q first if the pool has room for another prepared statement.
func (p *pool) run(ctx context.Context, q *query) (*sql.Rows, error) {
	text := q.text.String()
	st, err := p.prepare(ctx, text)
	if err != nil {
		return nil, err
	}
	if st == nil {
		return p.db.QueryContext(ctx, text, q.args...)
	}
	return st.QueryContext(ctx, q.args...)
}

// prepare returns the prepared statement with this text. It returns nil if the
// text is new and the pool has maxStatements already.
func (p *pool) prepare(ctx context.Context, text string) (*sql.Stmt, error) {
	p.mu.Lock()
	st, full := p.prepared[text], len(p.prepared) >= maxStatements
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
	if first := p.prepared[text]; first != nil {
		return first, st.Close()
	}
	p.prepared[text] = st
	return st, nil
}

// Pool returns how many connections to the database there are. It counts the connections
// for reading and the connection for writing together.
func (s *Store) Pool() kg.Pool {
	all := []*pool{s.read}
	if s.write != s.read {
		all = append(all, s.write)
	}
	var sum kg.Pool
	for _, p := range all {
		stats := p.db.Stats()
		sum.InUse += stats.InUse
		sum.Idle += stats.Idle
		sum.Max += stats.MaxOpenConnections
	}
	return sum
}
