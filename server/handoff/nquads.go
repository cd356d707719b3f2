package handoff

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// writeNQuads writes N-Quads (https://www.w3.org/TR/n-quads).
func writeNQuads(w io.Writer, e *export) error {
	out := bufio.NewWriter(w)
	for _, f := range e.facts() {
		fmt.Fprintf(out, "# %s: %s\n", f.name, oneLine(f.text))
	}
	for _, q := range e.quads(e.publicURL) {
		object := "<" + q.object + ">"
		if !q.iri {
			object = quoteNQuads(q.object)
			if q.datatype != "" {
				object += "^^<" + q.datatype + ">"
			}
		}
		fmt.Fprintf(out, "<%s> <%s> %s ", q.subject, q.predicate, object)
		if q.graph != "" {
			fmt.Fprintf(out, "<%s> ", q.graph)
		}
		fmt.Fprintln(out, ".")
	}
	return out.Flush()
}

// quoteNQuads returns a text as a literal.
func quoteNQuads(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteString("\\" + string(r))
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\r':
			b.WriteString(`\r`)
		case r < ' ' || r == 0x7f:
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
