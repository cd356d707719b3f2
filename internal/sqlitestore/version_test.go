package sqlitestore

import (
	"hash/crc32"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestLayout fails if the form of a file changes and layout does not. Columns of fields,
// and statements that depend on them, count once for each shape. A further field with a
// known shape needs no change of layout, because it changes [kg.Form] already.
func TestLayout(t *testing.T) {
	const name, form = "sqlite 7", 0x24e832ae
	quoted, index := regexp.MustCompile(`"(sort_)?\w+"`), regexp.MustCompile(`entity_(of|by)_\w+`)
	lines := strings.Split(index.ReplaceAllString(quoted.ReplaceAllString(schema(), `"${1}x"`), "entity_${1}_x"), "\n")
	slices.Sort(lines)
	text := strings.Join(slices.Compact(lines), "\n")
	if got := crc32.ChecksumIEEE([]byte(text)); got != form || layout != name {
		t.Errorf("the form is %#x of layout %q, was %#x of layout %q: "+
			"change layout in open.go, or say here that files of both are alike", got, layout, form, name)
	}
}
