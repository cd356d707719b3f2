package sqlitestore

import (
	"testing"

	"modernc.org/libc"
	sqlite3 "modernc.org/sqlite/lib"
)

// Everything but a connection has a mutex that excludes others.
func TestMutexes(t *testing.T) {
	tls := libc.NewTLS()
	defer tls.Close()
	for sort, excludes := range map[int32]bool{
		sqlite3.SQLITE_MUTEX_FAST:        true,
		sqlite3.SQLITE_MUTEX_RECURSIVE:   false,
		sqlite3.SQLITE_MUTEX_STATIC_APP1: true,
	} {
		m := newMutex(tls, sort)
		lockMutex(tls, m)
		if got := tryMutex(tls, m); (got == sqlite3.SQLITE_BUSY) != excludes {
			t.Errorf("a locked mutex of sort %d answers %d", sort, got)
		}
		unlockMutex(tls, m)
		if got := tryMutex(tls, m); got != sqlite3.SQLITE_OK {
			t.Errorf("a free mutex of sort %d answers %d", sort, got)
		}
		unlockMutex(tls, m)
		freeMutex(tls, m)
	}
}

// Opening a database makes SQLite use these mutexes.
func TestOpenDropsMutexes(t *testing.T) {
	s, err := Open(t.Context(), ":memory:")
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close(t.Context())
	tls := libc.NewTLS()
	defer tls.Close()
	for _, sort := range []int32{sqlite3.SQLITE_MUTEX_RECURSIVE, sqlite3.SQLITE_MUTEX_STATIC_LRU} {
		if got := sqlite3.Xsqlite3_mutex_alloc(tls, sort); got != uintptr(sort) {
			t.Errorf("SQLite has another mutex of sort %d: %d", sort, got)
		}
	}
}
