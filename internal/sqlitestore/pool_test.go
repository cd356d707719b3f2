package sqlitestore

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"sync"
	"testing"
)

// TestManyStatements runs more statements than a pool stores, from several goroutines. Some goroutines still read rows of
// a statement when the pool has dropped it.
func TestManyStatements(t *testing.T) {
	s, err := Open(t.Context(), t.TempDir()+"/graph.db")
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close(t.Context())
	var all sync.WaitGroup
	for g := range 2 * readers {
		all.Go(func() {
			for i := range 2 * maxStatements {
				var got int
				q := newQuery(fmt.Sprintf("SELECT ? + %d", i*(1+g%2)), g)
				err := s.read.each(t.Context(), q, func(rows *sql.Rows) error { return rows.Scan(&got) })
				if err != nil || got != g+i*(1+g%2) {
					t.Errorf("%s: %d, %v", q.text.String(), got, err)
					return
				}
			}
		})
	}
	all.Wait()
	if n := s.read.prepared.Len(); n != maxStatements {
		t.Errorf("the pool has %d statements, want %d", n, maxStatements)
	}
}

// A short statement is not interrupted, but its rows end when the request does.
func TestShortStatementEnds(t *testing.T) {
	s, err := Open(t.Context(), t.TempDir()+"/graph.db")
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close(t.Context())
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	q, n := newQuery("SELECT value FROM json_each('[1, 2, 3]')"), 0
	q.short = true
	err = s.read.each(ctx, q, func(*sql.Rows) error { n++; cancel(); return nil })
	if !errors.Is(err, context.Canceled) || n != 1 {
		t.Errorf("%d rows, error %v", n, err)
	}
}
