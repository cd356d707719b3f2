package handoff

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// writeCypher writes statements for Neo4j, each on a line of its own. Nodes have the label Entity and their kind, and
// relationships have their type. Both are found by their ids, so a second run changes nothing.
func writeCypher(w io.Writer, e *export) error {
	out := bufio.NewWriter(w)
	for _, f := range e.facts() {
		fmt.Fprintf(out, "// %s: %s\n", f.name, oneLine(f.text))
	}
	fmt.Fprintln(out, "CREATE CONSTRAINT accordgraph_entity IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;")
	n := e.network()
	for _, v := range n.nodes {
		fmt.Fprintf(out, "MERGE (n:Entity {id: %s}) SET n:%s, n += {%s};\n",
			quoteCypher(v.text(nodeID)), nameCypher(v.text(nodeKind)), propertiesCypher(e.nodes, v))
	}
	for _, v := range n.edges {
		fmt.Fprintf(out, "MATCH (a:Entity {id: %s}), (b:Entity {id: %s}) MERGE (a)-[r:%s {id: %s}]->(b) SET r += {%s};\n",
			quoteCypher(v.text(edgeSource)), quoteCypher(v.text(edgeTarget)), nameCypher(v.text(edgeType)),
			quoteCypher(v.text(edgeID)), propertiesCypher(e.links, v))
	}
	return out.Flush()
}

// propertiesCypher returns the values of a row as properties.
func propertiesCypher(columns []column, values row) string {
	all := []string{}
	for i, c := range columns {
		if values[i] != nil {
			all = append(all, nameCypher(c.name)+": "+literalCypher(c, values[i]))
		}
	}
	return strings.Join(all, ", ")
}

// literalCypher returns a value as a literal.
func literalCypher(c column, v any) string {
	switch v := v.(type) {
	case []any:
		items := []string{}
		for _, item := range v {
			items = append(items, literalCypher(c, item))
		}
		return "[" + strings.Join(items, ", ") + "]"
	case string:
		return quoteCypher(v)
	}
	return textOf(v)
}

// nameCypher returns a name of a label, a type or a property.
func nameCypher(s string) string { return "`" + strings.ReplaceAll(s, "`", "``") + "`" }

// quoteCypher returns a text as a string. A statement is one line, so line breaks and control characters are escapes.
func quoteCypher(s string) string {
	var b strings.Builder
	b.WriteByte('\'')
	for _, r := range s {
		switch {
		case r == '\'' || r == '\\':
			b.WriteString("\\" + string(r))
		case r == '\n':
			b.WriteString(`\n`)
		case r < ' ' || r == 0x7f || r == 0x2028 || r == 0x2029:
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('\'')
	return b.String()
}
