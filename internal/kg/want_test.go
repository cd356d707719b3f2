package kg

import "testing"

// TestEveryFieldCanBeWanted checks that each field has a bit of a Want. A Want has 128 bits for the fields of entities,
// and 128 for the fields of relationships. A field without a bit would be read by no request.
func TestEveryFieldCanBeWanted(t *testing.T) {
	spoken := map[string]bool{} // only sentences read these fields, and sentences want all fields
	for _, f := range AllEntityFields() {
		spoken[f.Name] = f.Spoken
	}
	for _, f := range AllEntityFields() {
		if f.Spoken || spoken[f.UkrainianOf] {
			continue
		}
		if !(Want{limited: true}).And(f.Name).Entity(f.Name) {
			t.Errorf("the field %s of entities has no bit in Want: there are %d fields", f.Name, len(AllEntityFields()))
		}
	}
	for _, f := range relationshipFields {
		if !(Want{limited: true}).AndLink(f.Name).Link(f.Name) {
			t.Errorf("the field %s of relationships has no bit in Want: there are %d fields", f.Name, len(relationshipFields))
		}
	}
}
