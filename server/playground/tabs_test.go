package playground

import (
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
)

func TestThereAreTabs(t *testing.T) {
	if n := len(Tabs()); n < 3 {
		t.Fatalf("%d tabs, want at least 3", n)
	}
}

// A tab begins with a comment that says what it asks. Its one operation has its name at the
// start of a line, where GraphiQL finds the title of the tab.
func TestTabsAreCommentedAndNamed(t *testing.T) {
	operation := regexp.MustCompile(`(?m)^query \w+`)
	for _, tab := range Tabs() {
		if !strings.HasPrefix(tab.Query, "# ") {
			t.Errorf("%s does not open with a comment", tab.Name)
		}
		if n := len(operation.FindAllString(tab.Query, -1)); n != 1 {
			t.Errorf("%s has %d named queries, want 1", tab.Name, n)
		}
	}
}

// A comment of at most this many characters fits the editor of a common screen
// without a break.
func TestTabCommentsFitTheEditor(t *testing.T) {
	const widest = 54
	for _, tab := range Tabs() {
		for line := range strings.Lines(tab.Query) {
			if line = strings.TrimSuffix(line, "\n"); strings.HasPrefix(line, "#") && len([]rune(line)) > widest {
				t.Errorf("%s: a comment of more than %d characters: %s", tab.Name, widest, line)
			}
		}
	}
}

func TestReadTabsInOrderOfFileName(t *testing.T) {
	tabs, err := readTabs(fstest.MapFS{
		"web/src/tabs/2-second-one.graphql": {Data: []byte("query B { b }")},
		"web/src/tabs/1-first.graphql":      {Data: []byte("query A { a }")},
		"web/src/tabs/notes.txt":            {Data: []byte("no tab")},
	})
	if err != nil {
		t.Fatal(err)
	}
	want := []Tab{{"first", "query A { a }"}, {"second-one", "query B { b }"}}
	if len(tabs) != 2 || tabs[0] != want[0] || tabs[1] != want[1] {
		t.Errorf("got %v, want %v", tabs, want)
	}
}
