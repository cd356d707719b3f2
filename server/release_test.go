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

// A heading of CHANGELOG.md that has a version.
var release = regexp.MustCompile(`(?m)^## \[((\d+\.\d+)\.\d+)\] - \d{4}-\d{2}-\d{2}$`)

// A release is a heading of CHANGELOG.md and a file of its contract, which releases
// with the same first two numbers share. The server names the last one.
func TestReleases(t *testing.T) {
	data, err := os.ReadFile("../CHANGELOG.md")
	if err != nil {
		t.Fatal(err)
	}
	headings := release.FindAllStringSubmatch(string(data), -1)
	if n := strings.Count(string(data), "\n## ["); n != len(headings)+1 || !strings.Contains(string(data), "\n## [Unreleased]\n") {
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
