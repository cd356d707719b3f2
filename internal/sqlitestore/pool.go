package sqlitestore

import (
	"context"
	"database/sql"
	"sync"
	"time"

	"github.com/hashicorp/golang-lru/v2/simplelru"
	sqlite3 "modernc.org/sqlite/lib"

	"accordgraph/internal/kg"
)

const (
	lockTimeout   = 5 * time.Second // how long a write waits for the lock of another program
	maxStatements = 500             // prepared statements that a pool stores
)

// A pool holds connections to the database and the statements prepared on them. If there are too many statements, it
// closes the one that was not used for the longest time.
type pool struct {
	db       *sql.DB
	mu       sync.Mutex
	prepared *simplelru.LRU[string, *statement] // by text
}

// connect returns a pool of at most n connections. Idle connections stay open.
func connect(dsn string, n int) (*pool, error) {
	dropMutexes()
	db, err := sql.Open("sqlite", dsn)
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(n)
	db.SetMaxIdleConns(n)
	p := &pool{db: db}
	p.prepared, err = simplelru.NewLRU(maxStatements, func(_ string, st *statement) { st.evict() })
	return p, err
}

func (p *pool) close() error { return p.db.Close() }

// begin starts a transaction that may write on a connection, or on any connection of a pool. It waits at most
// lockTimeout for the lock, or until ctx ends. The transaction itself does not end with ctx.
func begin(ctx context.Context, on interface {
	BeginTx(context.Context, *sql.TxOptions) (*sql.Tx, error)
},
) (*sql.Tx, error) {
	for end := time.Now().Add(lockTimeout); ; {
		tx, err := on.BeginTx(context.WithoutCancel(ctx), nil)
		if code(err) != sqlite3.SQLITE_BUSY || ctx.Err() != nil || time.Now().After(end) {
			return tx, err
		}
	}
}

// each calls use for each row of the answer to q, until ctx ends.
func (p *pool) each(ctx context.Context, q *query, use func(*sql.Rows) error) error {
	rows, err := p.run(ctx, q)
	if err != nil {
		return err
	}
	ended := ctx.Done()
	return eachOf(rows, func(rows *sql.Rows) error {
		select {
		case <-ended:
			return ctx.Err()
		default:
			return use(rows)
		}
	})
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

// run runs q with a prepared statement. Because ctx can end, database/sql and the driver start a goroutine each, to
// interrupt the statement. A short statement is not interrupted, which costs less. It still stops waiting for a
// connection when ctx ends.
func (p *pool) run(ctx context.Context, q *query) (*sql.Rows, error) {
	st, err := p.prepare(ctx, q.text.String())
	if err != nil {
		return nil, err
	}
	defer p.release(st)
	if stats := p.db.Stats(); q.short && (stats.Idle > 0 || stats.OpenConnections < stats.MaxOpenConnections) {
		ctx = context.WithoutCancel(ctx)
	}
	return st.QueryContext(ctx, q.args...)
}

// prepare returns the prepared statement with this text. The pool does not close it before release.
func (p *pool) prepare(ctx context.Context, text string) (*statement, error) {
	if st := p.acquire(text, nil); st != nil {
		return st, nil
	}
	one, err := p.db.PrepareContext(ctx, text)
	if err != nil {
		return nil, err
	}
	return p.acquire(text, &statement{Stmt: one}), nil
}

// acquire returns the statement with this text for a caller, who releases it. If the pool has none, it takes the
// argument other, which may be nil.
func (p *pool) acquire(text string, other *statement) *statement {
	p.mu.Lock()
	defer p.mu.Unlock()
	st, ok := p.prepared.Get(text)
	switch {
	case ok && other != nil: // another caller was faster
		other.evict()
	case !ok && other == nil:
		return nil
	case !ok:
		st = other
		p.prepared.Add(text, st)
	}
	st.users++
	return st
}

// release says that a caller of prepare runs the statement no longer. It may still read rows.
func (p *pool) release(st *statement) {
	p.mu.Lock()
	defer p.mu.Unlock()
	st.users--
	if st.evicted {
		st.evict()
	}
}

// A statement is a prepared statement of a pool. The lock of the pool guards it.
type statement struct {
	*sql.Stmt
	users   int  // how many callers are about to run it
	evicted bool // the pool does not have it any more, so the last user closes it
}

// evict closes the statement as soon as nobody uses it. An error means that a connection is gone, and with it the
// statement.
func (st *statement) evict() {
	if st.evicted = true; st.users == 0 {
		st.Close()
	}
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
