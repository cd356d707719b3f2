package cite

import (
	"strings"
	"testing"

	"accordgraph/server/explorer/explorertest"
)

// TestReadBack has citation-js read the citations of hostile and of ordinary names, and compares what it reads with the
// works.
func TestReadBack(t *testing.T) {
	var works []Work
	var texts []map[string]string
	for _, title := range append(hostile, "Росія претендує на Крим.", "Article 1 § 2: “peace”", "") {
		w := sentence
		w.Title, w.Lang = title, "uk"
		works = append(works, w)
		texts = append(texts, map[string]string{".bib": w.BibTeX(), ".ris": w.RIS(), ".json": w.CSL()})
	}
	for i, read := range explorertest.ReadCitations(t, texts) {
		w := works[i]
		for ending, got := range read {
			if len(got.Items) != 1 {
				t.Errorf("%q is read as %d works from %s", w.Title, len(got.Items), ending)
				continue
			}
			one := got.Items[0]
			if want := w.heading(); strings.ReplaceAll(one.Title, "\u2060", "") != want {
				t.Errorf("%s: the title is %q, want %q", ending, one.Title, want)
			}
			if one.URL != w.Address || one.Author != author || one.Version != w.Revision {
				t.Errorf("%s: %q has the address %q, the author %q and the version %q", ending, w.Title, one.URL, one.Author, one.Version)
			}
			if !strings.Contains(got.APA, w.Address) || !strings.Contains(got.APA, author) {
				t.Errorf("%s: %q is in a bibliography as %q", ending, w.Title, got.APA)
			}
		}
	}
}
