//go:build unix

package neo4jtest

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

func TestFailedStartShowsLog(t *testing.T) {
	h := briefly(t)
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
	eventually(t, "the home of the failed server is gone", func() bool {
		_, err := os.Stat(st.Home)
		return err != nil
	})
}

// briefly returns a handle with the jars of the process, but with a state of its own. Its
// servers end a second after their last user.
func briefly(t *testing.T) *handle {
	t.Helper()
	h := &handle{settings: cachedIn(t.TempDir(), releases[0])}
	h.grace = time.Second
	if err := os.Symlink(filepath.Join(process().cache, "lib"), filepath.Join(h.cache, "lib")); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(h.dir, 0o755); err != nil {
		t.Fatal(err)
	}
	return h
}

// TestPlaces has three processes: the second one comes while the first one tests, and the third one after it.
func TestPlaces(t *testing.T) {
	cache := t.TempDir()
	take := func() *handle {
		h := &handle{settings: cachedIn(cache, releases[0])}
		if err := h.place(); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { h.users.Close() })
		return h
	}
	first, second := take(), take()
	if first.dir == second.dir {
		t.Errorf("two processes have the place %s", first.dir)
	}
	first.users.Close()
	ending, err := lock(t.Context(), first.usersFile()) // as the watchdog has it while it ends a server
	if err != nil {
		t.Fatal(err)
	}
	if third := take(); third.dir == first.dir || third.dir == second.dir {
		t.Errorf("a process has the place %s, whose server is ending or used", third.dir)
	}
	ending.Close()
	if fourth := take(); fourth.dir != first.dir {
		t.Errorf("a process has the place %s, want the free one, %s", fourth.dir, first.dir)
	}
}

// TestContainer uses a docker that writes its arguments to a file.
func TestContainer(t *testing.T) {
	bin := t.TempDir()
	t.Setenv("PATH", bin+":"+os.Getenv("PATH"))
	asked := filepath.Join(bin, "asked")
	script(t, filepath.Join(bin, "docker"), `echo "$@" >>`+asked+`
case $1 in image) exit 1;; run) exec sleep 100;; esac`)
	r, err := docker(t.Context(), releases[0].image())
	if err != nil {
		t.Fatal(err)
	}
	home := filepath.Join(t.TempDir(), homePrefix+"1")
	if err := os.Mkdir(home, 0o755); err != nil {
		t.Fatal(err)
	}
	watchdog, err := briefly(t).watch(r, home, 1234)
	if err != nil {
		t.Fatal(err)
	}
	wrote := func(line string) func() bool {
		return func() bool {
			got, _ := os.ReadFile(asked)
			return strings.Contains("\n"+string(got), "\n"+line)
		}
	}
	for _, line := range []string{"info\n", "image inspect " + Image + "\n", "pull -q " + Image + "\n"} {
		if !wrote(line)() {
			t.Errorf("docker was not asked %q", line)
		}
	}
	if group, err := syscall.Getpgid(watchdog.Pid); err != nil || group != watchdog.Pid {
		t.Errorf("the watchdog %d is in the group of %d, %v: a signal of the terminal would reach it",
			watchdog.Pid, group, err)
	}
	eventually(t, "docker run", wrote("run --rm --name "+homePrefix+"1 -p 127.0.0.1:1234:7687 "))
	watchdog.Signal(syscall.SIGTERM)
	eventually(t, "docker rm", wrote("rm -f "+homePrefix+"1\n"))
	eventually(t, "home is gone", func() bool { _, err := os.Stat(home); return err != nil })
}

func TestNoEngine(t *testing.T) {
	bin := t.TempDir()
	t.Setenv("PATH", bin)
	script(t, filepath.Join(bin, "docker"), `exit 1`)
	if _, err := docker(t.Context(), releases[0].image()); err == nil || err.Error() != "docker info finds no engine" {
		t.Errorf("got %v", err)
	}
}

func TestJavaVersion(t *testing.T) {
	bin := t.TempDir()
	t.Setenv("PATH", bin)
	for _, test := range []struct{ script, want string }{
		{`echo 'openjdk version "11.0.1" 2018-10-16'`, "java is 11, and 17 is needed"},
		{`echo 'java version "1.8.0_392"'`, "java is 1, and 17 is needed"},
		{`echo 'Unable to locate a Java Runtime.'; exit 1`, "java -version does not work"},
		{`echo 'openjdk version "21" 2023-09-19'`, "<nil>"},
	} {
		script(t, filepath.Join(bin, "java"), test.script)
		_, err := javaVersion(t.Context(), "java", 17)
		if got := fmt.Sprint(err); got != test.want {
			t.Errorf("%s: got %s, want %s", test.script, got, test.want)
		}
	}
}

