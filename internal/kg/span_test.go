package kg

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The spans were worked out by hand. A relationship is disputed while a relationship that contradicts it stands.
func TestDisputeSpans(t *testing.T) {
	claim := func(id ID, disputes []string, fields ...string) Relationship {
		r := Relationship{ID: "relationship/" + id, Fields: map[string]any{}}
		setOrDelete(r.Fields, "disputes", disputes)
		for i := 0; i < len(fields); i += 2 {
			r.Fields[fields[i]] = fields[i+1]
		}
		return r
	}
	of := func(ids ...string) []string { return ids }
	all := []Relationship{
		claim("always", of("relationship/began"), "status", "STATED"),
		claim("began", of("relationship/always"), "status", "DISPUTED", "validFrom", "2014-03", "validTo", "2015",
			"existsFrom", "2014", "knownFrom", "2025-11"),
		claim("of-three", of("relationship/withdrawn", "relationship/overtaken", "relationship/nobody-says-when"),
			"status", "STATED", "existsFrom", "2025-11-20"),
		claim("withdrawn", of("relationship/of-three"), "status", "RETRACTED", "knownFrom", "2025-11-20",
			"knownTo", "2025-12-01"),
		claim("overtaken", of("relationship/of-three"), "status", "SUPERSEDED", "knownFrom", "2025-11-20",
			"knownTo", "2025-11-20"),
		claim("nobody-says-when", of("relationship/of-three"), "status", "RETRACTED"),
		claim("alone", nil, "status", "DISPUTED"),
	}
	setDisputeSpans(all)
	want := map[ID][]string{
		// November counts when it is over. March 2014 counts from its first day, and 2015 to its last.
		"relationship/always": {"2014-03-01 2015-12-31 2025-11-30 9999-12-31"},
		"relationship/began":  {"0001-01-01 9999-12-31 0001-01-01 9999-12-31"},
		// A claim that was overtaken on the day on which it was published never stood.
		"relationship/of-three":         {"0001-01-01 9999-12-31 2025-11-20 2025-11-30"},
		"relationship/withdrawn":        {"2025-11-20 9999-12-31 0001-01-01 9999-12-31"},
		"relationship/overtaken":        {"2025-11-20 9999-12-31 0001-01-01 9999-12-31"},
		"relationship/nobody-says-when": {"2025-11-20 9999-12-31 0001-01-01 9999-12-31"},
		"relationship/alone":            {},
	}
	got := map[ID][]string{}
	for _, r := range all {
		got[r.ID] = r.Texts("disputeSpans")
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("want -, got +:\n%s", diff)
	}
}

func TestSpansOverlap(t *testing.T) {
	span := Span("2014-03-01", "2014-03-31", "2025-11-20", LastOfAll)
	for other, want := range map[string]bool{
		span: true,
		Span("2014-03-31", "2014-03-31", LastOfAll, LastOfAll):       true,
		Span("2014-03-01", "2014-03-01", "2025-11-20", "2025-11-20"): true,
		Span(FirstOfAll, "2014-02-28", "2025-11-20", "2025-11-20"):   false,
		Span("2014-04-01", LastOfAll, "2025-11-20", "2025-11-20"):    false,
		Span("2014-03-01", "2014-03-01", FirstOfAll, "2025-11-19"):   false,
		"": false, "2014": false, "2014-03-01 2014-03-01 2025 2026": false,
	} {
		if SpansOverlap(span, other) != want || SpansOverlap(other, span) != want {
			t.Errorf("%q and %q: want %v", span, other, want)
		}
	}
	field := Field{Name: "disputeSpans", Type: Spans}
	if problem := field.TextProblem(span); problem != "" {
		t.Error(problem)
	}
	if bad := slices.DeleteFunc([]string{"", "2014", span + " 2014-09-05"}, func(s string) bool {
		return field.TextProblem(s) != ""
	}); len(bad) > 0 {
		t.Errorf("these are no spans: %q", bad)
	}
}
