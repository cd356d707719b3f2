package main

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// release matches a heading of CHANGELOG.md with a version.
var release = regexp.MustCompile(`(?m)^## \[((\d+\.\d+)\.\d+)\] - \d{4}-\d{2}-\d{2}$`)

// TestReleases checks that each release in CHANGELOG.md has a file with its contract in
// docs/schema. Releases whose first two numbers are equal have the same file. The contract
// version of the server must be the latest release.
func TestReleases(t *testing.T) {
	data, err := os.ReadFile("../CHANGELOG.md")
	if err != nil {
		t.Fatal(err)
	}
	headings := release.FindAllStringSubmatch(string(data), -1)
	n := strings.Count(string(data), "\n## [")
	if n != len(headings)+1 || !strings.Contains(string(data), "\n## [Unreleased]\n") {
		t.Errorf("%d of %d headings are versions with a day, want all but [Unreleased]", len(headings), n)
	}
	if len(headings) == 0 || headings[0][1] != contractVersion {
		t.Fatalf("the server names the contract %s, the first of the headings is %v", contractVersion, headings)
	}
	var want, got []string
	for _, h := range headings {
		want = append(want, h[2])
	}
	for _, file := range matches(t, "../docs/schema/*.graphqls") {
		got = append(got, strings.TrimSuffix(filepath.Base(file), ".graphqls"))
	}
	slices.Sort(want)
	slices.Sort(got)
	if diff := cmp.Diff(slices.Compact(want), got); diff != "" {
		t.Errorf("headings of CHANGELOG.md -, files of docs/schema +:\n%s", diff)
	}
}
