package handoff

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"
)

// openDOT writes a graph for Graphviz (https://graphviz.org/doc/info/lang.html). All values are attributes: Graphviz
// ignores the ones that it does not know. The type of a relationship is its label.
func openDOT(w io.Writer) encoder { return &dotEncoder{bufio.NewWriter(w), written{}} }

// A dotEncoder writes a graph for Graphviz.
type dotEncoder struct {
	out     *bufio.Writer
	written written
}

func (d *dotEncoder) begin(e *export) error {
	for _, f := range e.facts() {
		fmt.Fprintf(d.out, "// %s: %s\n", f.name, oneLine(f.text))
	}
	_, err := fmt.Fprint(d.out, "digraph answer {\n")
	return err
}

func (d *dotEncoder) page(e *export) error {
	n := e.network()
	for _, v := range d.written.fresh(n.nodes) {
		fmt.Fprintf(d.out, "  %s [%s];\n", quoteDOT(v.text(nodeID)), attributesDOT(e.nodes, v, nodeID))
	}
	for _, v := range d.written.fresh(n.edges) {
		fmt.Fprintf(d.out, "  %s -> %s [label=%s, %s];\n", quoteDOT(v.text(edgeSource)), quoteDOT(v.text(edgeTarget)),
			quoteDOT(v.text(edgeType)), attributesDOT(e.links, v, edgeSource, edgeTarget))
	}
	return d.out.Flush()
}

func (d *dotEncoder) end(e *export) error {
	if _, err := fmt.Fprint(d.out, "}\n"); err != nil {
		return err
	}
	return endLine(d.out, "//", e)
}

// endLine writes a comment at the end of a file that is not complete, and flushes the file.
func endLine(out *bufio.Writer, comment string, e *export) error {
	if len(e.more) > 0 {
		fmt.Fprintf(out, "%s incomplete: %s\n", comment, oneLine(e.moreText()))
	}
	return out.Flush()
}

// attributesDOT returns the values of a row as attributes, without those at the given places.
func attributesDOT(columns []column, values row, without ...int) string {
	all := []string{}
	for i, c := range columns {
		if values[i] != nil && !slices.Contains(without, i) && !(c.name == "label" && i > nodeLabel) {
			all = append(all, quoteDOT(c.name)+"="+quoteDOT(values.text(i)))
		}
	}
	return strings.Join(all, ", ")
}

// quoteDOT returns a text as a quoted string. Graphviz takes a backslash as the beginning of an escape.
func quoteDOT(s string) string {
	return `"` + escapesDOT.Replace(printable(s)) + `"`
}

// escapesDOT writes signs that end a quoted string or begin an escape.
var escapesDOT = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\r", "", "\n", `\n`)

// printable returns a text in which U+FFFD stands for each control character but line breaks and tabs.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\r' && r != '\t' || r == 0x7f {
			return '\ufffd'
		}
		return r
	}, s)
}

// oneLine returns a text with spaces in place of line breaks.
func oneLine(s string) string { return strings.Join(strings.Fields(printable(s)), " ") }
