package kg

import (
	"regexp"
	"testing"
)

// FuzzID compares ID.Valid with a regular expression for IDs.
func FuzzID(f *testing.F) {
	form := regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)+$`)
	for _, s := range []string{
		"", "a", "a/b", "a/b/c", "a-b/c-d", "/a", "a/", "a//b", "a--b/c", "-a/b", "a-/b", "a/-b", "a/b-", "A/b",
		"a/é", "a/b\n",
		"0/9", "a_b/c",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if got, want := ID(s).Valid(), len(s) <= MaxID && form.MatchString(s); got != want {
			t.Errorf("%q is valid: %t, want %t", s, got, want)
		}
	})
}
