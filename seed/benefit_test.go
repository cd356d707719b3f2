package seed

import (
	"testing"

	"accordgraph/internal/kg"
)

// TestBenefitsAreReadings checks that every statement that a clause benefits somebody says whose reading that is. No text
// says so of itself.
func TestBenefitsAreReadings(t *testing.T) {
	all, _ := statements(t)
	read := 0
	for _, r := range all {
		if r.Type != kg.Benefits {
			continue
		}
		read++
		if r.Text("assertedBy") == "" {
			t.Errorf("%s: say who reads it so (assertedBy)", r.ID)
		}
	}
	if read == 0 {
		t.Error("no BENEFITS was read")
	}
}
