package neo4jstore

import (
	"fmt"
	"strings"

	"accordgraph/internal/kg"
)

// step returns the pattern of a step from a along l to b, which are names of
// variables.
func step(a, l, b string, s kg.Step) string {
	left, right := "-", "-"
	switch s.Dir {
	case kg.Out:
		right = "->"
	case kg.In:
		left = "<-"
	}
	to := ""
	if s.To != kg.Any {
		to = ":" + label(s.To)
	}
	return fmt.Sprintf("(%s)%s[%s%s]%s(%s%s)", a, left, l, typeNames(s.Types), right, b, to)
}

// typeNames returns types in the form of a pattern. If there are no types, the result is
// empty and matches any type.
func typeNames(types []kg.Type) string {
	if len(types) == 0 {
		return ""
	}
	names := make([]string, len(types))
	for i, t := range types {
		names[i] = quote(string(t))
	}
	return ":" + strings.Join(names, "|")
}

// kindNames returns the labels of all kinds that a search finds, in the form of a
// pattern.
func kindNames() string {
	var names []string
	for _, k := range kg.Kinds() {
		names = append(names, label(k))
	}
	return strings.Join(names, "|")
}

// endColumns returns the property of a relationship that stores the ID of the near
// end, and the property that stores the sort key of the far end.
func endColumns(d kg.Direction) (near, far string) {
	if d == kg.In {
		return "to", "fromSort"
	}
	return "from", "toSort"
}

// columnList returns a list of properties, separated by commas. They are properties of
// the variable x, or without a variable if x is empty.
func columnList(x string, properties ...string) string {
	all := make([]string, len(properties))
	for i, p := range properties {
		all[i] = quote(p)
		if x != "" {
			all[i] = property(x, p)
		}
	}
	return strings.Join(all, ", ")
}

// nodeLabel returns the label of all nodes whose kind counts as k.
func nodeLabel(k kg.Kind) string {
	if k == kg.Any {
		return "Entity"
	}
	return string(k)
}

// labels returns the labels of a node of kind k.
func labels(k kg.Kind) []string {
	if k.Is(kg.Document) {
		return []string{"Entity", "Document", string(k)}
	}
	return []string{"Entity", string(k)}
}

// label returns nodeLabel, quoted.
func label(k kg.Kind) string { return quote(nodeLabel(k)) }

// property returns a property of the variable x.
func property(x, name string) string { return x + "." + quote(name) }

// quote returns name as a Cypher identifier.
func quote(name string) string { return "`" + strings.ReplaceAll(name, "`", "``") + "`" }
