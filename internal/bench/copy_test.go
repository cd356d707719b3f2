package main

import (
	"strings"
	"testing"
)

// TestCopy copies a small graph, and counts the lines of each table.
func TestCopy(t *testing.T) {
	store := "sqlite:" + t.TempDir() + "/bench.db"
	if status, _, stderr := call(t, noEnv, append(tiny, "-store", store, "-run", "load")...); status != 0 {
		t.Fatal(stderr)
	}
	status, stdout, stderr := call(t, noEnv, "-store", store, "-keep", "-run", "copy")
	if status != 0 {
		t.Fatal(stderr)
	}
	lines := map[string]int{}
	for part := range strings.SplitSeq(stdout, "COPY ") {
		name, rows, _ := strings.Cut(part, " ")
		rows, _, _ = strings.Cut(rows, "\n\\.\n")
		lines[name] = strings.Count(rows, "\n")
	}
	for name, least := range map[string]int{
		"source": 20, "evidence": 20, "provision": 100, "objection": 80, "territory": 16, "objects_to": 50,
		"objects_to_evidence": 50, "affects": 200, "affects_evidence": 200,
	} {
		if lines[name] < least {
			t.Errorf("%s has %d lines, want at least %d", name, lines[name], least)
		}
	}
	if !strings.Contains(stdout, "\nCOPY affects (id, provision, territory, ") || !strings.HasSuffix(stdout, "COMMIT;\n") {
		t.Errorf("copied %.2000s", stdout)
	}
}

// TestCopyRow writes texts with the signs that COPY reads otherwise.
func TestCopyRow(t *testing.T) {
	var out strings.Builder
	new(copier).row(&out, "a", "", "b\tc\nd\\e")
	if want := "a\t\\N\tb\\tc\\nd\\\\e\n"; out.String() != want {
		t.Errorf("wrote %q, want %q", out.String(), want)
	}
}