// TestNewcomer begins to use a server during the grace after the server's last user has
// ended.
func TestNewcomer(t *testing.T) {
	h := briefly(t)
	h.grace = time.Minute
	watchdog, err := h.watch(recipe{command: func(string, int) ([]string, error) {
		return []string{"sleep", "100"}, nil
	}}, t.TempDir(), 0)
	if err != nil {
		t.Fatal(err)
	}
	defer watchdog.Signal(syscall.SIGTERM)
	eventually(t, "the watchdog looks for users", func() bool {
		_, err := os.Stat(h.usersFile())
		return err == nil
	})
	ctx, cancel := context.WithTimeout(t.Context(), patient)
	defer cancel()
	users, err := lock(ctx, h.usersFile())
	if err != nil {
		t.Fatal(err)
	}
	users.Close()
}

// TestSweep removes the home that a server left after its watchdog was killed.
func TestSweep(t *testing.T) {
	h := briefly(t)
	home, err := os.MkdirTemp(t.TempDir(), homePrefix)
	if err != nil {
		t.Fatal(err)
	}
	pidFile := filepath.Join(h.dir, "pid")
	watchdog, err := h.watch(recipe{command: func(string, int) ([]string, error) {
		return []string{"sh", "-c", "echo $$ >" + pidFile + "; exec sleep 100"}, nil
	}}, home, 0)
	if err != nil {
		t.Fatal(err)
	}
	server := 0
	eventually(t, "the server runs", func() bool {
		text, _ := os.ReadFile(pidFile)
		server, _ = strconv.Atoi(strings.TrimSpace(string(text)))
		return server != 0
	})
	st := state{PID: watchdog.Pid, Home: home}
	if err := h.writeState(st); err != nil {
		t.Fatal(err)
	}
	if h.sweep(); !st.alive() {
		t.Fatal("the home of a server that runs is gone")
	}
	watchdog.Kill()
	eventually(t, "the watchdog is gone", func() bool { return !lives(watchdog.Pid) })
	h.sweep()
	if _, err := os.Stat(home); err == nil {
		t.Error("the home of a server whose watchdog was killed is still there")
	}
	if _, err := exec.LookPath("setpriv"); err == nil && runtime.GOOS == "linux" {
		eventually(t, "the server is gone", func() bool { return ended(server) })
	}
}

// ended reports whether a process has ended. Its parent may not have noticed yet.
func ended(pid int) bool {
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	return err != nil || strings.Contains(string(stat), ") Z ")
}

func TestWaitForLockIsBounded(t *testing.T) {
	path := filepath.Join(t.TempDir(), "lock")
	held, err := lock(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	held.WriteString("me\n")
	ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()
	_, err = lock(ctx, path)
	if !errors.Is(err, context.DeadlineExceeded) || !strings.Contains(err.Error(), `held by "me"`) {
		t.Errorf("got %v, want that the deadline has passed, and who holds the lock", err)
	}
	held.Close()
	again, err := lock(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	again.Close()
}

// TestFill uses a Maven that copies half of the jars and fails, and then one that works.
func TestFill(t *testing.T) {
	bin, dir := t.TempDir(), t.TempDir()
	t.Setenv("PATH", bin+":"+os.Getenv("PATH"))
	lib := filepath.Join(dir, "lib")
	script(t, filepath.Join(bin, "mvn"), `mkdir lib; echo >lib/a.jar; echo no network; echo more; exit 1`)
	err := fill(t.Context(), lib, releases[1].version)
	if err == nil || !strings.HasSuffix(err.Error(), "no network") {
		t.Errorf("got %v, want the first line of what mvn wrote", err)
	}
	if left, _ := os.ReadDir(dir); len(left) != 0 {
		t.Errorf("left after a failure: %v", left)
	}
	script(t, filepath.Join(bin, "mvn"), `grep -q 'neo4j-server</artifactId><version>`+releases[1].version+`<' pom.xml &&
mkdir lib && echo >lib/a.jar`)
	if err := fill(t.Context(), lib, releases[1].version); err != nil {
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
