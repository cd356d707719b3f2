package answers_test

import (
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestReporters sends the questions that reporters and analysts of the 28 points asked in print. Each file of
// testdata/reporters has a number, the question in words, one operation and its answer on the bundled data, in the
// form of TestQuestions. The flag -update writes new answers. Whoever uses it must read the new answers against their
// sources before committing them.
func TestReporters(t *testing.T) {
	files, err := filepath.Glob("testdata/reporters/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no questions", err)
	}
	numbered := regexp.MustCompile(`^(0[1-9]|[12][0-9]|30)-[a-z0-9-]+$`)
	for _, store := range bothStores {
		t.Run(store.name, func(t *testing.T) {
			h := over(t, store.open(t))
			for _, file := range files {
				name := strings.TrimSuffix(filepath.Base(file), ".txtar")
				t.Run(name, func(t *testing.T) {
					if !numbered.MatchString(name) {
						t.Errorf("want a number of two digits, 01 to 30, a hyphen and words")
					}
					question(t, h, file, *update && store.name == "sqlite")
				})
			}
		})
	}
}
