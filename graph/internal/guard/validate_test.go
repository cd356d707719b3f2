package guard

import (
	"fmt"
	"strings"
	"testing"
)

// missing returns a document with n fragments on types that the schema does not have. The
// names of these types have that many bytes and resemble names of the schema.
func missing(n, bytes int) string {
	text := "{ dataset { title } }"
	for i := range n {
		name := fmt.Sprintf("Proposal%03d", i)
		text += fmt.Sprintf(" fragment f%d on %s { id }", i, name+strings.Repeat("x", bytes-len(name)))
	}
	return text
}

// Hints are for people, who make few mistakes. For many mistakes, hints would be
// expensive.
func TestHintsAreForFewAndShortMistakes(t *testing.T) {
	for _, c := range []struct {
		name, text   string
		hinted, errs int
	}{
		{"a field", "{ dataset { titel } }", 1, 1},
		{"a field of another type", "{ nodes(ids: []) { name } }", 1, 1},
		{"an argument", "{ actors(frist: 1) { totalCount } }", 1, 1},
		{"an enum value", "{ actors(orderBy: {field: NAMEE}) { totalCount } }", 1, 1},
		{"a key", `{ actors(where: {naem: {eq: "x"}}) { totalCount } }`, 1, 1},
		{"20 fields", "{ dataset {" + strings.Repeat(" titel", 20) + " } }", 20, 20},
		{"21 fields", "{ dataset {" + strings.Repeat(" titel", 21) + " } }", 0, 21},
		// Each fragment makes two errors: its type does not exist, and it is not used.
		{"10 types", missing(10, 11), 10, 20},
		{"10 types with long names", missing(10, 199), 0, 20},
		{"11 types", missing(11, 11), 0, 21},
		{"a long enum value", "{ actors(orderBy: {field: NAME" + strings.Repeat("E", 3000) + "}) { totalCount } }", 0, 1},
	} {
		errs := validate(testSchema(), parsed(t, c.text))
		hinted := 0
		for _, err := range errs {
			if strings.Contains(err.Message, "Did you mean") {
				hinted++
			}
		}
		if hinted != c.hinted || len(errs) != c.errs {
			t.Errorf("%s: %d hints and %d errors, want %d and %d: %v", c.name, hinted, len(errs), c.hinted, c.errs, errs)
		}
	}
}

// BenchmarkHints validates documents that are short enough for hints, and one that is far
// too long for them.
func BenchmarkHints(b *testing.B) {
	schema := testSchema()
	for _, c := range []struct {
		name, text string
	}{{"a typo", "{ dataset { titel } }"}, {"10 of 80 bytes", missing(10, 80)}, {"700 of 199 bytes", missing(700, 199)}} {
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				if validate(schema, parsed(b, c.text)) == nil {
					b.Fatal("it is valid")
				}
			}
		})
	}
}
