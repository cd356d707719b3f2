package main

import (
	"os"
	"strings"
	"testing"
)

// What gqlgen wrote and inline rewrote has the three changes, and cannot be
// rewritten twice: a shape that is missing is an error, and nothing is written.
func TestGeneratedCodeIsRewritten(t *testing.T) {
	data, err := os.ReadFile("../gen/exec.go")
	if err != nil {
		t.Fatal(err)
	}
	text := string(data)
	for what, least := range map[string]int{
		"out.Values[i] = ec.marshalN": 100, "ec.collect(sel, ": 50, "marshalSlice(ctx, len(v), ": 50, "collected sync.Map": 1,
	} {
		if n := strings.Count(text, what); n < least {
			t.Errorf("%s: %d times, want at least %d", what, n, least)
		}
	}
	if _, err := rewrite(text); err == nil || !strings.Contains(err.Error(), "found no ") {
		t.Errorf("rewritten twice: %v", err)
	}
}

func TestMissingShapesAreErrors(t *testing.T) {
	if _, err := rewrite("package gen\n"); err == nil {
		t.Error("nothing to rewrite is no error")
	}
	if err := run(nil); err == nil {
		t.Error("no file is no error")
	}
}
