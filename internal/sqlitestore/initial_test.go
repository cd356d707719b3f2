package sqlitestore_test

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"accordgraph/internal/kg"
	"accordgraph/internal/sqlitestore"
)

// initial returns a database with one entity, whose log has an entry with NoDay.
func initial(t *testing.T) sqlitestore.Initial {
	t.Helper()
	path, small := filepath.Join(t.TempDir(), "a.db"), filepath.Join(t.TempDir(), "b.db")
	s, err := sqlitestore.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	b := kg.Batch{
		Entities: []kg.Entity{{ID: "actor/a", Kind: kg.Actor, Digest: "d"}},
		Meta:     &kg.Meta{Revision: "r"},
		Day:      sqlitestore.NoDay,
	}
	if err := errors.Join(s.Put(t.Context(), b), s.Close(t.Context())); err != nil {
		t.Fatal(err)
	}
	execute(t, path, "VACUUM INTO '"+small+"'")
	data := contents(t, small)
	return sqlitestore.Initial{Day: "2025-02-03", Write: func(w io.Writer) error {
		_, err := io.Copy(w, bytes.NewReader(data))
		return err
	}}
}

// TestOpenInitial opens new databases, and opens each of them a second time.
func TestOpenInitial(t *testing.T) {
	i := initial(t)
	for _, path := range []string{":memory:", filepath.Join(t.TempDir(), "a b?c#d%20.db")} {
		s, err := sqlitestore.OpenInitial(t.Context(), path, i)
		if err != nil {
			t.Fatal(err)
		}
		wantInitial(t, s)
		b := kg.Batch{Entities: []kg.Entity{{ID: "actor/b", Kind: kg.Actor}}}
		if err := errors.Join(s.Put(t.Context(), b), s.Close(t.Context())); err != nil {
			t.Fatal(err)
		}
		if path == ":memory:" {
			continue
		}
		if s, err = sqlitestore.OpenInitial(t.Context(), path, i); err != nil {
			t.Fatal(err)
		}
		if got, err := s.Digests(t.Context()); err != nil || len(got) != 2 {
			t.Errorf("opened again: %v, error %v, want two things", got, err)
		}
		if err := s.Close(t.Context()); err != nil {
			t.Error(err)
		}
		wantFiles(t, filepath.Dir(path), 1)
	}
}

// wantInitial checks that s holds what initial returns.
func wantInitial(t *testing.T, s kg.Store) {
	t.Helper()
	meta, err := s.Meta(t.Context())
	if err != nil || meta.Revision != "r" {
		t.Errorf("revision %q, error %v", meta.Revision, err)
	}
	log, err := s.Changes(t.Context(), kg.ChangeQuestion{Limit: 9})
	if err != nil || len(log) != 1 || log[0].Day != "2025-02-03" {
		t.Errorf("the log is %+v, error %v, want one entry with the day", log, err)
	}
}

func wantFiles(t *testing.T, dir string, want int) {
	t.Helper()
	if files, err := os.ReadDir(dir); err != nil || len(files) != want {
		t.Errorf("there are %v, error %v, want %d files", files, err, want)
	}
}

// TestOpenInitialAtOnce opens one new path several times at the same time.
func TestOpenInitialAtOnce(t *testing.T) {
	i, path := initial(t), filepath.Join(t.TempDir(), "graph.db")
	var all sync.WaitGroup
	stores := make(chan *sqlitestore.Store, 6)
	for range cap(stores) {
		all.Go(func() {
			s, err := sqlitestore.OpenInitial(t.Context(), path, i)
			if err != nil {
				t.Error(err)
				return
			}
			wantInitial(t, s)
			stores <- s
		})
	}
	all.Wait()
	close(stores)
	// The last connection to a database removes the files beside it. If the last two end at once, neither is the last.
	for s := range stores {
		if err := s.Close(t.Context()); err != nil {
			t.Error(err)
		}
	}
	wantFiles(t, filepath.Dir(path), 1)
}

// TestOpenInitialLeavesFilesAlone checks that files at the place of the database stay, and that the database is the one
// that Open makes of them.
func TestOpenInitialLeavesFilesAlone(t *testing.T) {
	i := initial(t)
	for _, name := range []string{"graph.db", "graph.db-wal", "graph.db-journal"} {
		path := filepath.Join(t.TempDir(), "graph.db")
		write(t, filepath.Join(filepath.Dir(path), name), nil)
		s, err := sqlitestore.OpenInitial(t.Context(), path, i)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := s.Digests(t.Context()); err != nil || len(got) != 0 {
			t.Errorf("%s: %v, error %v, want an empty store", name, got, err)
		}
		if err := s.Close(t.Context()); err != nil {
			t.Error(err)
		}
	}
	other := filepath.Join(t.TempDir(), "other.db")
	execute(t, other, "CREATE TABLE x (id)")
	if _, err := sqlitestore.OpenInitial(t.Context(), other, i); !errors.Is(err, kg.ErrNotOurs) {
		t.Errorf("a database of another program: %v, want ErrNotOurs", err)
	}
}

// TestOpenInitialFails checks that a copy that fails leaves no file.
func TestOpenInitialFails(t *testing.T) {
	full, dir := errors.New("the disk is full"), t.TempDir()
	i := sqlitestore.Initial{Write: func(w io.Writer) error {
		_, err := w.Write(make([]byte, 5000))
		return errors.Join(err, full)
	}}
	for _, path := range []string{":memory:", filepath.Join(dir, "graph.db")} {
		if s, err := sqlitestore.OpenInitial(t.Context(), path, i); !errors.Is(err, full) || s != nil {
			t.Errorf("%s: %v, error %v, want that the disk is full", path, s, err)
		}
	}
	wantFiles(t, dir, 0)
	path := filepath.Join(dir, "no", "such.db")
	if s, err := sqlitestore.OpenInitial(t.Context(), path, i); err == nil || s != nil {
		t.Errorf("OpenInitial(%q) = %v, want an error", path, s)
	}
}
