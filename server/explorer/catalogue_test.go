package explorer

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestEveryWordIsUsed checks that each key of words.txt is in a template or in Go, and that templates use no other key.
func TestEveryWordIsUsed(t *testing.T) {
	words, err := readCatalogue(wordsText)
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	for _, pattern := range []string{"templates/*.html", "*.go"} {
		names, _ := filepath.Glob(pattern)
		for _, name := range names {
			b, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if !strings.HasSuffix(name, "_test.go") {
				text.Write(b)
			}
		}
	}
	for key := range listedTexts {
		text.WriteString(`"` + key + `Lead"`)
	}
	for key := range words {
		if !strings.Contains(text.String(), `"`+strings.TrimSuffix(key, ".help")+`"`) {
			t.Errorf("nothing uses %s", key)
		}
	}
	for _, found := range regexp.MustCompile(`\.(W|N) "([^"]+)"`).FindAllStringSubmatch(text.String(), -1) {
		if n := len(words[found[2]]["en"]); n == 0 || (n > 1) != (found[1] == "N") {
			t.Errorf("%s has %d forms in words.txt", found[0], n)
		}
	}
}

// TestFailuresHaveWords checks that each page for a failure has a title and a sentence that helps.
func TestFailuresHaveWords(t *testing.T) {
	words, err := readCatalogue(wordsText)
	if err != nil {
		t.Fatal(err)
	}
	keys := []string{
		missing.key, "badLanguage", "longSearch", "manyTexts", "broken", "unknownName", "badPin", "nothingToCite", "noPin", "working", "unknownOperation", "badQuestionAddress",
		"dataMaking", "noData",
	}
	for _, f := range failures {
		keys = append(keys, f.key)
	}
	for _, key := range keys {
		if words[key] == nil || words[key+".help"] == nil {
			t.Errorf("words.txt has no %s, or no %s.help", key, key)
		}
	}
}

// TestCount checks words for numbers in both languages.
func TestCount(t *testing.T) {
	c, err := readCatalogue("apples\nen: {n} apple of {0} | {n} apples of {0}\nuk: {n} яблуко | {n} яблука | {n} яблук")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, n := range []int{0, 1, 2, 5, 11, 12, 21, 22, 25, 111, 12345} {
		for _, lang := range []string{"en", "uk"} {
			text, err := c.count(lang, "apples", n, 9)
			if err != nil {
				t.Error(err)
			}
			got = append(got, text)
		}
	}
	want := []string{
		"0 apples of 9", "0 яблук", "1 apple of 9", "1 яблуко", "2 apples of 9", "2 яблука", "5 apples of 9", "5 яблук",
		"11 apples of 9", "11 яблук", "12 apples of 9", "12 яблук", "21 apples of 9", "21 яблуко", "22 apples of 9",
		"22 яблука", "25 apples of 9", "25 яблук", "111 apples of 9", "111 яблук", "12\u00a0345 apples of 9", "12\u00a0345 яблук",
	}
	if !slices.Equal(got, want) {
		t.Errorf("the words are\n%q, want\n%q", got, want)
	}
}

// TestWrongCatalogues checks that a mistake in words.txt is an error.
func TestWrongCatalogues(t *testing.T) {
	for _, text := range []string{
		"a\nen: A", "a\nen: A\nuk: А | Б", "a\nen: A | B\nuk: А | Б", "a\nen: A\nuk: А\n\na\nen: A\nuk: А", "a\nde: A",
	} {
		if _, err := readCatalogue(text); err == nil {
			t.Errorf("%q is read without an error", text)
		}
	}
}

// TestDates checks dates in both languages.
func TestDates(t *testing.T) {
	for date, want := range map[string][2]string{
		"2025-11-04": {"4\u00a0November 2025", "4\u00a0листопада 2025"},
		"2025-11":    {"November 2025", "листопад 2025"},
		"2025":       {"2025", "2025"},
		"":           {"", ""},
		"2025-13-01": {"2025-13-01", "2025-13-01"},
	} {
		if got := [2]string{writeDate("en", date), writeDate("uk", date)}; got != want {
			t.Errorf("%q is written %q, want %q", date, got, want)
		}
	}
}
