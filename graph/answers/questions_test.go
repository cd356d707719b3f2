package answers_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "rewrite what testdata wants")

// TestQuestions sends queries about the bundled data whose answers are known. It asks both stores, and a store that
// returns only the fields that a request reads. Each file of testdata/question has the question in words, the place
// where the answer was checked by hand, the query and the answer. It also lists the round trips to the store, each
// with the number of items for which it was made. The flag -update writes new answers. Whoever uses it must check the
// new answers against the facts before committing them.
func TestQuestions(t *testing.T) {
	files, err := filepath.Glob("testdata/question/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no questions", err)
	}
	stores := slices.Insert(slices.Clone(bothStores), 1, sparing) // after SQLite, whose answers -update writes
	for _, store := range stores {
		t.Run(store.name, func(t *testing.T) {
			h := over(t, store.open(t))
			for _, file := range files {
				t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
					question(t, h, file, *update && store.name == "sqlite")
				})
			}
		})
	}
}

func question(t *testing.T, h http.Handler, file string, update bool) {
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	got := &txtar.Archive{Comment: archive.Comment}
	for _, f := range archive.Files {
		if f.Name != "query" {
			continue
		}
		reply, trips := counted(t, h, string(f.Data), nil)
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
