package pristine

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// TestCopyModule copies a small module with installed packages of npm and pip in it. The copy must not have the packages.
func TestCopyModule(t *testing.T) {
	root, dir := t.TempDir(), t.TempDir()
	want := []string{"go.mod", "go.sum", "graph/a.go", "internal/a/testdata/a.txt", "schema.graphqls", "seed/a.go", "server/a.go"}
	for _, name := range append(want, "internal/a/node_modules/b/b.js", "internal/a/.venv/bin/b", "docs/b.md") {
		path := filepath.Join(root, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(name), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := CopyModule(root, dir); err != nil {
		t.Fatal(err)
	}
	var got []string
	err := filepath.Walk(dir, func(path string, info os.FileInfo, err error) error {
		if err == nil && !info.IsDir() {
			name, _ := filepath.Rel(dir, path)
			got = append(got, filepath.ToSlash(name))
		}
		return err
	})
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("copied %q, %v; want %q", got, err, want)
	}
}
