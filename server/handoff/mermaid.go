package handoff

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// writeMermaid writes a flowchart for Mermaid (https://mermaid.js.org/syntax/flowchart.html). A label says the type
// of a relationship, its claimant, its status and its dates. A comment before it has its id, and its evidence with
// the sources.
func writeMermaid(w io.Writer, e *export) error {
	out := bufio.NewWriter(w)
	comment := func(format string, args ...any) {
		fmt.Fprintf(out, "%%%% %s\n", strings.NewReplacer("{", "(", "}", ")").Replace(oneLine(fmt.Sprintf(format, args...))))
	}
	fmt.Fprint(out, "flowchart LR\n")
	for _, f := range e.facts() {
		comment("%s: %s", f.name, f.text)
	}
	n := e.network()
	names := map[string]string{}
	for i, v := range n.nodes {
		id := v.text(nodeID)
		names[id] = fmt.Sprintf("n%d", i+1)
		comment("%s", id)
		fmt.Fprintf(out, "%s[\"%s\"]\n", names[id], escapeMermaid(v.text(nodeLabel)))
	}
	for _, v := range n.edges {
		comment("%s: %s: %s", v.text(edgeID), v.text(edgeQuotes), v.text(edgeSourceList))
		fmt.Fprintf(out, "%s -->|\"%s\"| %s\n", names[v.text(edgeSource)], escapeMermaid(edgeLabel(v)), names[v.text(edgeTarget)])
	}
	return out.Flush()
}

// edgeLabel returns the type of a relationship with its claimant, its status and its dates.
func edgeLabel(v row) string {
	parts := []string{v.text(edgeType)}
	if by := v.text(edgeClaimantName); by != "" {
		parts = append(parts, "says "+by)
	}
	parts = append(parts, v.text(edgeStatus))
	if from, to := v.text(edgeValidFrom), v.text(edgeValidTo); from+to != "" {
		parts = append(parts, from+"–"+to)
	}
	return strings.Join(parts, ", ")
}

// escapeMermaid returns a text in which signs that Mermaid, Markdown or HTML read are codes of characters.
func escapeMermaid(s string) string {
	var b strings.Builder
	for _, r := range oneLine(s) {
		if strings.ContainsRune("\"#<>&`*_~[]{}()|;\\%$", r) {
			fmt.Fprintf(&b, "#%d;", r)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}
