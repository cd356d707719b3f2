package handoff

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// openNQuads writes N-Quads (https://www.w3.org/TR/n-quads). A statement may be there once for each page.
func openNQuads(w io.Writer) encoder { return &nquadsEncoder{bufio.NewWriter(w)} }

// An nquadsEncoder writes N-Quads.
type nquadsEncoder struct{ out *bufio.Writer }

func (q *nquadsEncoder) begin(e *export) error {
	for _, f := range e.facts() {
		fmt.Fprintf(q.out, "# %s: %s\n", f.name, oneLine(f.text))
	}
	return nil
}

func (q *nquadsEncoder) page(e *export) error {
	for _, s := range e.quads(e.publicURL) {
		object := "<" + s.object + ">"
		if !s.iri {
			object = quoteNQuads(s.object)
			if s.datatype != "" {
				object += "^^<" + s.datatype + ">"
			}
		}
		fmt.Fprintf(q.out, "<%s> <%s> %s ", s.subject, s.predicate, object)
		if s.graph != "" {
			fmt.Fprintf(q.out, "<%s> ", s.graph)
		}
		fmt.Fprintln(q.out, ".")
	}
	return q.out.Flush()
}

func (q *nquadsEncoder) end(e *export) error { return endLine(q.out, "#", e) }

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
