package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
)

// matches returns the files that match one of the patterns. If no file does, it fails the test.
func matches(t *testing.T, patterns ...string) (all []string) {
	t.Helper()
	for _, p := range patterns {
		files, err := filepath.Glob(p)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, files...)
	}
	if len(all) == 0 {
		t.Fatalf("no file matches %v", patterns)
	}
	return all
}

var (
	linked    = regexp.MustCompile(`\]\(([^)\s]+)\)`)
	backticks = regexp.MustCompile("`([^`\n]+)`")
	testName  = regexp.MustCompile(`^(Test|Benchmark|Fuzz)[A-Z]\w*$`)
	testFunc  = regexp.MustCompile(`(?m)^func ((?:Test|Benchmark|Fuzz)\w+)\(`)
	pathname  = regexp.MustCompile(`^[\w.-]+(/[\w.-]+)*/[\w-]*\.[a-z]+$`)
)

// TestNamedTests checks that each test that a page names exists.
func TestNamedTests(t *testing.T) {
	all := map[string]bool{}
	err := filepath.WalkDir("..", func(path string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, "_test.go") {
			return err
		}
		code, err := os.ReadFile(path)
		for _, m := range testFunc.FindAllSubmatch(code, -1) {
			all[string(m[1])] = true
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, page := range matches(t, "../*.md", "../docs/*.md") {
		for _, m := range backticks.FindAllStringSubmatch(textOf(t, page), -1) {
			if testName.MatchString(m[1]) && !all[m[1]] {
				t.Errorf("%s: there is no %s", page, m[1])
			}
		}
	}
}

// TestLinks checks the relative links and the paths on the pages. Each link must lead to a
// file, and a link with a # must lead to a heading. Each path in backticks with a slash and an
// extension must be the path of a file. The path may be relative to the top folder, to the
// folder of the page, or to the folder data in the folder of the page.
func TestLinks(t *testing.T) {
	for _, page := range matches(t, "../*.md", "../docs/*.md", "../seed/*.md", "../internal/clients/*.md") {
		text := textOf(t, page)
		for _, m := range linked.FindAllStringSubmatch(text, -1) {
			if strings.Contains(m[1], "://") || strings.HasPrefix(m[1], "mailto:") {
				continue
			}
			target, anchor, _ := strings.Cut(m[1], "#")
			to := page
			if target != "" {
				to = filepath.Join(filepath.Dir(page), target)
			}
			if _, err := os.Stat(to); err != nil {
				t.Errorf("%s: the link %s leads nowhere", page, m[1])
			} else if anchor != "" && !slices.Contains(anchors(t, to), anchor) {
				t.Errorf("%s: the link %s leads to no heading", page, m[1])
			}
		}
		for _, m := range backticks.FindAllStringSubmatch(text, -1) {
			if pathname.MatchString(m[1]) && !existsBelow(m[1], "..", filepath.Dir(page), filepath.Dir(page)+"/data") {
				t.Errorf("%s: there is no file %s", page, m[1])
			}
		}
	}
}

// existsBelow reports whether path is the path of a file in one of the folders.
func existsBelow(path string, folders ...string) bool {
	return slices.ContainsFunc(folders, func(folder string) bool {
		_, err := os.Stat(filepath.Join(folder, path))
		return err == nil
	})
}

// textOf returns a page without its blocks of code.
func textOf(t *testing.T, page string) string {
	t.Helper()
	data, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for i, part := range strings.Split(string(data), "```") {
		if i%2 == 0 {
			all.WriteString(part)
		}
	}
	return all.String()
}

// anchors returns the names that GitHub gives to the headings of a page for links.
func anchors(t *testing.T, page string) (all []string) {
	for line := range strings.Lines(textOf(t, page)) {
		if heading, is := strings.CutPrefix(strings.TrimLeft(line, "#"), " "); is && strings.HasPrefix(line, "#") {
			all = append(all, anchor(strings.TrimSpace(heading)))
		}
	}
	return all
}

// anchor returns the name that GitHub gives to a heading. The name is in lower case, has
// hyphens in place of spaces, and has no punctuation.
func anchor(heading string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == ' ' || r == '-':
			return '-'
		case r == '_' || unicode.IsLetter(r) || unicode.IsNumber(r):
			return unicode.ToLower(r)
		}
		return -1
	}, heading)
}

func TestAnchor(t *testing.T) {
	for heading, want := range map[string]string{
		"Limits":                             "limits",
		"Dates and asOf":                     "dates-and-asof",
		"[0.1.0] - 2026-11-28":               "010---2026-11-28",
		"`-documents`, before: a file (old)": "-documents-before-a-file-old",
	} {
		if got := anchor(heading); got != want {
			t.Errorf("%s: %s, want %s", heading, got, want)
		}
	}
}

// TestREADMEIsShort checks that README.md has at most 200 lines. Longer texts belong in docs.
func TestREADMEIsShort(t *testing.T) {
	data, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(string(data), "\n"); n > 200 {
		t.Errorf("README.md has %d lines, at most 200 are wanted", n)
	}
}
