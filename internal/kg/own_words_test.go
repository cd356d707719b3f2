package kg

import (
	"slices"
	"strings"
	"testing"
)

// The index has the words around a quote and prose in Ukrainian, and these are no words of a search.
func TestIndexHasWordsThatAreNotSearched(t *testing.T) {
	for _, name := range []string{"title", "wordingUk", "noteUk", "prefix", "suffix"} {
		if !slices.Contains(indexed, name) {
			t.Errorf("indexed lacks %s", name)
		}
		if slices.ContainsFunc(searched, func(f SearchedField) bool { return f.Name == name }) {
			t.Errorf("searched has %s", name)
		}
	}
	e := Entity{Kind: Evidence, Name: "x", Fields: map[string]any{"prefix": "She said,", "quote": "Never"}}
	if words := strings.Fields(SearchText(e)); !slices.Contains(words, "said") {
		t.Errorf("the words are %v", words)
	}
}

// The words of the editors are what the table says is theirs, with the Ukrainian text of each.
func TestOwnWords(t *testing.T) {
	names := func(k Kind) (all []string) {
		for _, f := range OwnWords(k) {
			all = append(all, f.Name)
		}
		return all
	}
	for k, want := range map[Kind]string{
		Provision: "wording summary title note wordingUk summaryUk titleUk noteUk",
		Objection: "ground summary note groundUk summaryUk noteUk",
		Evidence:  "paraphrase summary note",
		Source:    "name summary note",
	} {
		if got := strings.Join(names(k), " "); got != want {
			t.Errorf("%s has %s, want %s", k, got, want)
		}
	}
}
