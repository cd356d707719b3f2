package handoff

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"
)

// writeDOT writes a graph for Graphviz (https://graphviz.org/doc/info/lang.html). All values are attributes: Graphviz
// ignores the ones that it does not know. The type of a relationship is its label.
func writeDOT(w io.Writer, e *export) error {
	out := bufio.NewWriter(w)
	for _, f := range e.facts() {
		fmt.Fprintf(out, "// %s: %s\n", f.name, oneLine(f.text))
	}
	fmt.Fprint(out, "digraph answer {\n")
	n := e.network()
	for _, v := range n.nodes {
		fmt.Fprintf(out, "  %s [%s];\n", quoteDOT(v.text(nodeID)), attributesDOT(e.nodes, v, nodeID))
	}
	for _, v := range n.edges {
		fmt.Fprintf(out, "  %s -> %s [label=%s, %s];\n", quoteDOT(v.text(edgeSource)), quoteDOT(v.text(edgeTarget)),
			quoteDOT(v.text(edgeType)), attributesDOT(e.links, v, edgeSource, edgeTarget))
	}
	fmt.Fprint(out, "}\n")
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
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\r", "", "\n", `\n`).Replace(printable(s)) + `"`
}

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
