package kg

import "testing"

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"Türkiye": "turkiye", "ZELENSKYY": "zelenskyy", "e\u0301": "e", "é": "e", "ﬁ": "fi", "Straße": "strasse",
		"Київ": "киів", "①": "1",
	} {
		if got := Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
		if got := Fold(Fold(in)); got != want {
			t.Errorf("Fold(Fold(%q)) = %q, want %q", in, got, want)
		}
	}
}

func TestSearchTextIsASCIIAndKeepsBeginnings(t *testing.T) {
	e := Entity{Name: "Київ 2025", Fields: map[string]any{"aliases": []string{"Kyiv", "KYIV!"}}}
	if got, want := SearchText(e), "2025 kyiv "+Spell("киів")+" zz0645887e3690fe65 zza55f0487a136e099"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if whole, start := Spell("киів"), Spell("ки"); whole[:len(start)] != start {
		t.Errorf("%q does not start with %q", whole, start)
	}
}
