package seed

import (
	"testing"

	"accordgraph/internal/kg"
)

// TestNobodyChecksItsOwnDuty holds VERIFIES, ENFORCES and OWED_BY apart. An actor that owes an act cannot be named as the
// one that verifies or enforces it: the text then names nobody who does that.
func TestNobodyChecksItsOwnDuty(t *testing.T) {
	all, _ := statements(t)
	owed := map[pair]bool{}
	for _, r := range all {
		if r.Type == kg.OwedBy {
			owed[pair{r.To, r.From}] = true
		}
	}
	compared := 0
	for _, r := range all {
		if r.Type != kg.Verifies && r.Type != kg.Enforces {
			continue
		}
		compared++
		if owed[pair{r.From, r.To}] {
			t.Errorf("%s: the actor owes the act itself", r.ID)
		}
	}
	if compared == 0 || len(owed) == 0 {
		t.Errorf("compared %d checks with %d duties", compared, len(owed))
	}
}
