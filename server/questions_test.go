package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"accordgraph/internal/kg/kgtest"
	"accordgraph/seed"
)

var update = flag.Bool("update", false, "rewrite what testdata wants")

// TestQuestions sends queries about the bundled data whose answers are known. It sends them to
// servers of both stores, and to a server of a store that returns only the fields that a request
// reads. Each file of testdata/question has the question in words, the place where the answer was
// checked by hand, the query and the answer. It also lists the round trips to the store, each with
// the number of items for which it was made. The flag -update writes new answers. Whoever uses it
// must check the new answers against the facts before committing them.
func TestQuestions(t *testing.T) {
	files, err := filepath.Glob("testdata/question/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no questions", err)
	}
	for _, store := range []struct {
		name string
		open func(*testing.T) string
	}{{"sqlite", sqliteServer}, {"sparing", sparingServer}, {"neo4j", neo4jServer}} {
		t.Run(store.name, func(t *testing.T) {
			url := store.open(t)
			for _, file := range files {
				t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
					question(t, url, file, *update && store.name == "sqlite")
				})
			}
		})
	}
}

// sparingServer serves the bundled data from a store that leaves out all fields that a request
// does not read. It returns the URL of the server.
func sparingServer(t *testing.T) string {
	b, err := seed.Read(seed.Bundled())
	if err != nil {
		t.Fatal(err)
	}
	if b.History, err = seed.History(seed.Bundled(), b); err != nil {
		t.Fatal(err)
	}
	store := opened(t, config{store: "sqlite::memory:"})
	s := httptest.NewServer(withTrips(holding(t, kgtest.Sparing(store), b)))
	t.Cleanup(s.Close)
	return s.URL
}

// tooSlow matches a request that took too long, as on a busy machine.
var tooSlow = regexp.MustCompile(`"UPSTREAM_UNAVAILABLE"|"TIMEOUT"`)

func question(t *testing.T, url, file string, update bool) {
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	got := &txtar.Archive{Comment: archive.Comment}
	for _, f := range archive.Files {
		if f.Name != "query" {
			continue
		}
		reply, trips := counted(t, url, string(f.Data))
		for again := 0; again < 10 && tooSlow.MatchString(reply); again++ { // the database is still planning
			reply, trips = counted(t, url, string(f.Data))
		}
		var answer bytes.Buffer
		if err := json.Indent(&answer, []byte(reply), "", " "); err != nil {
			t.Fatal(err)
		}
		answer.WriteByte('\n')
		list := fmt.Sprintln(len(trips)) + strings.Join(append(trips, ""), "\n")
		got.Files = append(got.Files, f,
			txtar.File{Name: "want", Data: answer.Bytes()}, txtar.File{Name: "trips", Data: []byte(list)})
	}
	if update {
		if err := os.WriteFile(file, txtar.Format(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(string(txtar.Format(archive)), string(txtar.Format(got))); diff != "" {
		t.Errorf("want -, got +:\n%s", diff)
	}
}
