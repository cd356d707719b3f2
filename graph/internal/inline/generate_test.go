package main

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"accordgraph/internal/pristine"
)

// TestGenerate runs gqlgen on a copy of the module with a mistake in the schema. The
// error names the mistake, and the generated code stays as it was. CI runs go generate
// without mistakes.
func TestGenerate(t *testing.T) {
	dir := t.TempDir()
	if err := pristine.CopyModule("../../..", dir); err != nil {
		t.Fatal(err)
	}
	schema, graph := filepath.Join(dir, "schema.graphqls"), filepath.Join(dir, "graph")
	text := read(t, schema)
	const field = "\n  \"\"\"Nobody resolves it.\"\"\"\n  unresolved: String\n"
	for _, c := range []struct{ name, before, by, want string }{
		{"a typo", "type Actor implements", "type Actor implemets", "gqlgen: "},
		{"an unknown type", "type Query {", "type Query {" + strings.Replace(field, "String", "Strin", 1), "Strin"},
		{
			"a field without a method", "type Actor implements Node & Entity {", "type Actor implements Node & Entity {" + field,
			"add method Unresolved to type Actor in graph/internal/model (field Actor.unresolved)",
		},
		{
			"a type without a Go type", "type Query {", "type Query {" + strings.Replace(field, "String", "Novel", 1) +
				"}\n\ntype Novel implements Node {\n  id: ID!\n  plainId: ID!\n", "add type Novel to graph/internal/model",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			if testing.Short() && c.name == "a field without a method" {
				t.Skip("runs gqlgen to its end, which takes 15 seconds")
			}
			changed := strings.Replace(text, c.before, c.by, 1)
			if changed == text {
				t.Fatalf("the schema has no %q", c.before)
			}
			write(t, schema, changed)
			before, err := files(filepath.Join(graph, generated))
			if err != nil || len(before) < 2 {
				t.Fatalf("%d files, %v", len(before), err)
			}
			if err = generate(t.Context(), graph); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %q", err, c.want)
			}
			after, err := files(filepath.Join(graph, generated))
			if err != nil {
				t.Fatal(err)
			}
			if !maps.EqualFunc(before, after, slices.Equal) {
				t.Error("the generated code is another")
			}
		})
	}
}

// TestRestore checks that deleted files are restored, and that new files are deleted.
func TestRestore(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "gen")
	before := map[string][]byte{"exec.go": []byte("exec"), "models.go": []byte("models")}
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "exec.go"), "half")
	write(t, filepath.Join(dir, "new.go"), "new")
	if err := restore(dir, before); err != nil {
		t.Fatal(err)
	}
	if after, err := files(dir); err != nil || !maps.EqualFunc(before, after, slices.Equal) {
		t.Errorf("%q, %v", after, err)
	}
}
