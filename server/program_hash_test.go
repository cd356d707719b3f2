package main

import (
	"regexp"
	"strings"
	"testing"
)

// TestProgramHash compares the names of programs with and without a build ID, and of this program with itself.
func TestProgramHash(t *testing.T) {
	head := strings.Repeat("\x7fELF", 1000)
	seen := map[string]int{}
	for i, program := range []string{
		"", head, head + "code", head + "\xff Go build ID: \"\"\n \xff" + "code", head + "\xff Go build ID: \"cut",
		head + "\xff Go build ID: \"a/b\"\n \xff" + "code", head + "\xff Go build ID: \"a/c\"\n \xff" + "code",
		head + "\x03\x00\x00\x00\x04\x00\x00\x00Go\x00\x00a/d" + "code", head + "\x03\x00\x00\x00\x04\x00\x00\x00Go\x00\x00a/e",
		head + "\xff\xff\x00\x00\x04\x00\x00\x00Go\x00\x00a/c", strings.Repeat("x", 40<<10) + "a", strings.Repeat("x", 40<<10) + "b",
	} {
		name, err := hashProgram(strings.NewReader(program))
		if other, ok := seen[name]; err != nil || ok {
			t.Errorf("program %d is called %s like program %d, error %v", i, name, other, err)
		}
		seen[name] = i
	}
	a, errA := hashProgram(strings.NewReader("\xff Go build ID: \"a\"\n \xff" + "code"))
	b, errB := hashProgram(strings.NewReader("\xff Go build ID: \"a\"\n \xff" + "the same code, compressed"))
	if a != b || errA != nil || errB != nil {
		t.Errorf("one build ID makes %s, %v and %s, %v", a, errA, b, errB)
	}
	for _, start := range []string{"\x03\x00\x00\x00\x04\x00\x00\x00Go\x00\x00a/b code", "\xff Go build ID: \"a/b\"\n \xff code"} {
		if id := buildID([]byte(start)); string(id) != "a/b" {
			t.Errorf("the build ID of %q is %q", start, id)
		}
	}
	if name := programHash(); name != programHash() || !regexp.MustCompile("^[0-9a-f]{64}$").MatchString(name) {
		t.Errorf("this program is called %s and %s", name, programHash())
	}
}
