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

// TestQuestions asks the bundled data questions whose answers are known. It asks both stores,
// and a store that returns only the fields that a request reads. A file of testdata/question
// has the question in words, where its answer was checked by hand, the query, the answer,
// and the round trips to the store, each with the number of items that it was made for.
// -update writes new answers: check them against the facts before you commit them.
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

// sparingServer serves the bundled data from a store that omits all fields that a request
// does not read.
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

// tooSlow matches an answer that says that time ran out, on a busy machine.
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
		for again := 0; again < 10 && tooSlow.MatchString(reply); again++ { // a busy database is still planning the search
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
