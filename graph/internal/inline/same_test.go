package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// plainBuffer stands in for the one thing that package graph calls and gqlgen does
// not write.
const plainBuffer = `package gen

import (
	"bytes"
	"context"
)

func WithBuffer(ctx context.Context, _ *bytes.Buffer) context.Context { return ctx }
`

// TestSameAnswers has the code as gqlgen generates it give every golden answer of
// package graph: the same bytes that the rewritten code gives there.
func TestSameAnswers(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"go.mod", "go.sum", "schema.graphqls"} {
		write(t, filepath.Join(dir, name), read(t, filepath.Join("../../..", name)))
	}
	for _, name := range []string{"graph", "internal", "seed", "server"} {
		if err := os.CopyFS(filepath.Join(dir, name), os.DirFS(filepath.Join("../../..", name))); err != nil {
			t.Fatal(err)
		}
	}
	run := func(in string, args ...string) string {
		t.Helper()
		cmd := exec.CommandContext(t.Context(), "go", args...)
		cmd.Dir = filepath.Join(dir, in)
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("go %v: %v\n%s", args, err, out)
		}
		return string(out)
	}
	run("graph", "tool", "gqlgen", "generate")
	generated := filepath.Join(dir, "graph/internal/gen/exec.go")
	if _, did, err := rewrite(read(t, generated)); err != nil || did.Leaves == 0 {
		t.Fatalf("this is not what gqlgen generates: %+v, %v", did, err)
	}
	write(t, filepath.Join(dir, "graph/internal/gen/plain.go"), plainBuffer)
	out := run("graph", "test", "-count=1", "-v", "-run", "^TestGoldens$/^sqlite$", ".")
	if n := strings.Count(out, "--- PASS: TestGoldens/sqlite/"); n == 0 {
		t.Errorf("it answered none:\n%s", out)
	}
}
