package kg_test

import (
	"testing"

	"accordgraph/internal/kg"
	"accordgraph/seed"
)

// TestCheckBundled checks that the bundled data set breaks no rule.
func TestCheckBundled(t *testing.T) {
	b, err := seed.Read(seed.Bundled())
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range kg.Check(b) {
		t.Errorf("%s: %s", p.ID, p.Message)
	}
}
