//go:build unix

package neo4jtest

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestFailedStartShowsLog(t *testing.T) {
	h := &handle{settings: settings{dir: t.TempDir(), grace: time.Second}}
	_, err := h.launch(t.Context(), recipe{command: func(home string, port int) ([]string, error) {
		return []string{"sh", "-c", "echo no such luck; exit 3"}, nil
	}})
	if !errors.Is(err, errEnded) || !strings.Contains(err.Error(), "no such luck") {
		t.Errorf("got %v, want that the server has ended, and what it wrote", err)
	}
	st, err := h.readState()
	if err != nil {
		t.Fatal(err)
	}
	eventually(t, 10*time.Second, "the home of the failed server is gone", func() bool { return !st.alive() })
}

func TestWaitForLockIsBounded(t *testing.T) {
	path := filepath.Join(t.TempDir(), "lock")
	held, err := lock(t.Context(), path, exclusive)
	if err != nil {
		t.Fatal(err)
	}
	held.WriteString("me\n")
	ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()
	_, err = lock(ctx, path, exclusive)
	if !errors.Is(err, context.DeadlineExceeded) || !strings.Contains(err.Error(), `held by "me"`) {
		t.Errorf("got %v, want that the deadline has passed, and who holds the lock", err)
	}
	held.Close()
	again, err := lock(t.Context(), path, exclusive)
	if err != nil {
		t.Fatal(err)
	}
	again.Close()
}

func TestSharedLocks(t *testing.T) {
	path := filepath.Join(t.TempDir(), "lock")
	ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()
	for range 2 {
		f, err := lock(ctx, path, shared)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
	}
	if _, err := lock(ctx, path, exclusive); err == nil {
		t.Error("an exclusive lock beside two shared ones")
	}
}

// TestFill has a Maven that copies half and fails, and then one that works.
func TestFill(t *testing.T) {
	bin, dir := t.TempDir(), t.TempDir()
	t.Setenv("PATH", bin+":"+os.Getenv("PATH"))
	lib := filepath.Join(dir, "lib")
	script(t, filepath.Join(bin, "mvn"), `mkdir lib; echo >lib/a.jar; echo no network; echo more; exit 1`)
	err := fill(t.Context(), lib)
	if err == nil || !strings.HasSuffix(err.Error(), "no network") {
		t.Errorf("got %v, want the first line of what mvn wrote", err)
	}
	if left, _ := os.ReadDir(dir); len(left) != 0 {
		t.Errorf("left after a failure: %v", left)
	}
	script(t, filepath.Join(bin, "mvn"), `grep -q 'neo4j-server</artifactId><version>`+Version+`<' pom.xml && mkdir lib && echo >lib/a.jar`)
	if err := fill(t.Context(), lib); err != nil {
		t.Fatal(err)
	}
	if left, _ := os.ReadDir(dir); len(left) != 1 {
		t.Errorf("left: %v, want lib", left)
	}
	if _, err := os.Stat(filepath.Join(lib, "a.jar")); err != nil {
		t.Error(err)
	}
}

// script writes a shell script that can be run.
func script(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte("#!/bin/sh\n"+text+"\n"), 0o755); err != nil {
		t.Fatal(err)
	}
}
