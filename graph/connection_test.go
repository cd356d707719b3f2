package graph_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"
)

// beginnings maps types that have the beginning of a list, and no pages, to the type of its edges: the cursor of an edge
// continues the list.
var beginnings = map[string]string{"RelationshipGroup": "[RelationshipEdge!]!"}

// withoutIdentity are the items of connections that are no nodes: parts of one answer, to which nothing refers.
var withoutIdentity = []string{"ComparisonPair", "ContestedProvision", "DataChange"}

// TestConnections checks that every list with pages is a whole connection: it has edges, nodes, pageInfo and totalCount,
// its edges have a cursor and the same node, the node has an id, and each field with the list takes the four arguments of a page.
func TestConnections(t *testing.T) {
	s, found := schema(t), 0
	for _, d := range s.Types {
		isConnection := strings.HasSuffix(d.Name, "Connection")
		if !isConnection && d.Fields.ForName("pageInfo") == nil {
			continue
		}
		if edges := beginnings[d.Name]; edges != "" && typeOf(d, "edges") == edges && d.Fields.ForName("pageInfo") == nil {
			continue
		}
		if found++; !isConnection {
			t.Errorf("%s has pages, and its name does not end with Connection", d.Name)
		}
		edge := define(t, s, strings.TrimSuffix(d.Name, "Connection")+"Edge")
		node := typeOf(edge, "node")
		for name, want := range map[string]string{
			"edges": "[" + edge.Name + "!]!", "nodes": "[" + node + "]!", "pageInfo": "PageInfo!",
		} {
			if got := typeOf(d, name); got != want {
				t.Errorf("%s.%s is %q, want %s", d.Name, name, got, want)
			}
		}
		item := define(t, s, strings.TrimSuffix(node, "!"))
		if !slices.Contains(item.Interfaces, "Node") && !slices.Contains(withoutIdentity, item.Name) && item.Name != "Node" {
			t.Errorf("the items of %s are no Node", d.Name)
		}
		if got := typeOf(edge, "cursor"); got != "String!" || !strings.HasSuffix(node, "!") {
			t.Errorf("%s.cursor is %q and %s.node is %q, want both, without null", edge.Name, got, edge.Name, node)
		}
		if got := strings.TrimSuffix(typeOf(d, "totalCount"), "!"); got != "Int" {
			t.Errorf("%s.totalCount is %q, want Int", d.Name, got)
		}
	}
	for _, d := range s.Types {
		for _, f := range d.Fields {
			if !strings.HasSuffix(f.Type.Name(), "Connection") {
				continue
			}
			for name, want := range map[string]string{"first": "Int", "last": "Int", "after": "String", "before": "String"} {
				if a := f.Arguments.ForName(name); a == nil || a.Type.String() != want {
					t.Errorf("%s.%s has no argument %s: %s", d.Name, f.Name, name, want)
				}
			}
		}
	}
	if found < 15 {
		t.Errorf("there are only %d connections", found)
	}
}

// typeOf returns the type of a field as the schema writes it, or "" if d has no such field.
func typeOf(d *ast.Definition, field string) string {
	if f := d.Fields.ForName(field); f != nil {
		return f.Type.String()
	}
	return ""
}
