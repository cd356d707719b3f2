package seed

import (
	"strings"
	"testing"
)

// TestNothingIsAlone: every entity of the bundled data is linked with another, and
// whoever claims something is named.
func TestNothingIsAlone(t *testing.T) {
	b, err := Read(Bundled())
	if err != nil {
		t.Fatal(err)
	}
	r := ReportOf(b)
	for _, id := range r.Orphans {
		t.Errorf("nothing is linked with %s", id)
	}
	if len(r.PerSource) != r.Counts["Source"] {
		t.Errorf("%d sources are cited, of %d", len(r.PerSource), r.Counts["Source"])
	}
	for _, want := range []string{"Provision\n", "OBJECTS_TO\n", "source/seed\n", "Links that rest on one weak source alone: "} {
		if !strings.Contains(r.String(), want) {
			t.Errorf("the report does not say %q", want)
		}
	}
}
