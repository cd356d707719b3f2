package main

import (
	"strings"
	"testing"
)

// asReference refuses code that lacks an expression of introspection, and code that has one twice.
func TestAsReference(t *testing.T) {
	var src strings.Builder
	src.WriteString("package gen\n")
	for _, r := range introspected {
		src.WriteString("// " + r.old + "\n")
	}
	for i, r := range introspected {
		for name, changed := range map[string]string{
			"missing": strings.Replace(src.String(), r.old, "", 1),
			"twice":   src.String() + "// " + r.old + "\n",
		} {
			if _, err := asReference([]byte(changed)); err == nil || !strings.Contains(err.Error(), "times instead of once") {
				t.Errorf("expression %d is %s: %v", i, name, err)
			}
		}
	}
}
