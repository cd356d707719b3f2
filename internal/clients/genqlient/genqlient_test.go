// Package genqlient tests that genqlient generates a client from schema.graphqls, and
// that the client gets answers.
package genqlient

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	_ "github.com/Khan/genqlient/graphql" // the generated client imports it, and uses the same go.mod
)

// TestConflicts generates a client and compiles it. If KG_TEST_URL names a server, it
// runs the client.
func TestConflicts(t *testing.T) {
	try(t, project(t, "conflicts"))
}

// TestThings asks for a field of type Node. genqlient refuses an interface that other
// interfaces implement (Khan/genqlient issue 164). The workaround is to remove
// "implements" from the interfaces in a copy of the schema, which changes no query.
func TestThings(t *testing.T) {
	dir := project(t, "things")
	said, err := run(dir, "go", "tool", "genqlient")
	if err == nil || !strings.Contains(said, "interface Node had non-object implementation") {
		t.Errorf("genqlient may have learned it: %v: %s", err, said)
	}
	schema := filepath.Join(dir, "schema.graphqls")
	data, err := os.ReadFile(schema)
	if err != nil {
		t.Fatal(err)
	}
	flat := regexp.MustCompile(`(?m)^(interface \w+) implements [^{]+`).ReplaceAllString(string(data), "$1 ")
	write(t, schema, flat)
	try(t, dir)
}

func TestWrongField(t *testing.T) {
	dir := project(t, "conflicts")
	write(t, filepath.Join(dir, "conflicts.graphql"), "query Wrong { dataset { colour } }")
	said, err := run(dir, "go", "tool", "genqlient")
	if err == nil || !strings.Contains(said, "colour") {
		t.Errorf("want an error about colour, got %v: %s", err, said)
	}
}

// try generates the client in dir, compiles it and runs it.
func try(t *testing.T, dir string) {
	t.Helper()
	do(t, dir, "go", "tool", "genqlient")
	do(t, dir, "go", "vet", ".")
	url := os.Getenv("KG_TEST_URL")
	if url == "" {
		t.Skip("compiled, but not run: KG_TEST_URL is not set")
	}
	t.Log(do(t, dir, "go", "run", ".", url))
}

// project copies a project, its go.mod and the schema into a new folder.
func project(t *testing.T, name string) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(filepath.Join("testdata", name))); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"go.mod", "go.sum", "../../../schema.graphqls"} {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(dir, filepath.Base(name)), string(data))
	}
	return dir
}

func write(t *testing.T, path, data string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(data), 0o600); err != nil {
		t.Fatal(err)
	}
}

// do runs a program that must succeed, and returns its output.
func do(t *testing.T, dir, name string, args ...string) string {
	t.Helper()
	said, err := run(dir, name, args...)
	if err != nil {
		t.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, said)
	}
	return said
}

func run(dir, name string, args ...string) (string, error) {
	cmd := exec.Command(name, args...)
	cmd.Dir = dir
	said, err := cmd.CombinedOutput()
	return string(said), err
}
