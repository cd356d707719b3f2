package seed

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"accordgraph/internal/kg"
)

// TestEditor checks the bundled data set for its editor. If it fails, it prints a line for each mistake.
func TestEditor(t *testing.T) {
	b, err := Read(Bundled())
	if err != nil {
		t.Fatalf("seed/data has mistakes:\n%v", err)
	}
	t.Logf("%d entities, %d relationships: %v", len(b.Entities), len(b.Relationships), b.Meta.Counts)
}

// TestRead compares the batch that Read returns with testdata/right.json. The flag -update writes
// that file.
func TestRead(t *testing.T) {
	golden := filepath.Join("testdata", "right.json")
	got := printed(t, right(t))
	if *update {
		if err := os.WriteFile(golden, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestReadIsDeterministic(t *testing.T) {
	a, b := right(t), right(t)
	if !reflect.DeepEqual(a, b) {
		t.Error("two readings differ")
	}
	if a.Meta.Revision == "" || a.Entities[0].Digest == "" {
		t.Error("the batch is not complete")
	}
}

// TestMistakes reads each archive in testdata/mistakes. The comment of an archive lists all
// mistakes in the archive, one a line, as the function abridged returns them. The flag
// -update writes the comments.
func TestMistakes(t *testing.T) {
	files, err := filepath.Glob("testdata/mistakes/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no archives", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive := parse(t, file)
			b, err := Read(filesOf(t, archive))
			var mistakes Mistakes
			if !errors.As(err, &mistakes) || !reflect.DeepEqual(b, kg.Batch{}) {
				t.Fatalf("got %d entities and error %v, want Mistakes alone", len(b.Entities), err)
			}
			got := abridged(mistakes)
			if *update {
				archive.Comment = []byte(strings.Join(got, "\n") + "\n")
				if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want := strings.TrimSpace(string(archive.Comment))
			if diff := cmp.Diff(strings.Split(want, "\n"), got); diff != "" {
				t.Errorf("-want +got:\n%s\ngot:\n%v", diff, err)
			}
		})
	}
}

// right returns the data set of testdata/right.txtar, which has no mistakes.
func right(t *testing.T) kg.Batch {
	t.Helper()
	b, err := Read(filesOf(t, parse(t, "testdata/right.txtar")))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func parse(t *testing.T, file string) *txtar.Archive {
	t.Helper()
	a, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func filesOf(t *testing.T, a *txtar.Archive) fs.FS {
	t.Helper()
	files, err := txtar.FS(a)
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// printed returns b as JSON for a golden file. It leaves out digests, sort keys and the revision.
func printed(t *testing.T, b kg.Batch) []byte {
	t.Helper()
	for i := range b.Entities {
		b.Entities[i].Sort, b.Entities[i].Digest = "", ""
	}
	for i := range b.Relationships {
		b.Relationships[i].Digest = ""
	}
	b.Meta.Revision = ""
	text, err := json.MarshalIndent(b, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	return append(text, '\n')
}

func TestReadNothing(t *testing.T) {
	var mistakes Mistakes
	if _, err := Read(os.DirFS(filepath.Join(t.TempDir(), "none"))); !errors.As(err, &mistakes) || len(mistakes) != 3 {
		t.Errorf("got %v, want that neither the folder, the data set nor the sources can be read", err)
	}
}
