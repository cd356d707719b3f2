// Package pristine makes a copy of this module in which the GraphQL code is as gqlgen
// generates it: what the rewritten code of graph/internal/gen is compared with, by its
// answers and by its speed.
package pristine

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// Generated is where, in a copy, gqlgen writes.
const Generated = "graph/internal/gen/exec.go"

// buffer stands in for the one thing that package graph calls and gqlgen does not
// write.
const buffer = `package gen

import (
	"context"
	"io"
)

type Buffer interface {
	io.Writer
	Bytes() []byte
	Reset()
}

func WithBuffer(ctx context.Context, _ Buffer) context.Context { return ctx }
`

// Copy copies the module that is in root to dir, which is there and empty, and has
// gqlgen write the GraphQL code anew. It needs the go command.
func Copy(ctx context.Context, root, dir string) error {
	if err := CopyModule(root, dir); err != nil {
		return err
	}
	if err := Go(ctx, filepath.Join(dir, "graph"), "tool", "gqlgen", "generate"); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, filepath.Dir(Generated), "pristine.go"), []byte(buffer), 0o644)
}

// CopyModule copies the module that is in root to dir, which is there and empty, as it
// is.
func CopyModule(root, dir string) error {
	for _, name := range []string{"go.mod", "go.sum", "schema.graphqls"} {
		text, err := os.ReadFile(filepath.Join(root, name))
		if err == nil {
			err = os.WriteFile(filepath.Join(dir, name), text, 0o644)
		}
		if err != nil {
			return fmt.Errorf("pristine: %w", err)
		}
	}
	for _, name := range []string{"graph", "internal", "seed", "server"} {
		if err := os.CopyFS(filepath.Join(dir, name), os.DirFS(filepath.Join(root, name))); err != nil {
			return fmt.Errorf("pristine: %w", err)
		}
	}
	return nil
}

// Go runs the go command in a directory. What it prints is in the error.
func Go(ctx context.Context, dir string, args ...string) error {
	cmd := exec.CommandContext(ctx, "go", args...)
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("pristine: go %v: %w\n%s", args, err, out)
	}
	return nil
}

// Root returns the directory of the module that has the current directory in it.
func Root() (string, error) {
	dir, err := os.Getwd()
	for err == nil {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir, nil
		}
		if filepath.Dir(dir) == dir {
			return "", errors.New("pristine: no go.mod here or above")
		}
		dir = filepath.Dir(dir)
	}
	return "", fmt.Errorf("pristine: %w", err)
}
