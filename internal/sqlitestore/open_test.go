package sqlitestore_test

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"accordgraph/internal/kg"
	"accordgraph/internal/sqlitestore"
)

// execute runs statements on the file at path, like another program.
func execute(t *testing.T, path string, statements ...string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, text := range statements {
		if _, err := db.Exec(text); err != nil {
			t.Fatal(err)
		}
	}
}

// Open changes no byte of a file that another program made.
func TestOpenLeavesOthersAlone(t *testing.T) {
	for name, fill := range map[string]func(path string){
		"no database": func(path string) {
			write(t, path,
				[]byte("a text that is long enough to be taken for a database\n"))
		},
		"zeros": func(path string) { write(t, path, make([]byte, 4096)) },
		"table": func(path string) {
			execute(t, path, "CREATE TABLE entity (id)",
				"INSERT INTO entity VALUES (1)")
		},
		"write-ahead log": func(path string) { execute(t, path, "PRAGMA journal_mode = WAL", "CREATE TABLE x (id)") },
		"application":     func(path string) { execute(t, path, "PRAGMA application_id = 7") },
		"version":         func(path string) { execute(t, path, "PRAGMA user_version = 7") },
		"application, log": func(path string) {
			execute(t, path, "PRAGMA journal_mode = WAL", "PRAGMA application_id = 7")
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			path := filepath.Join(dir, "other.db")
			fill(path)
			refuses(t, path, kg.ErrNotOurs)
			if files, _ := os.ReadDir(dir); len(files) != 1 {
				t.Errorf("there are now %v", files)
			}
		})
	}
}

// refuses checks that Open returns this error, and does not change the file.
func refuses(t *testing.T, path string, want error) {
	t.Helper()
	before := contents(t, path)
	if s, err := sqlitestore.Open(t.Context(), path); !errors.Is(err, want) {
		t.Errorf("Open = %v, %v; want %v", s, err, want)
	}
	if !bytes.Equal(before, contents(t, path)) {
		t.Error("the file has changed")
	}
}

// TestOpenRefusesOtherVersions opens files with other values of user_version. The value 1
// is from the time when versions were counted. The value 1131512345 is from before that
// time.
func TestOpenRefusesOtherVersions(t *testing.T) {
	for _, version := range []int{1, 0, 1131512345} {
		path := filepath.Join(t.TempDir(), "kg.db")
		s, err := sqlitestore.Open(t.Context(), path)
		if err := errors.Join(err, s.Close(t.Context())); err != nil {
			t.Fatal(err)
		}
		execute(t, path, fmt.Sprintf("PRAGMA user_version = %d", version))
		refuses(t, path, kg.ErrSchemaVersion)
	}
}

func write(t *testing.T, path string, b []byte) {
	t.Helper()
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
}

