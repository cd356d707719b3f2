package main

import (
	"context"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"accordgraph/internal/kg"
)

// TestUnpack compares a store that begins as the packed database with a store that is filled from the YAML files: the
// things, the data set and the log.
func TestUnpack(t *testing.T) {
	t.Parallel()
	filled := config{store: "sqlite::memory:"}
	want, err := filled.open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer want.Close(context.Background())
	before := time.Now().UTC().Format(time.DateOnly)
	if _, err := filled.fill(t.Context(), want); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{":memory:", filepath.Join(t.TempDir(), "kg.db")} {
		got, _, err := config{store: "sqlite:" + name}.openFilled(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if time.Now().UTC().Format(time.DateOnly) == before { // not at midnight
			wantAlike(t, got, want)
		}
		if err := got.Close(t.Context()); err != nil {
			t.Error(err)
		}
	}
}

// wantAlike checks that two stores hold the same and have the same log.
func wantAlike(t *testing.T, got, want kg.Store) {
	t.Helper()
	a, errA := got.Digests(t.Context())
	b, errB := want.Digests(t.Context())
	if err := errors.Join(errA, errB); err != nil || !maps.Equal(a, b) {
		t.Errorf("%d things, want %d alike, error %v", len(a), len(b), err)
	}
	metaA, errA := got.Meta(t.Context())
	metaB, errB := want.Meta(t.Context())
	if diff := cmp.Diff(metaB, metaA); errors.Join(errA, errB) != nil || diff != "" {
		t.Errorf("error %v, the data set:\n%s", errors.Join(errA, errB), diff)
	}
	logA, errA := got.Changes(t.Context(), kg.ChangeQuestion{Limit: 1e6})
	logB, errB := want.Changes(t.Context(), kg.ChangeQuestion{Limit: 1e6})
	if diff := cmp.Diff(logB, logA); errors.Join(errA, errB) != nil || diff != "" {
		t.Errorf("error %v, the log:\n%s", errors.Join(errA, errB), diff)
	}
}

// smallData returns a folder with the small data set of the tests of package seed.
func smallData(t *testing.T) string {
	t.Helper()
	archive, err := txtar.ParseFile("../seed/testdata/right.txtar")
	if err != nil {
		t.Fatal(err)
	}
	files, err := txtar.FS(archive)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.CopyFS(dir, files); err != nil {
		t.Fatal(err)
	}
	return dir
}

// TestUnpackOnlyWhatIsWanted opens stores that must not begin as the packed database: one for the data set of a folder,
// and one that has another data set already.
func TestUnpackOnlyWhatIsWanted(t *testing.T) {
	small := config{store: "sqlite:" + filepath.Join(t.TempDir(), "kg.db"), seed: smallData(t)}
	var revision string
	for _, c := range []config{small, {store: small.store}} {
		store, meta, err := c.openFilled(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if meta.Title != "A small data set" || revision != "" && meta.Revision != revision {
			t.Errorf("-seed is %q: the store has %q at revision %s, want the small data set", c.seed, meta.Title, meta.Revision)
		}
		revision = meta.Revision
		if err := store.Close(t.Context()); err != nil {
			t.Error(err)
		}
	}
}
