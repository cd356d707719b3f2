package seed

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"accordgraph/internal/kg"
)

// TestNothingIsAlone checks the bundled data: each entity is an end of a relationship or
// asserts one, and every source is cited.
func TestNothingIsAlone(t *testing.T) {
	r := ReportOf(bundled(t))
	for _, id := range r.Orphans {
		t.Errorf("nothing is linked with %s", id)
	}
	if len(r.PerSource) != r.Counts["Source"] {
		t.Errorf("%d sources are cited, of %d", len(r.PerSource), r.Counts["Source"])
	}
	for _, want := range []string{
		"Provision\n", "OBJECTS_TO\n", "source/seed\n",
		"Facts that rest on one weak source alone: ", "Facts with no source of their own",
	} {
		if !strings.Contains(r.String(), want) {
			t.Errorf("the report does not say %q", want)
		}
	}
}

// TestReport makes the newspaper in the data set of testdata/right.txtar a weak source.
// The plan, its points, the objection and the relationships between them rest only on the
// newspaper. Other facts rest also on the memorandum, or on general knowledge.
func TestReport(t *testing.T) {
	r := ReportOf(edited(t, "reliability: ESTABLISHED", "reliability: WEAK"))
	has := func(what string, ids []kg.ID, id kg.ID, want bool) {
		t.Helper()
		if slices.Contains(ids, id) != want {
			t.Errorf("%s has %s: %t, want %t", what, id, !want, want)
		}
	}
	has("OneWeak", r.OneWeak, "figure/cap", true)
	has("OneWeak", r.OneWeak, "relationship/contains/proposal/plan/provision/plan/9", true)
	has("OneWeak", r.OneWeak, "relationship/aligns-with/provision/plan/9/provision/memorandum/preamble", false)
	has("OneWeak", r.OneWeak, "agreement/memorandum", false)
	has("Unsourced", r.Unsourced, "territory/crimea", true)
	has("Unsourced", r.Unsourced, "relationship/claims/actor/russia/territory/crimea", true)
	has("Unsourced", r.Unsourced, "event/signing", false)
	has("Orphans", r.Orphans, "event/signing", true)
	has("Untouching", r.Untouching, "provision/plan/10b", true)
	has("Untouching", r.Untouching, "provision/plan/9", false)
	want := []Count{{"source/p9", 33}, {"source/p10", 8}, {"source/k", 7}}
	if !slices.Equal(r.PerSource, want) {
		t.Errorf("got %v, want %v", r.PerSource, want)
	}
}

// edited returns the data set of testdata/right.txtar after replacing the text `from` by the text `to`.
func edited(t *testing.T, from, to string) kg.Batch {
	t.Helper()
	archive, found := parse(t, "testdata/right.txtar"), false
	for i := range archive.Files {
		f := &archive.Files[i]
		found = found || bytes.Contains(f.Data, []byte(from))
		f.Data = bytes.ReplaceAll(f.Data, []byte(from), []byte(to))
	}
	if !found {
		t.Fatalf("nothing says %q", from)
	}
	b, err := Read(filesOf(t, archive))
	if err != nil {
		t.Fatal(err)
	}
	return b
}
