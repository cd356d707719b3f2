package sqlitestore

import (
	"database/sql"
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
