package main

import (
	"context"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"accordgraph/internal/kg"
	"accordgraph/internal/load"
	"accordgraph/seed"
)

// renamedSet returns the bundled data set after some loads. Each load renames every hundredth thing, beginning with
// another one, and says so in the changelog.
func renamedSet(t *testing.T, loads int) kg.Batch {
	t.Helper()
	batch, err := seed.Read(seed.Bundled())
	if err != nil {
		t.Fatal(err)
	}
	for i := range loads {
		entry := kg.ChangelogEntry{Date: fmt.Sprintf("2026-12-%02d", i+1), Kind: "CORRECTED", Summary: fmt.Sprintf("Load %d.", i+1), Reason: "A test."}
		for j := range batch.Entities {
			if e := &batch.Entities[j]; j%100 == i && e.Kind != kg.Merged {
				e.Name += " (renamed)"
				entry.IDs = append(entry.IDs, e.ID)
			}
		}
		batch.Meta.Changelog = append([]kg.ChangelogEntry{entry}, batch.Meta.Changelog...)
	}
	kg.Complete(&batch)
	return batch
}

// notOfThePage matches the parts of a page that depend on its revision or its address alone.
var notOfThePage = regexp.MustCompile(`(?s)<section class="banner.*?</section>|<details class="sharing".*|<h1 class="vh".*?</div>|^.*?<main|accordgraph · [^<]*`)

// TestPermalinksOfTheBundledData makes thirty permalinks of pages of the bundled data, six after each of five loads. At
// the end each says that the page is unchanged if, and only if, the page has the words that it had.
func TestPermalinksOfTheBundledData(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("loads the bundled data five times, and works four of the revisions out again")
	}
	store, err := config{store: "sqlite::memory:"}.open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close(context.Background()) })
	pages := []string{
		"/e/actor/russia", "/e/proposal/us-28?lang=uk", "/link/claims/actor/russia/territory/crimea", "/votes/agreement/unga-es-11-3",
		"/compare/proposal/us-28/proposal/e3-28", "/conflicts/proposal/us-28",
	}
	type made struct{ link, words string }
	var all []made
	for i := range 5 {
		if _, err := load.Load(t.Context(), store, renamedSet(t, i)); err != nil {
			t.Fatal(err)
		}
		h := permalinked(t, store)
		for _, address := range pages {
			all = append(all, made{pinOffered(t, h, address), wordsOf(pageAt(t, h, address))})
		}
	}
	h, verdicts := permalinked(t, store), map[string]int{}
	for _, m := range all {
		verdict, changes := followed(t, h, m.link)
		same := wordsOf(pageAt(t, h, m.link)) == m.words
		if isSame := verdict == "Unchanged" || verdict == "Без змін"; isSame != same || isSame != (len(changes) == 0) {
			t.Errorf("%s says %q with %d changes, and the same words are %t", m.link, verdict, len(changes), same)
		}
		verdicts[strings.Fields(verdict)[0]]++
	}
	t.Logf("the verdicts are %v", verdicts)
	if len(all) != 30 || len(verdicts) < 2 {
		t.Errorf("there are %d permalinks, with the verdicts %v", len(all), verdicts)
	}
}

// wordsOf returns the words of a page without what depends on its revision.
func wordsOf(page string) string { return plainText(notOfThePage.ReplaceAllString(page, " ")) }
