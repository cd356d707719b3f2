package seed

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"accordgraph/internal/kg"
)

// TestREADME keeps the page for editors equal to what the loader reads: each key,
// each list of values and each type.
func TestREADME(t *testing.T) {
	text, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	page := strings.Join(strings.Fields(string(text)), " ")
	want := func(s string) {
		if !strings.Contains(page, s) {
			t.Errorf("the page does not have %s", s)
		}
	}
	fields := without(kg.RelationshipFields())
	for _, k := range kg.Kinds() {
		fields = append(fields, without(kg.EntityFields(k), "sourceKind", "locator", "paraphrase")...)
	}
	for _, f := range fields {
		if !strings.Contains(page, f.Name+":") {
			want("`" + f.Name + "`")
		}
		if f.Name != "basis" { // each has a line of its own
			want(strings.Join(f.Values, ", "))
		}
	}
	want("`kind`: " + strings.Join(kg.ChangelogKinds, ", "))
	var claims []string
	for _, t := range slices.DeleteFunc(kg.Types(), func(t kg.Type) bool { return t == kg.Contains }) {
		from, to := t.Ends()
		want(fmt.Sprintf("| %s | %s | %s |", t, kinds(from), kinds(to)))
		if isClaim(t) {
			claims = append(claims, string(t))
		}
	}
	want(strings.Join(claims, ", "))
}