func contents(t *testing.T, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// Open makes the schema in an empty file and in a database without tables.
func TestOpenMakesWhatIsEmpty(t *testing.T) {
	for name, fill := range map[string]func(path string){
		"nothing":         func(string) {},
		"empty file":      func(path string) { write(t, path, nil) },
		"empty database":  func(path string) { execute(t, path, "CREATE TABLE x (id)", "DROP TABLE x", "VACUUM") },
		"write-ahead log": func(path string) { execute(t, path, "PRAGMA journal_mode = WAL") },
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "a b?c#d%20.db")
			fill(path)
			a := kg.Entity{ID: "actor/a", Kind: kg.Actor, Digest: "d"}
			for range 2 {
				s, err := sqlitestore.Open(t.Context(), path)
				if err != nil {
					t.Fatal(err)
				}
				if err := s.Put(t.Context(), kg.Batch{Entities: []kg.Entity{a}}); err != nil {
					t.Error(err)
				}
				if err := errors.Join(s.Close(t.Context()), s.Close(t.Context())); err != nil {
					t.Error(err)
				}
			}
			if _, err := os.Stat(path); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestOpenFails(t *testing.T) {
	for _, path := range []string{filepath.Join(t.TempDir(), "no", "such", "dir.db"), t.TempDir()} {
		if s, err := sqlitestore.Open(t.Context(), path); err == nil || s != nil {
			t.Errorf("Open(%q) = %v, %v; want an error", path, s, err)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := sqlitestore.Open(ctx, ":memory:"); !errors.Is(err, context.Canceled) {
		t.Errorf("Open = %v, want that it was cancelled", err)
	}
}

// Two databases in memory are separate.
func TestMemoriesAreApart(t *testing.T) {
	a, b := open(t, ":memory:"), open(t, ":memory:")
	if err := a.Put(t.Context(), kg.Batch{Entities: []kg.Entity{{ID: "actor/a", Kind: kg.Actor}}}); err != nil {
		t.Fatal(err)
	}
	got, err := b.Digests(t.Context())
	if err != nil || len(got) != 0 {
		t.Errorf("the other has %v, %v", got, err)
	}
}

// Several programs can open one file at the same time, even if the file is new. Each
// program sees what the others have put.
func TestOpenTwice(t *testing.T) {
	path := filepath.Join(t.TempDir(), "graph.db")
	stores := make(chan kg.Store, 4)
	for range cap(stores) {
		go func() {
			s, err := sqlitestore.Open(context.WithoutCancel(t.Context()), path)
			if err != nil {
				t.Error(err)
				stores <- nil
				return
			}
			stores <- s
		}()
	}
	var all []kg.Store
	for range cap(stores) {
		if s := <-stores; s != nil {
			defer s.Close(t.Context())
			all = append(all, s)
		}
	}
	for i, s := range all {
		if err := s.Put(t.Context(), kg.Batch{Entities: []kg.Entity{{
			ID:   kg.ID(fmt.Sprint("actor/a", i)),
			Kind: kg.Actor,
		}}}); err != nil {
			t.Error(err)
		}
		for _, other := range all {
			if got, err := other.Digests(t.Context()); err != nil || len(got) != i+1 {
				t.Errorf("after %d: %v, %v", i, got, err)
			}
		}
	}
}

// A file that another program has locked is unavailable. The wait for the lock ends
// when the context ends. If the context lasts longer than the wait, the error is
// ErrUnavailable.
func TestLockedIsUnavailable(t *testing.T) {
	path := filepath.Join(t.TempDir(), "graph.db")
	s := open(t, path)
	db, err := sql.Open("sqlite", "file:"+path+"?_txlock=immediate")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	tx, err := db.Begin()
	if err != nil {
		t.Fatal(err)
	}
	b := kg.Batch{Entities: []kg.Entity{{ID: "actor/a", Kind: kg.Actor}}}
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if err := s.Put(ctx, b); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("Put = %v, want that the time is over", err)
	}
	if got, err := s.Digests(t.Context()); err != nil || len(got) != 0 {
		t.Errorf("readers wait for writers: %v, %v", got, err)
	}
	if !testing.Short() {
		if err := s.Put(t.Context(), b); !errors.Is(err, kg.ErrUnavailable) {
			t.Errorf("Put = %v, want ErrUnavailable", err)
		}
	}
	if err := tx.Rollback(); err != nil {
		t.Fatal(err)
	}
	if err := s.Put(t.Context(), b); err != nil {
		t.Error(err)
	}
}

// A read whose context ends does not disturb other reads.
func TestReadsEndWithTheirContext(t *testing.T) {
	for _, path := range []string{":memory:", filepath.Join(t.TempDir(), "graph.db")} {
		s := open(t, path)
		var b kg.Batch
		for i := range 2000 {
			b.Entities = append(b.Entities, kg.Entity{ID: kg.ID(fmt.Sprint("actor/a", i)), Kind: kg.Actor, Name: "x"})
		}
		if err := s.Put(t.Context(), b); err != nil {
			t.Fatal(err)
		}
		for i := range 50 {
			ctx, cancel := context.WithTimeout(t.Context(), time.Duration(i)*100*time.Microsecond)
			_, err := s.Expand(ctx, []kg.ID{kg.Root}, kg.Via{}, kg.Window{Limit: 2000})
			if err != nil && !errors.Is(err, context.DeadlineExceeded) {
				t.Errorf("Expand = %v, want that the time is over", err)
			}
			cancel()
			if got, err := s.Digests(t.Context()); err != nil || len(got) != 2000 {
				t.Fatalf("then: %d, %v", len(got), err)
			}
		}
	}
}
