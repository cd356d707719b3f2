package rules

import (
	"strings"
	"testing"

	"accordgraph/internal/kg"
)

// TestExceptions checks what exceptions do: one hides a finding, and one that matches nothing is an error.
func TestExceptions(t *testing.T) {
	b := dataOf(thing("agreement/pact"), thing("agreement/dated", "date", "1994"),
		link(kg.Cites, "agreement/pact", "agreement/dated"))
	const rule = "agreement-without-date"
	if r := Check(b, nil); r.Errors() != 1 || !strings.Contains(r.String(), "agreement/pact: find the day") {
		t.Errorf("without exceptions: %d errors\n%s", r.Errors(), r)
	}
	hides := Exception{rule, "agreement/pact", "It never had one."}
	if r := Check(b, []Exception{hides}); r.Errors() != 0 || !strings.Contains(r.String(), " 0, excepted: 1") {
		t.Errorf("with an exception: %d errors\n%s", r.Errors(), r)
	}
	stale := Exception{rule, "agreement/dated", "It once had none."}
	r := Check(b, []Exception{hides, stale})
	if r.Errors() != 1 || !strings.Contains(r.String(), rule+" finds nothing at agreement/dated any more") {
		t.Errorf("with a stale exception: %d errors\n%s", r.Errors(), r)
	}
	missing := Exception{rule, "agreement/elsewhere", "In another data set."}
	if got := ExceptionsFor(b, []Exception{missing, stale}); len(got) != 1 || got[0] != stale {
		t.Errorf("got %v, want the exception of what is there", got)
	}
}

// TestMistakesInExceptions checks that each mistake in the file is named.
func TestMistakesInExceptions(t *testing.T) {
	const right = "- {rule: orphan, id: actor/a, reason: So.}\n"
	for text, want := range map[string]string{
		right + right: "is there twice",
		"- {rule: orphans, id: actor/a, reason: S}": `there is no rule "orphans"`,
		"- {rule: orphan, id: actor/a}":             "needs an id and a reason",
		"- {rule: orphan, reason: So.}":             "needs an id and a reason",
		"- {rule: orphan, why: So.}":                "why",
	} {
		if _, err := readExceptions([]byte(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: got %v, want an error with %q", text, err, want)
		}
	}
	if got, err := readExceptions([]byte(right)); err != nil || len(got) != 1 {
		t.Errorf("got %v, %v", got, err)
	}
}
