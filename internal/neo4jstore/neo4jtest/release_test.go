//go:build unix

package neo4jtest

import (
	"fmt"
	"testing"
)

func TestChosenRelease(t *testing.T) {
	for _, test := range []struct{ name, want string }{
		{"", "5.26.16 17 <nil>"},
		{"5.26.16", "5.26.16 17 <nil>"},
		{"2026.08.1", "2026.08.1 21 <nil>"},
		{"4.4", ` 0 KG_TEST_NEO4J_VERSION is "4.4", want 5.26.16 or 2026.08.1`},
	} {
		t.Setenv("KG_TEST_NEO4J_VERSION", test.name)
		r, err := chosen()
		if got := fmt.Sprintf("%s %d %v", r.version, r.java, err); got != test.want {
			t.Errorf("%q: got %s, want %s", test.name, got, test.want)
		}
	}
	if Image != releases[0].image() {
		t.Errorf("Image is %s, and the image of the default is %s", Image, releases[0].image())
	}
}
