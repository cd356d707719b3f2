package main

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The table of docs/operate.md has every setting, in their order, with the variable and
// the default.
func TestTableOfSettings(t *testing.T) {
	data, err := os.ReadFile("../docs/operate.md")
	if err != nil {
		t.Fatal(err)
	}
	var got, want []string
	for line := range strings.Lines(string(data)) {
		if cells := strings.Split(line, " | "); strings.HasPrefix(line, "| `-") && len(cells) == 4 {
			got = append(got, strings.Join(cells[:3], " | "))
		}
	}
	in := map[string]string{"store": "a file in the cache folder", "seed": "the bundled data"} // what no value means
	for _, s := range new(config).settings() {
		value := "none"
		switch {
		case s.value != "":
			value = "`" + s.value + "`"
		case in[s.name] != "":
			value = in[s.name]
		}
		want = append(want, "| `-"+s.name+"` | `"+s.variable()+"` | "+value)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("settings -, page +:\n%s", diff)
	}
}
