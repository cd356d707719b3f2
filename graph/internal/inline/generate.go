package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
)

// generated is the folder that gqlgen writes to, relative to the folder of gqlgen.yml.
const generated = "internal/gen"

// generate runs gqlgen in dir, the folder of gqlgen.yml, and rewrites the generated code.
// If either step fails, generate restores the old code. This is needed because gqlgen
// deletes the old code before it reads the schema, and because package graph does not
// compile with code that is not rewritten.
func generate(ctx context.Context, dir string) error {
	gen := filepath.Join(dir, generated)
	before, err := files(gen)
	if err != nil {
		return fmt.Errorf("read the generated code: %w", err)
	}
	file := filepath.Join(gen, "exec.go")
	if err = gqlgen(ctx, dir); err == nil {
		err = inline(file)
	}
	if err == nil {
		err = introspectAsReference(file)
	}
	if err == nil {
		return nil
	}
	return errors.Join(fmt.Errorf("%s stays as it was: %w", gen, err), restore(gen, before))
}

// gqlgen runs gqlgen in dir.
func gqlgen(ctx context.Context, dir string) error {
	cmd := exec.CommandContext(ctx, "go", "tool", "gqlgen", "generate")
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("gqlgen: %w\n%s%s", err, out, missingType(out))
	}
	return nil
}

// withoutType matches gqlgen's message about a type that implements an interface of the
// schema and that package model lacks.
var withoutType = regexp.MustCompile(`graph/internal/gen\.(\w+) does not satisfy the interface`)

// missingType returns what to do if the output of gqlgen says that package model lacks a
// type.
func missingType(out []byte) string {
	if m := withoutType.FindSubmatch(out); m != nil {
		return fmt.Sprintf("add type %s to graph/internal/model, and a case for it to view in model.go\n", m[1])
	}
	return ""
}

// files returns the files of a folder by their names. It returns none for a folder that
// does not exist.
func files(dir string) (map[string][]byte, error) {
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, err
	}
	all := map[string][]byte{}
	for _, e := range entries {
		if all[e.Name()], err = os.ReadFile(filepath.Join(dir, e.Name())); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// restore writes the files that a folder had before, and deletes all other files in it.
func restore(dir string, before map[string][]byte) error {
	now, err := files(dir)
	if err != nil {
		return fmt.Errorf("put the generated code back: %w", err)
	}
	errs := []error{os.MkdirAll(dir, 0o755)}
	for name, text := range before {
		errs = append(errs, os.WriteFile(filepath.Join(dir, name), text, 0o644))
	}
	for name := range now {
		if _, there := before[name]; !there {
			errs = append(errs, os.Remove(filepath.Join(dir, name)))
		}
	}
	return errors.Join(errs...)
}
