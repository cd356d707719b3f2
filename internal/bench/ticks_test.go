package main

import (
	"os"
	"runtime"
	"strings"
	"testing"
	"time"
)

// TestReadStat reads what /proc says of a program with an odd name.
func TestReadStat(t *testing.T) {
	id, s, err := readStat("42 (a) b (c) S 7 1 1 0 -1 4194560 1 2 3 4 100 20 3 1 20 0 1 0 5\n")
	if want := (stat{7, 1240 * time.Millisecond}); err != nil || id != 42 || s != want {
		t.Errorf("process %d: %+v, error %v, want %+v", id, s, err, want)
	}
	for _, text := range []string{"", "x (y) S", "1 (y) S 1 2", "42 (a) S 7 1 1 0 -1 4194560 1 2 3 4 100 x 3 1 20"} {
		if _, _, err := readStat(text); err == nil {
			t.Errorf("%q is read without an error", text)
		}
	}
}

// TestDescends counts a process and what it started, and nothing else.
func TestDescends(t *testing.T) {
	all := map[int]stat{1: {}, 2: {parent: 1}, 3: {parent: 2}, 4: {parent: 1}}
	for id, want := range map[int]bool{1: false, 2: true, 3: true, 4: false} {
		if got := descends(all, id, 2); got != want {
			t.Errorf("process %d descends from 2: %v", id, got)
		}
	}
}

// TestPIDs reads the CPU time of this process, and of one that is not there.
func TestPIDs(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Log("only Linux has the files in /proc")
		return
	}
	if _, err := (pids{os.Getpid()}).cpu(); err != nil {
		t.Error(err)
	}
	if _, err := (pids{1 << 30}).cpu(); err == nil || !strings.Contains(err.Error(), "no such process") {
		t.Errorf("a process that is not there: %v", err)
	}
}
