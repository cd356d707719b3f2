package sqlitestore

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestLists checks that listOf returns what array wrote, also with escapes.
func TestLists(t *testing.T) {
	for _, list := range [][]string{
		{},
		{""},
		{"", ""},
		{"a"},
		{"a", "b"},
		{"Київ", "naïve, or not"},
		{","},
		{"a,b", "c"},
		{"[", "]", `["]`},
		{`"`},
		{`","`, "a"},
		{`\`},
		{`a\`, "b"},
		{"<b>", "&"},
		{"\n\x00"},
		{"\u2028"},
		{"not UTF-8: \xff"},
	} {
		var want []string
		if err := json.Unmarshal([]byte(array(list)), &want); err != nil {
			t.Fatal(err)
		}
		got, err := listOf(array(list))
		if err != nil || !cmp.Equal(want, got) {
			t.Errorf("%q: %q, %v, want %q", array(list), got, err, want)
		}
	}
	for _, bad := range []string{"", "[", `["a`, "null and more", "[1]"} {
		if got, err := listOf(bad); err == nil {
			t.Errorf("%q was taken for %q", bad, got)
		}
	}
}
