package neo4jstore

import (
	"fmt"
	"slices"
	"strings"

	"accordgraph/internal/kg"
)

// fill returns a statement with a text for each of its blanks.
func fill(text string, blanks ...string) string {
	all := slices.Clone(blanks)
	for i := 0; i < len(all); i += 2 {
		all[i] = "/*" + all[i] + "*/"
	}
	return strings.NewReplacer(all...).Replace(text)
}

// step returns the pattern of s from a by l to b.
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

// typeNames returns ts as a pattern has them; it is empty if there are none.
func typeNames(ts []kg.Type) string {
	if len(ts) == 0 {
		return ""
	}
	names := make([]string, len(ts))
	for i, t := range ts {
		names[i] = quote(string(t))
	}
	return ":" + strings.Join(names, "|")
}

// directions returns the ways that d stands for.
func directions(d kg.Direction) []kg.Direction {
	if d == kg.Both {
		return []kg.Direction{kg.Out, kg.In}
	}
	return []kg.Direction{d}
}

// endColumns returns which property of relationships has the id of the near end,
// and which the sort key of the far one.
func endColumns(d kg.Direction) (near, far string) {
	if d == kg.In {
		return "to", "fromSort"
	}
	return "from", "toSort"
}

// values returns a list of what x has in the field of that name, and what to count
// for each: of a list that has a value twice, x is counted once.
func values(x subject, fields []kg.Field, name string) (list, each string) {
	if slices.ContainsFunc(fields, func(f kg.Field) bool { return f.Name == name && f.Type.IsList() }) {
		return x.field(name), "DISTINCT " + x.name
	}
	return "[" + x.field(name) + "]", "*"
}

func uniqueNode(label, property string) index {
	name := strings.ToLower(label) + "_" + property
	return index{name, fill(uniqueNodeText, "name", quote(name), "label", label, "property", property)}
}

func uniqueRelationship(t kg.Type) index {
	name := string(t) + "_id"
	return index{name, fill(uniqueRelationshipText, "name", quote(name), "type", quote(string(t)))}
}

func indexNode(k kg.Kind, properties ...string) index {
	name := nodeLabel(k) + "_" + strings.Join(properties, "_")
	return index{name, fill(indexNodeText, "name", quote(name), "label", label(k), "properties", columnList("n", properties...))}
}

func indexRelationship(t kg.Type, d kg.Direction) index {
	near, far := endColumns(d)
	name := string(t) + "_" + near
	return index{name, fill(indexRelationshipText, "name", quote(name), "type", quote(string(t)), "properties", columnList("l", near, far, "id"))}
}

func useIndex(x, label string, columns ...string) string {
	return fmt.Sprintf("USING INDEX SEEK %s:%s(%s)", x, label, columnList("", columns...))
}

// columnList names properties, of x if that is not empty.
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

// kindNames are the labels of what is searched.
func kindNames() string {
	var names []string
	for _, k := range kg.Kinds() {
		names = append(names, label(k))
	}
	return strings.Join(names, "|")
}

func nodeLabel(k kg.Kind) string {
	if k == kg.Any {
		return "Entity"
	}
	return string(k)
}

func label(k kg.Kind) string { return quote(nodeLabel(k)) }

func property(x, name string) string { return x + "." + quote(name) }

func quote(name string) string { return "`" + strings.ReplaceAll(name, "`", "``") + "`" }

// labels are those of a node of kind k.
func labels(k kg.Kind) []string {
	if k.Is(kg.Document) {
		return []string{"Entity", "Document", string(k)}
	}
	return []string{"Entity", string(k)}
}
