package kg

import "testing"

// TestOrigins counts the origins of five sources: two carry reports of the agency, one is a page of the agency itself,
// one is a paper of its own, and one is the compiler, which is no source.
func TestOrigins(t *testing.T) {
	b := Batch{}
	r := Relationship{ID: "relationship/r", Type: About, Fields: map[string]any{}}
	var evidence []string
	for _, s := range []struct{ name, kind, date, repeats, publisher string }{
		{"a", "NEWS", "2025-11-21", "actor/agency", "Paper"},
		{"b", "NEWS", "2025-11-22", "actor/agency", "Radio"},
		{"c", "NEWS", "2025-11-23", "", "The Agency"},
		{"d", "NEWS", "2025-11-24", "", "Gazette"},
		{"k", "COMPILER", "", "", ""},
	} {
		source := Entity{ID: ID("source/" + s.name), Kind: Source, Fields: map[string]any{"sourceKind": s.kind}}
		for field, v := range map[string]string{"date": s.date, "repeats": s.repeats, "publisher": s.publisher} {
			setOrDelete(source.Fields, field, v)
		}
		of := Entity{ID: ID("evidence/" + s.name), Kind: Evidence, Fields: map[string]any{"source": string(source.ID)}}
		b.Entities, evidence = append(b.Entities, source, of), append(evidence, string(of.ID))
	}
	b.Entities = append(b.Entities, Entity{ID: "actor/agency", Kind: Actor, Name: "The Agency", Fields: map[string]any{}})
	r.Fields["evidence"] = evidence
	b.Relationships = []Relationship{r}
	Complete(&b)
	r = b.Relationships[0]
	for _, test := range []struct {
		day              string
		sources, origins int
	}{{"2025-11-20", 0, 0}, {"2025-11-22", 2, 1}, {"2025-11-23", 3, 1}, {"2025-11-24", 4, 2}} {
		got := r.OnRecord(test.day)
		if got.Int("sourceCount") != test.sources || got.Int("originCount") != test.origins {
			t.Errorf("on %s: %d sources of %d origins, want %d of %d",
				test.day, got.Int("sourceCount"), got.Int("originCount"), test.sources, test.origins)
		}
	}
	if r.Int("sourceCount") != 4 || r.Int("originCount") != 2 {
		t.Errorf("%d sources of %d origins, want 4 of 2", r.Int("sourceCount"), r.Int("originCount"))
	}
	for field, want := range map[string]string{
		"source1From": "2025-11-21", "source4From": "2025-11-24", "source5From": "",
		"origin1From": "2025-11-21", "origin2From": "2025-11-24", "origin3From": "",
	} {
		if got := r.Text(field); got != want {
			t.Errorf("%s is %q, want %q", field, got, want)
		}
	}
}
