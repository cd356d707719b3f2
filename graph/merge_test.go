package graph_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
)

// TestFieldsCanStandSideBySide checks that one query may ask for every field of every type that can be at one place, with
// a fragment for each type and without an alias. So fields of one name must have one shape, as the GraphQL specification
// says in SameResponseShape: the same lists and nulls, and the same scalar or enum. If both are objects, their own fields
// must have one shape, too. A deprecated field whose reason names another field of its type does not count.
func TestFieldsCanStandSideBySide(t *testing.T) {
	for _, bad := range apart(t, "../schema.graphqls") {
		t.Errorf("%s cannot stand side by side: rename one of them", bad)
	}
	// The first contract shows that the test finds such fields.
	want := []string{
		"Actor.evidence and Source.evidence",
		"Agreement.evidence and Source.evidence",
		"Agreement.status and Relationship.status",
		"Document.evidence and Source.evidence",
		"Document.status and Relationship.status",
		"Entity.evidence and Source.evidence",
		"Event.evidence and Source.evidence",
		"Figure.evidence and Source.evidence",
		"Objection.evidence and Source.evidence",
		"Proposal.evidence and Source.evidence",
		"Proposal.status and Relationship.status",
		"Provision.evidence and Source.evidence",
		"Relationship.evidence and Source.evidence",
		"Source.evidence and Territory.evidence",
	}
	if diff := cmp.Diff(want, apart(t, "../docs/schema/0.1.graphqls")); diff != "" {
		t.Error("fields of the contract 0.1 that cannot stand side by side (-want +got):\n" + diff)
	}
}

// apart returns the pairs of fields of a contract that cannot stand side by side, sorted.
func apart(t *testing.T, file string) []string {
	t.Helper()
	sdl, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	s, err := gqlparser.LoadSchema(&ast.Source{Input: string(sdl)})
	if err != nil {
		t.Fatal(err)
	}
	m := merging{s: s, seen: map[[2]string]bool{}}
	for _, d := range s.Types {
		m.together(d, d)
	}
	if len(m.seen) < 100 {
		t.Errorf("only %d pairs of types were compared", len(m.seen))
	}
	slices.Sort(m.bad)
	return slices.Compact(m.bad)
}

// merging compares types that can be at one place.
type merging struct {
	s    *ast.Schema
	seen map[[2]string]bool
	bad  []string
}

// together compares what can be at a place of type a with what can be at a place of type b, when both are one place of an
// answer.
func (m *merging) together(a, b *ast.Definition) {
	for _, x := range m.conditions(a) {
		for _, y := range m.conditions(b) {
			if pair := [2]string{min(x.Name, y.Name), max(x.Name, y.Name)}; !m.seen[pair] {
				m.seen[pair] = true
				m.compare(x, y)
			}
		}
	}
}

// conditions returns the types that a fragment at a place of type d may have. Each shares an object type with d.
func (m *merging) conditions(d *ast.Definition) (all []*ast.Definition) {
	for _, x := range m.s.Types {
		shares := func(o *ast.Definition) bool { return slices.Contains(m.s.GetPossibleTypes(x), o) }
		if x.IsCompositeType() && d.IsCompositeType() && slices.ContainsFunc(m.s.GetPossibleTypes(d), shares) {
			all = append(all, x)
		}
	}
	return all
}

// compare compares the fields of two types that have one name.
func (m *merging) compare(a, b *ast.Definition) {
	for _, f := range a.Fields {
		g := b.Fields.ForName(f.Name)
		if g == nil || replaced(a, f) || replaced(b, g) {
			continue
		}
		x, y := m.s.Types[f.Type.Name()], m.s.Types[g.Type.Name()]
		switch {
		case shape(f.Type) != shape(g.Type), (x.IsLeafType() || y.IsLeafType()) && x != y:
			m.bad = append(m.bad, min(a.Name, b.Name)+"."+f.Name+" and "+max(a.Name, b.Name)+"."+f.Name)
		case !x.IsLeafType():
			m.together(x, y)
		}
	}
}

// shape returns a type without its name: [!]! for [Actor!]!.
func shape(t *ast.Type) string { return strings.Replace(t.String(), t.Name(), "", 1) }

// replaced reports whether a field is deprecated for another field of its type.
func replaced(d *ast.Definition, f *ast.FieldDefinition) bool {
	old := f.Directives.ForName("deprecated")
	if old == nil {
		return false
	}
	for _, word := range strings.Split(old.Arguments.ForName("reason").Value.Raw, "`") {
		if instead := d.Fields.ForName(word); instead != nil && instead.Directives.ForName("deprecated") == nil {
			return true
		}
	}
	return false
}
