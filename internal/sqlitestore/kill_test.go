package sqlitestore_test

import (
	"bufio"
	"context"
	"database/sql"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"accordgraph/internal/kg"
	"accordgraph/internal/sqlitestore"
)

// loaderFile is an environment variable. It names the file into which a child process
// must put batches.
const loaderFile = "ACCORDGRAPH_TEST_LOADER_FILE"

func TestMain(m *testing.M) {
	if path := os.Getenv(loaderFile); path != "" {
		if err := load(path); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

// batchSize is the number of entities in a batch, without the entity that all batches
// share.
const batchSize = 20

// loaded returns batch n of the loader. Each entity of the batch has a relationship to
// the first entity. The batch adds to the batches before it, and replaces one entity that
// all batches share.
func loaded(n int) (b kg.Batch) {
	first := kg.ID(fmt.Sprintf("actor/b%d-0", n))
	for i := range batchSize {
		e := kg.Entity{
			ID: kg.ID(fmt.Sprintf("actor/b%d-%d", n, i)), Kind: kg.Actor, Name: fmt.Sprint("batch ", n),
			Digest: fmt.Sprint(n),
		}
		b.Entities = append(b.Entities, e)
		b.Relationships = append(b.Relationships,
			kg.Relationship{
				ID: kg.ID(fmt.Sprintf("relationship/b%d-%d", n, i)), Type: kg.MemberOf, From: e.ID, To: first,
				Digest: fmt.Sprint(n),
			})
	}
	shared := kg.Entity{
		ID: "event/shared", Kind: kg.Event, Name: "shared", Sort: fmt.Sprint(n), Digest: fmt.Sprint(n),
		Fields: map[string]any{"summary": fmt.Sprint("last", n)},
	}
	b.Entities = append(b.Entities, shared)
	b.Meta = &kg.Meta{Revision: fmt.Sprint(n)}
	return b
}

// load puts one batch after another into the file at path, until the process is killed.
// It prints the number of each batch that Put has finished.
func load(path string) error {
	ctx := context.Background()
	s, err := sqlitestore.Open(ctx, path)
	if err != nil {
		return err
	}
	m, err := s.Meta(ctx)
	if err != nil {
		return err
	}
	n := 0
	fmt.Sscan(m.Revision, &n)
	for {
		n++
		if err := s.Put(ctx, loaded(n)); err != nil {
			return err
		}
		fmt.Println(n)
	}
}

// A killed loader loses nothing that it has reported, and leaves no part of the batch
// that it was writing.
func TestKilledLoaderLosesNothing(t *testing.T) {
	rounds := 30
	if testing.Short() {
		rounds = 5
	} else if os.Getenv("CI") != "" {
		rounds = 8
	}
	path := filepath.Join(t.TempDir(), "graph.db")
	last := 0
	for round := range rounds {
		last = killed(t, path, rand.IntN(12))
		kept := check(t, path)
		if kept != last && kept != last+1 { // it may be killed after Put and before it prints
			t.Fatalf("round %d: %d was kept, but there are %d batches", round, last, kept)
		}
	}
	t.Logf("%d rounds, %d batches", rounds, last)
}

// killed runs a loader, and kills it after the given number of batches. It returns the
// number of the last batch that the loader reported.
func killed(t *testing.T, path string, batches int) (last int) {
	t.Helper()
	child := exec.CommandContext(t.Context(), os.Args[0])
	child.Env = append(os.Environ(), loaderFile+"="+path)
	child.Stderr = os.Stderr
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	for i := 0; lines.Scan(); i++ {
		if _, err := fmt.Sscan(lines.Text(), &last); err != nil {
			t.Fatal(err)
		}
		if i == batches {
			if err := child.Process.Kill(); err != nil {
				t.Error(err)
			}
		}
	}
	if err := child.Wait(); err == nil {
		t.Fatal("the loader has ended by itself")
	}
	return last
}

// check returns the number of batches at path, and checks that each is complete.
func check(t *testing.T, path string) (kept int) {
	t.Helper()
	s, err := sqlitestore.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close(t.Context())
	m, err := s.Meta(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := fmt.Sscan(m.Revision, &kept); err != nil {
		t.Fatal(err)
	}
	want := map[kg.ID]string{}
	for n := 1; n <= kept; n++ {
		b := loaded(n)
		for _, e := range b.Entities {
			want[e.ID] = e.Digest
		}
		for _, r := range b.Relationships {
			want[r.ID] = r.Digest
		}
	}
	got, err := s.Digests(t.Context())
	if err != nil || len(got) != len(want) {
		t.Fatalf("%d batches: %d things, %v; want %d", kept, len(got), err, len(want))
	}
	for id, digest := range want {
		if got[id] != digest {
			t.Fatalf("%s is of batch %q, want %q", id, got[id], digest)
		}
	}
	found, err := s.Search(t.Context(), []kg.SearchTerm{{"last"}}, nil, 9)
	if err != nil || len(found) != 1 || found[0].Text("summary") != fmt.Sprint("last", kept) {
		t.Fatalf("batch %d: search finds %v, %v", kept, found, err)
	}
	checkLog(t, s, kept, got)
	integrity(t, path)
	return kept
}

// checkLog checks that the log ends with batch n, and that the last things in it are what the store holds.
func checkLog(t *testing.T, s kg.Store, n int, digests map[kg.ID]string) {
	t.Helper()
	log, err := s.Changes(t.Context(), kg.ChangeQuestion{Desc: true, Limit: 5 * batchSize})
	if err != nil || len(log) == 0 {
		t.Fatalf("batch %d: the log has %d entries, %v", n, len(log), err)
	}
	tip, err := s.Tip(t.Context())
	each := int64(2*batchSize + 2) // the things of a batch, the entity that all share and the data set
	if want := (kg.Tip{Number: 1 + int64(n-1)*each, Puts: int64(n)}); err != nil || tip != want {
		t.Fatalf("batch %d: the log ends at %+v, %v; want %+v", n, tip, err, want)
	}
	if log[0].Number != tip.Number || log[0].ID != kg.Root || log[0].After != fmt.Sprint(n) {
		t.Fatalf("batch %d: the last entry is %+v", n, log[0])
	}
	seen := map[kg.ID]bool{kg.Root: true}
	for _, c := range log {
		if !seen[c.ID] && digestOf(c.Is) != digests[c.ID] {
			t.Fatalf("batch %d: the log says that %s has digest %q, and it has %q", n, c.ID, digestOf(c.Is), digests[c.ID])
		}
		seen[c.ID] = true
	}
}

func digestOf(t kg.Thing) string {
	switch {
	case t.Entity != nil:
		return t.Entity.Digest
	case t.Relationship != nil:
		return t.Relationship.Digest
	}
	return ""
}

// integrity makes SQLite check every page, index and reference.
func integrity(t *testing.T, path string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var result string
	if err := db.QueryRow("PRAGMA integrity_check").Scan(&result); err != nil || !strings.EqualFold(result, "ok") {
		t.Fatalf("integrity_check: %s, %v", result, err)
	}
	rows, err := db.Query("PRAGMA foreign_key_check")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	if rows.Next() || rows.Err() != nil {
		t.Fatalf("foreign_key_check finds something, %v", rows.Err())
	}
	if _, err := db.Exec("INSERT INTO word (word) VALUES ('integrity-check')"); err != nil {
		t.Fatalf("the index of words: %v", err)
	}
}
