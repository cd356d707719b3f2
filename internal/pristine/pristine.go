// Package pristine copies this module and replaces the rewritten code of
// graph/internal/gen by the code that gqlgen generates. Tests compare the answers of
// both, and internal/bench compares their speed.
package pristine

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
)

// Generated is the path of the file that gqlgen writes, relative to the copied module.
const Generated = "graph/internal/gen/exec.go"

// buffer declares WithBuffer, which package graph calls and gqlgen does not generate.
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

// Copy copies the module in root to dir, an empty directory, and runs gqlgen in the
// copy. It needs the go command.
func Copy(ctx context.Context, root, dir string) error {
	if err := CopyModule(root, dir); err != nil {
		return err
	}
	if err := Go(ctx, filepath.Join(dir, "graph"), "tool", "gqlgen", "generate"); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, filepath.Dir(Generated), "pristine.go"), []byte(buffer), 0o644)
}

// CopyModule copies the schema and the Go code of the module in root to dir, an empty
// directory. It leaves out what npm and pip have installed, which may be 500 MB.
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
		if err := os.CopyFS(filepath.Join(dir, name), sources{os.DirFS(filepath.Join(root, name))}); err != nil {
			return fmt.Errorf("pristine: %w", err)
		}
	}
	return nil
}

// sources is a file system without what npm and pip have installed.
type sources struct{ fs.FS }

// ReadDir implements fs.ReadDirFS.
func (s sources) ReadDir(name string) ([]fs.DirEntry, error) {
	all, err := fs.ReadDir(s.FS, name)
	return slices.DeleteFunc(all, func(e fs.DirEntry) bool {
		return e.Name() == "node_modules" || e.Name() == ".venv"
	}), err
}

// Go runs the go command in a directory. An error contains the output of the command.
func Go(ctx context.Context, dir string, args ...string) error {
	cmd := exec.CommandContext(ctx, "go", args...)
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("pristine: go %v: %w\n%s", args, err, out)
	}
	return nil
}

// Root returns the root directory of the module that contains the current directory.
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
