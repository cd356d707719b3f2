package rules

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"accordgraph/internal/kg"
	"accordgraph/seed"
)

var update = flag.Bool("update", false, "lower the ceilings in testdata/ceilings.txt")

// TestBundledData holds the bundled data set to the rules. An error needs an exception. Warnings have a ceiling a rule,
// in testdata/ceilings.txt, which may only fall: with fewer findings the test asks for -update, which lowers it.
func TestBundledData(t *testing.T) {
	b, err := seed.Read(seed.Bundled())
	if err != nil {
		t.Fatal(err)
	}
	exceptions, err := Exceptions()
	if err != nil {
		t.Fatal(err)
	}
	r := Check(b, exceptions)
	for _, e := range r.Stale {
		t.Errorf("exceptions.yaml: %s finds nothing at %s any more: remove the exception", e.Rule, e.ID)
	}
	lower := ceilings(t)
	for _, g := range r.Groups {
		n, ceiling := len(g.Findings), lower[g.Rule]
		lower[g.Rule] = min(n, ceiling)
		switch {
		case g.Severity == Error && n > 0:
			t.Errorf("%s: %s mend these, or write an exception with its reason:\n%v", g.Rule, g.Says, g.Findings)
		case n > ceiling:
			t.Errorf("%s: %s %d findings, and the ceiling is %d: mend what is new. See go run ./server check.", g.Rule, g.Says, n, ceiling)
		case n < ceiling && !*update:
			t.Errorf("%s has %d findings, which is less than its ceiling %d: run go test ./seed/rules -update", g.Rule, n, ceiling)
		}
	}
	if *update {
		writeCeilings(t, lower)
	}
}

// ceilingsFile has a line for each rule that warns: its name and how many findings it may have.
const ceilingsFile = "testdata/ceilings.txt"

// ceilings returns the ceiling of each rule. A rule without a line has the ceiling 0.
func ceilings(t *testing.T) map[string]int {
	t.Helper()
	text, err := os.ReadFile(ceilingsFile)
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]int{}
	for line := range strings.Lines(string(text)) {
		var name string
		var n int
		if _, err := fmt.Sscan(line, &n, &name); err != nil {
			t.Fatalf("%s: %q is not a number and a rule", ceilingsFile, line)
		}
		if !slices.ContainsFunc(All(), func(r Rule) bool { return r.Name == name && r.Severity == Warning }) {
			t.Errorf("%s: no rule that warns is called %s", ceilingsFile, name)
		}
		all[name] = n
	}
	return all
}

func writeCeilings(t *testing.T, ceilings map[string]int) {
	t.Helper()
	var out strings.Builder
	for _, r := range All() {
		if r.Severity == Warning {
			fmt.Fprintf(&out, "%5d %s\n", ceilings[r.Name], r.Name)
		}
	}
	if err := os.WriteFile(ceilingsFile, []byte(out.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestTable checks the table of rules: each has its own name and a sentence.
func TestTable(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range All() {
		if seen[r.Name] || kg.Slug(r.Name) != r.Name || !strings.HasSuffix(r.Says, ".") || r.check == nil {
			t.Errorf("the row of %q is not complete, or is there twice", r.Name)
		}
		seen[r.Name] = true
	}
}

// TestRules asks each rule what it finds in a small data set that is made for it.
func TestRules(t *testing.T) {
	for _, r := range All() {
		c, ok := cases[r.Name]
		if !ok {
			t.Errorf("%s has no case", r.Name)
			continue
		}
		var got []string
		for _, f := range r.check(datasetOf(c.data)) {
			if f.What == "" {
				t.Errorf("%s says nothing of %s", r.Name, f.ID)
			}
			got = append(got, string(f.ID))
		}
		if diff := cmp.Diff(c.want, got); diff != "" || len(c.want) == 0 {
			t.Errorf("%s: -want +got:\n%s", r.Name, diff)
		}
	}
	if len(cases) != len(All()) {
		t.Errorf("%d cases for %d rules", len(cases), len(All()))
	}
}

// TestFindingsOfARule checks in the bundled data that a rule has one finding for an ID at most, and that each ID is
// there. Exceptions name a finding by its ID.
func TestFindingsOfARule(t *testing.T) {
	b, err := seed.Read(seed.Bundled())
	if err != nil {
		t.Fatal(err)
	}
	d, ids := datasetOf(b), map[kg.ID]bool{}
	for _, r := range b.Relationships {
		ids[r.ID] = true
	}
	for _, r := range All() {
		seen := map[kg.ID]bool{}
		for _, f := range r.check(d) {
			if seen[f.ID] || !ids[f.ID] && d.entity[f.ID].ID == "" {
				t.Errorf("%s finds %s, which is not there or found twice", r.Name, f.ID)
			}
			seen[f.ID] = true
		}
	}
}
