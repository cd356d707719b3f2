package main

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"accordgraph/internal/pristine"
)

// TestSameAnswers has the code as gqlgen generates it give every golden answer of
// package graph: the same bytes that the rewritten code gives there.
func TestSameAnswers(t *testing.T) {
	dir := t.TempDir()
	if err := pristine.Copy(t.Context(), "../../..", dir); err != nil {
		t.Fatal(err)
	}
	if _, did, err := rewrite(read(t, filepath.Join(dir, pristine.Generated))); err != nil || did.Leaves == 0 {
		t.Fatalf("this is not what gqlgen generates: %+v, %v", did, err)
	}
	cmd := exec.CommandContext(t.Context(), "go", "test", "-count=1", "-v", "-run", "^TestGoldens$/^sqlite$", ".")
	cmd.Dir = filepath.Join(dir, "graph")
	out, err := cmd.CombinedOutput()
	if n := strings.Count(string(out), "--- PASS: TestGoldens/sqlite/"); n == 0 || err != nil {
		t.Errorf("%d goldens, %v:\n%s", n, err, out)
	}
}
