package main

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"accordgraph/internal/pristine"
)

// TestSameAnswers checks that the code that gqlgen generates gives every golden answer of
// package graph, byte for byte. The tests of package graph check the same for the
// rewritten code.
func TestSameAnswers(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles a second copy of the generated code, which takes half a minute")
	}
	dir := t.TempDir()
	if err := pristine.Copy(t.Context(), "../../..", dir); err != nil {
		t.Fatal(err)
	}
	if _, did, err := rewrite(read(t, filepath.Join(dir, pristine.Generated))); err != nil || did.Leaves == 0 {
		t.Fatalf("this is not what gqlgen generates: %+v, %v", did, err)
	}
	cmd := exec.CommandContext(t.Context(), "go", "test", "-vet=off", "-count=1", "-v", "-run", "^TestGoldens$/^sqlite$", ".")
	cmd.Dir = filepath.Join(dir, "graph")
	out, err := cmd.CombinedOutput()
	if n := strings.Count(string(out), "--- PASS: TestGoldens/sqlite/"); n == 0 || err != nil {
		t.Errorf("%d goldens, %v:\n%s", n, err, out)
	}
}
