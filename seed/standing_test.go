package seed

import (
	"testing"

	"accordgraph/internal/kg"
)

// TestClausesStandAsTheirDocuments holds every clause to its document: sentences speak in the past of what ended, of
// what nobody signed as a proposal, and of a political text as a political commitment.
func TestClausesStandAsTheirDocuments(t *testing.T) {
	_, entities := statements(t)
	found := map[string]int{}
	for _, e := range entities {
		if e.Kind != kg.Provision {
			continue
		}
		want := kg.StandingOf(entities[kg.ID(e.Text("document"))])
		if got := e.Text("standing"); got != want {
			t.Errorf("%s stands as %q, its document as %q", e.ID, got, want)
		}
		found[want]++
	}
	for _, standing := range []string{"", "ended", "proposed", "political"} {
		if found[standing] == 0 {
			t.Errorf("no clause stands as %q", standing)
		}
	}
}
