package seed

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"accordgraph/internal/kg"
)

// TestCounts compares the counts of testdata/right.txtar, in which the newspaper is made a weak source, with numbers
// counted by hand.
func TestCounts(t *testing.T) {
	c := CountsOf(edited(t, "reliability: ESTABLISHED", "reliability: WEAK"))
	for what, got := range map[string]map[string]int{
		"facts":       c.Facts,
		"reliability": c.Reliability,
	} {
		want := map[string]map[string]int{
			"facts":       {"source/p9": 33, "source/p10": 8, "source/k": 7},
			"reliability": {"WEAK": 1, "PRIMARY": 1, "UNSOURCED": 1},
		}[what]
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: -want +got:\n%s", what, diff)
		}
	}
}

// TestCountsOfTheBundledData checks that each part of the counts adds up to what it divides.
func TestCountsOfTheBundledData(t *testing.T) {
	b := bundled(t)
	c := CountsOf(b)
	for what, sums := range map[string][2]int{
		"kinds":       {sum(c.Kinds), len(b.Entities)},
		"types":       {sum(c.Types), len(b.Relationships)},
		"claimants":   {sum(c.Claimants), len(b.Relationships)},
		"sources":     {sum(c.Sources) + c.Types[string(kg.Voted)], len(b.Relationships)},
		"bases":       {sum(c.Bases), c.Kinds[string(kg.Evidence)]},
		"languages":   {sum(c.Languages), c.Kinds[string(kg.Source)]},
		"sourceKinds": {sum(c.SourceKinds), c.Kinds[string(kg.Source)]},
		"reliability": {sum(c.Reliability), c.Kinds[string(kg.Source)]},
	} {
		if sums[0] != sums[1] || sums[0] == 0 {
			t.Errorf("%s: the counts add up to %d, want %d", what, sums[0], sums[1])
		}
	}
	for _, want := range []string{"Evidence by basis: ", " source/seed\n", "The story reaches to: 20"} {
		if !strings.Contains(c.String(), want) {
			t.Errorf("the counts do not say %q", want)
		}
	}
}

func sum(counts map[string]int) (n int) {
	for _, one := range counts {
		n += one
	}
	return n
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
