package kg

import "testing"

func TestValidDate(t *testing.T) {
	for s, want := range map[string]bool{
		"2014": true, "2014-09": true, "2014-09-05": true, "2024-02-29": true,
		"": false, "14": false, "2014-13": false, "2014-9": false, "2014-02-29": false,
		"2014-09-05T00:00:00Z": false, "next": false,
	} {
		if got := ValidDate(s); got != want {
			t.Errorf("ValidDate(%q) = %v", s, got)
		}
	}
}
