package guard

import (
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"

	"accordgraph/internal/hostile"
)

// A syntax error says what was read, and where.
func TestSyntaxErrorsNameWhatWasRead(t *testing.T) {
	for _, c := range []struct {
		text, want string
		column     int
	}{
		{"{ a ? }", `Cannot parse the unexpected character '?'.`, 5},
		{"{ a .. }", `Cannot parse the unexpected character '.'.`, 5},
		{"{ é }", `Cannot parse the unexpected character 'é'.`, 3},
		{`{ a(b: "x) }`, "Unterminated string.", 13},
		{`{ a(b: """x) }`, "Unterminated string.", 15},
		{"{ a(b: 01) }", "Invalid number, unexpected digit after 0: \"1\".", 9},
		{"{ a(b: 1.) }", "Invalid number, expected digit but got: \")\".", 10},
		{`{ a(b: "\q") }`, `Invalid character escape sequence: \q.`, 10},
		{`{ a(b: "\u{110000}") }`, `Invalid character escape sequence: \u{110000}.`, 10},
		{"{ a(", "Expected Name, found <EOF>", 5},
		{"{ a & }", "Expected Name, found &", 5},
		{"{ a(b: ) }", "Unexpected )", 8},
	} {
		_, err := parse(c.text)
		if err == nil || err.Message != c.want || err.Locations[0].Column != c.column || err.Extensions["code"] != "GRAPHQL_PARSE_FAILED" {
			t.Errorf("%s: %v %v, want %s at %d", c.text, err, err.Extensions, c.want, c.column)
		}
	}
	for _, r := range hostile.Requests(testSchema()) {
		p, err := decode(r.Body)
		if err != nil {
			continue
		}
		if _, err := parse(p.Query); err != nil && strings.Contains(err.Message, "<Invalid>") {
			t.Errorf("%s: %v", r.Name, err)
		}
	}
}

// A text may have any character as an escape with braces, and as a surrogate pair.
func TestUnicodeEscapes(t *testing.T) {
	for _, text := range []string{`\u{1F54A}`, `\u{01f54a}`, `\uD83D\uDD4A`} {
		doc, err := parse(`{ a(b: "` + text + `") }`)
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		if got := doc.Operations[0].SelectionSet[0].(*ast.Field).Arguments[0].Value.Raw; got != "🕊" {
			t.Errorf("%s is read as %q", text, got)
		}
	}
}

// A document that the parser finds too deep is refused as any document that is.
func TestDeepestDocuments(t *testing.T) {
	for _, text := range []string{
		strings.Repeat("{a", 1200) + strings.Repeat("}", 1200),
		"{ a(b: " + strings.Repeat("[", 1200) + strings.Repeat("]", 1200) + ") }",
	} {
		_, err := parse(text)
		if err == nil || err.Extensions["code"] != CodeQueryTooDeep || err.Extensions["limit"] != 1000 {
			t.Errorf("%.20s…: %v", text, err)
		}
	}
}
