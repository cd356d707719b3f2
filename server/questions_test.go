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

// TestQuestions asks the bundled data questions whose answers are known, on both
// stores and on one that finds nothing but what is wanted. A file of testdata/question says in words what is asked, where the
// answer was checked by hand, and then has the query, the answer that is wanted,
// and the trips to the store, each with the number of things it was made for. With
// -update read the new answer against the facts before you keep it.
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

// sparingServer serves the bundled data without what is not wanted of them.
func sparingServer(t *testing.T) string {
	b, err := seed.Read(seed.Bundled())
	if err != nil {
		t.Fatal(err)
	}
	store := opened(t, config{store: "sqlite::memory:"})
	s := httptest.NewServer(withTrips(holding(t, kgtest.Sparing(store), b)))
	t.Cleanup(s.Close)
	return s.URL
}

// tooSlow is an answer that a busy machine had no time for.
var tooSlow = regexp.MustCompile(`"TIME"|"UPSTREAM_UNAVAILABLE"|"TIMEOUT"`)

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
		for again := 0; again < 10 && tooSlow.MatchString(reply); again++ { // a busy database still plans the search, once
			reply, trips = counted(t, url, string(f.Data))
		}
		var answer bytes.Buffer
		if err := json.Indent(&answer, []byte(reply), "", " "); err != nil {
			t.Fatal(err)
		}
		answer.WriteByte('\n')
		list := fmt.Sprintln(len(trips)) + strings.Join(append(trips, ""), "\n")
		got.Files = append(got.Files, f, txtar.File{Name: "want", Data: answer.Bytes()}, txtar.File{Name: "trips", Data: []byte(list)})
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
